/**
 * Signed transactions (TSIG, RFC 8945). They work on the octets of messages, and the time is a
 * parameter.
 *
 * <p>{@link io.wiredns.codec.tsig.TsigClient} signs requests and verifies responses, {@link
 * io.wiredns.codec.tsig.TsigServer} verifies requests and signs responses; both support streams of
 * messages. The result of a check is a {@link io.wiredns.codec.tsig.TsigResult} for any octets; no
 * exception is thrown for input from the network.
 *
 * <p>Records and enums of this package are immutable and may be shared among threads.
 */
package io.wiredns.codec.tsig;
