/**
 * The client: queries over UDP and TCP, matched by RFC 5452, repeated, negotiated and failed over
 * by the table of {@link io.wiredns.codec.response.NextStep}.
 *
 * <pre>{@code
 * try (DnsClient client = DnsClient.builder().server(new InetSocketAddress("192.0.2.53", 53)).build()) {
 *   Message response = client.send(Message.query(0, Name.of("example.com."), RecordType.A)).join();
 * }
 * }</pre>
 *
 * <p>Buffers are Netty's. JDK 24 and later print a warning of {@code sun.misc.Unsafe} about them
 * unless {@code -Dio.netty.noUnsafe=true} is set.
 *
 * <p>Records and enums of this package are immutable and may be shared among threads.
 */
package io.wiredns.core.client;
