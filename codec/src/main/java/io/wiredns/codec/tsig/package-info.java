/**
 * Signed transactions: TSIG, RFC 8945, over the octets of messages and with the time as a
 * parameter.
 *
 * <p>{@link io.wiredns.codec.tsig.TsigClient} signs requests and verifies responses, {@link
 * io.wiredns.codec.tsig.TsigServer} verifies requests and signs responses, both streams too. What
 * was found out is a {@link io.wiredns.codec.tsig.TsigResult}, for any octets at all; nothing is
 * thrown for what came from the network.
 *
 * <p>Records and enums of this package are immutable and may be shared among threads.
 */
package io.wiredns.codec.tsig;
