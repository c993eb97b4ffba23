package io.wiredns.capture;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Queue;

/** The complete messages that have not been returned yet, and the one that was returned last. */
final class ReadyMessages {
  /** The message that was returned last. */
  final CapturedMessage current = new CapturedMessage();

  private final Queue<Frames> frames = new ArrayDeque<>();
  private final Tally tally;

  /** Whether the message of a datagram is the current one, but has not been returned. */
  private boolean datagram;

  ReadyMessages(Tally tally) {
    this.tally = tally;
  }

  /**
   * Messages that the same TCP segment completed, each after its length.
   *
   * @param octets a buffer of an array that is not changed before the messages are returned
   */
  private record Frames(ByteBuffer octets, PacketKey ends, TcpSegment last) {

    /** Makes the next message the current one. */
    void next(CapturedMessage current) {
      int length = Short.toUnsignedInt(octets.getShort());
      int from = octets.arrayOffset() + octets.position();
      current.setTcp(octets.array(), from, length, ends, last);
      octets.position(octets.position() + length);
    }
  }

  /** Adds the message of a UDP datagram; the messages before it have been returned. */
  void datagram(IpPacket ip, int sourcePort, int destinationPort, CapturedPacket packet)
      throws PacketFault {
    current.setUdp(ip, sourcePort, destinationPort, packet);
    datagram = true;
  }

  /** Adds one or more messages of TCP, each after its length. */
  void frames(ByteBuffer octets, PacketKey ends, TcpSegment last) {
    frames.add(new Frames(octets, ends, last));
  }

  /** Makes the next message the current one; returns false if there is none. */
  boolean advance() {
    if (datagram) {
      datagram = false;
      tally.udpMessageCount++;
      return true;
    }
    Frames first = frames.peek();
    if (first == null) {
      return false;
    }
    first.next(current);
    tally.tcpMessageCount++;
    if (!first.octets().hasRemaining()) {
      frames.remove();
    }
    return true;
  }
}
