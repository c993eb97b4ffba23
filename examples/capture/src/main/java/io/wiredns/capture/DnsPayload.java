package io.wiredns.capture;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Instant;

/**
 * The octets of one DNS message as they were captured; nothing says that they are well-formed.
 *
 * <p>The addresses are never looked up. {@link InetSocketAddress#getHostString()} shows them
 * without a look-up, {@link InetSocketAddress#getHostName()} does not.
 *
 * @param octets the message, from position zero to the limit, without the length prefix of TCP; the
 *     array below may be shared with other payloads of the same packet, so it must not be written
 * @param tcp whether the message came over TCP rather than UDP
 * @param time when its last packet was captured; {@link Instant#EPOCH} if the capture does not say
 * @param source who sent it
 * @param destination whom it was sent to
 * @param packetNumber the place of its last packet in the capture, counted from one
 */
public record DnsPayload(
    ByteBuffer octets,
    boolean tcp,
    Instant time,
    InetSocketAddress source,
    InetSocketAddress destination,
    long packetNumber) {}
