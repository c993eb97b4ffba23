package io.wiredns.capture;

import static io.wiredns.capture.Packets.ACK;
import static io.wiredns.capture.Packets.SYN;
import static io.wiredns.capture.Packets.framed;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;

/** A stream of three messages, and the capture that contains its segments. */
abstract class TcpFixture {
  static final byte[] A = Packets.query(1, 40);
  static final byte[] B = Packets.query(2, 50);
  static final byte[] C = Packets.query(3, 60);
  static final byte[] STREAM = framed(A, B, C);

  /** The offsets of B's and C's length prefixes in the stream. */
  static final int B_START = 42;

  static final int C_START = 94;

  final PcapWriter writer = new PcapWriter(PcapWriter.RAW);
  int firstSequence = 1000;

  void segment(int sequence, int flags, byte[] data) {
    writer.packet(Packets.ipv4(6, Packets.tcp(sequence, flags, data)));
  }

  void syn() {
    segment(firstSequence - 1, SYN, new byte[0]);
  }

  /** Sends a part of the stream. */
  void part(int from, int to) {
    segment(firstSequence + from, ACK, Arrays.copyOfRange(STREAM, from, to));
  }

  Captures read() throws IOException {
    return Captures.read(writer.octets());
  }

  void assertWhole() throws IOException {
    Captures read = read();
    assertEquals(Captures.messages(A, B, C), read.messages());
    assertTrue(read.payloads().stream().allMatch(DnsPayload::tcp));
    assertEquals(0, read.counters().tcpGapCount());
    assertEquals(0, read.counters().tcpDroppedOctets());
    assertEquals(3, read.counters().tcpMessageCount());
  }
}
