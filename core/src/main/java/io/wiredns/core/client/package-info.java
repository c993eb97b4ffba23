/**
 * The client: sends queries over UDP and TCP, matches responses as RFC 5452 requires, and repeats
 * queries, changes them or tries other servers as {@link io.wiredns.codec.response.NextStep}
 * specifies.
 *
 * <pre>{@code
 * InetSocketAddress server = new InetSocketAddress("192.0.2.53", 53);
 * try (DnsClient client = DnsClient.builder().server(server).build()) {
 *   Message response = client.send(Message.query(0, Name.of("example.com."), RecordType.A)).join();
 * }
 * }</pre>
 *
 * <p>The client uses Netty's buffers. JDK 24 and later therefore print a warning about {@code
 * sun.misc.Unsafe}, unless {@code -Dio.netty.noUnsafe=true} is set.
 *
 * <p>Records and enums of this package are immutable and may be shared among threads.
 */
package io.wiredns.core.client;
