package io.wiredns.capture;

import java.nio.ByteBuffer;

/**
 * A TCP segment (RFC 9293 section 3.1).
 *
 * @param sequence the sequence number of its first octet, modulo 2^32
 * @param syn whether it opens the connection; the flag takes one sequence number before the first
 *     octet
 * @param fin whether the stream ends after it
 * @param reset whether it aborts the connection
 * @param data its payload
 * @param seconds the time at which it was captured, in seconds since 1970
 * @param nanos the nanoseconds of that second
 * @param packetNumber the number of its packet in the capture
 */
record TcpSegment(
    int sequence,
    boolean syn,
    boolean fin,
    boolean reset,
    ByteBuffer data,
    long seconds,
    int nanos,
    long packetNumber) {
  private static final int MIN_HEADER_LENGTH = 20;
  private static final int FIN = 0x01;
  private static final int SYN = 0x02;
  private static final int RST = 0x04;

  static TcpSegment parse(Octets octets, CapturedPacket packet) throws PacketFault {
    int headerLength = (octets.u8(12) >> 4) * Integer.BYTES;
    if (headerLength < MIN_HEADER_LENGTH) {
      throw PacketFault.malformed();
    }
    int flags = octets.u8(13);
    boolean syn = (flags & SYN) != 0;
    int sequence = octets.i32(4);
    octets.from(headerLength);
    return new TcpSegment(
        sequence + (syn ? 1 : 0),
        syn,
        (flags & FIN) != 0,
        (flags & RST) != 0,
        octets.buffer(),
        packet.seconds,
        packet.nanos,
        packet.number);
  }

  /** Returns the sequence number after its last octet. */
  int end() {
    return sequence + data.remaining();
  }

  /** Returns a copy that does not keep the packet, which may be much longer than the payload. */
  TcpSegment detached() {
    ByteBuffer copy = ByteBuffer.allocate(data.remaining());
    copy.put(data.duplicate()).flip();
    return new TcpSegment(sequence, syn, fin, reset, copy, seconds, nanos, packetNumber);
  }
}
