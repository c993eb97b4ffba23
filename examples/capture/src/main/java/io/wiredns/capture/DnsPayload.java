package io.wiredns.capture;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Objects;

/**
 * A DNS message of a capture. The octets are those that were captured, and may be malformed.
 *
 * <p>The addresses have no host names, and none is looked up if {@link
 * InetSocketAddress#getHostString()} is used to show them; {@link InetSocketAddress#getHostName()}
 * would ask a name server.
 *
 * @param octets the message, from position 0 to the limit, without the length prefix of TCP
 * @param tcp whether the message was sent over TCP; otherwise it was sent over UDP
 * @param time the time at which its last packet was captured; {@link Instant#EPOCH} if the capture
 *     does not contain times
 * @param source the sender
 * @param destination the receiver
 * @param packetNumber the number of its last packet in the capture; the first packet is number 1
 * @since 0.1
 */
public record DnsPayload(
    ByteBuffer octets,
    boolean tcp,
    Instant time,
    InetSocketAddress source,
    InetSocketAddress destination,
    long packetNumber) {

  /**
   * Creates a payload.
   *
   * @param octets the message from position to limit; the position of a read-only buffer must be 0,
   *     which is not checked. The octets must not be changed afterwards, nor position and limit of
   *     a read-only buffer.
   * @param tcp whether the message was sent over TCP
   * @param time the time at which its last packet was captured
   * @param source the sender
   * @param destination the receiver
   * @param packetNumber the number of its last packet
   */
  public DnsPayload {
    // The reader's buffers are read-only slices already: a message costs one buffer.
    if (!Objects.requireNonNull(octets, "octets").isReadOnly()) {
      octets = octets.slice().asReadOnlyBuffer();
    }
    Objects.requireNonNull(time, "time");
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(destination, "destination");
  }

  /**
   * Returns the message.
   *
   * @return a new read-only buffer with the message from position 0 to the limit, without the
   *     length prefix of TCP
   */
  @Override
  public ByteBuffer octets() {
    return octets.duplicate();
  }
}
