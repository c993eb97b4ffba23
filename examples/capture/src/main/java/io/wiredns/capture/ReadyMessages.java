package io.wiredns.capture;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Queue;

/** The complete messages that have not been returned yet. */
final class ReadyMessages {
  private final Queue<Frames> frames = new ArrayDeque<>();
  private final Tally tally;

  ReadyMessages(Tally tally) {
    this.tally = tally;
  }

  /**
   * Messages that the same TCP segment completed, each after its length, or one message of UDP
   * without a length.
   */
  private record Frames(
      ByteBuffer octets,
      boolean tcp,
      Instant time,
      InetSocketAddress source,
      InetSocketAddress destination,
      long packetNumber) {

    /** Returns the next message. */
    DnsPayload next() {
      int length = tcp ? Short.toUnsignedInt(octets.getShort()) : octets.remaining();
      ByteBuffer message = octets.slice(octets.position(), length);
      octets.position(octets.position() + length);
      return new DnsPayload(message, tcp, time, source, destination, packetNumber);
    }
  }

  /** Adds the message of a UDP datagram. */
  void datagram(ByteBuffer message, PacketKey ends, CapturedPacket packet) {
    frames.add(
        new Frames(
            message.asReadOnlyBuffer(),
            false,
            packet.time(),
            ends.source(),
            ends.destination(),
            packet.number()));
  }

  /** Adds one or more messages of TCP, each after its length. */
  void frames(ByteBuffer octets, PacketKey ends, TcpSegment last) {
    frames.add(
        new Frames(
            octets.asReadOnlyBuffer(),
            true,
            last.time(),
            ends.source(),
            ends.destination(),
            last.packetNumber()));
  }

  /** Returns the next message, or null if there is none. */
  DnsPayload next() {
    Frames first = frames.peek();
    if (first == null) {
      return null;
    }
    DnsPayload message = first.next();
    if (first.tcp()) {
      tally.tcpMessageCount++;
    } else {
      tally.udpMessageCount++;
    }
    if (!first.octets().hasRemaining()) {
      frames.remove();
    }
    return message;
  }
}
