package io.wiredns.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class FragmentTest {
  private static final byte[] MESSAGE = Packets.query(77, 3000);
  private static final byte[] UDP = Packets.udp(MESSAGE);

  private static byte[] v4(int identification, int from, int to) {
    return Packets.ipv4Fragment(17, identification, UDP, from, to);
  }

  private static byte[] v6(int identification, int from, int to) {
    return Packets.ipv6Fragment(17, identification, UDP, from, to);
  }

  private static Captures read(byte[]... packets) throws IOException {
    PcapWriter writer = new PcapWriter(PcapWriter.RAW);
    for (byte[] packet : packets) {
      writer.packet(packet);
    }
    return Captures.read(writer.octets());
  }

  private static void assertDelivered(byte[]... packets) throws IOException {
    Captures read = read(packets);
    assertEquals(Captures.messages(MESSAGE), read.messages());
    assertEquals(packets.length, read.payloads().get(0).packetNumber());
    assertEquals(0, read.counters().incompleteDatagramCount());
  }

  @Test
  void joinsIpv4InAndOutOfOrder() throws IOException {
    byte[] first = v4(1, 0, 1480);
    byte[] second = v4(1, 1480, 2960);
    byte[] third = v4(1, 2960, UDP.length);
    assertDelivered(first, second, third);
    assertDelivered(third, second, first);
    assertDelivered(second, third, first);
    assertDelivered(second, second, third, third, first);
  }

  @Test
  void joinsIpv6InAndOutOfOrder() throws IOException {
    byte[] first = v6(1, 0, 1448);
    byte[] second = v6(1, 1448, UDP.length);
    assertDelivered(first, second);
    assertDelivered(second, first);
  }

  @Test
  void findsExtensionsInTheFragmentedPart() throws IOException {
    byte[] part = Packets.concat(Packets.extension(17, 8), UDP);
    byte[] first = Packets.ipv6Fragment(60, 3, part, 0, 16);
    byte[] second = Packets.ipv6Fragment(60, 3, part, 16, part.length);
    assertDelivered(first, second);
    assertDelivered(second, first);
  }

  @Test
  void joinsTcpToo() throws IOException {
    byte[] tcp = Packets.tcp(1, Packets.ACK, Packets.framed(MESSAGE));
    byte[] first = Packets.ipv4Fragment(6, 1, tcp, 0, 800);
    byte[] second = Packets.ipv4Fragment(6, 1, tcp, 800, tcp.length);
    assertDelivered(second, first);
  }

  @Test
  void keepsDatagramsApart() throws IOException {
    Captures read = read(v4(1, 0, 1480), v4(2, 1480, UDP.length));
    assertEquals(0, read.payloads().size());
    assertEquals(2, read.counters().incompleteDatagramCount());
  }

  @Test
  void doesNotJoinAcrossMinutes() throws IOException {
    PcapWriter writer = new PcapWriter(PcapWriter.RAW);
    writer.packet(1000, 0, v4(1, 0, 1480)).packet(1061, 0, v4(1, 1480, UDP.length));
    Captures read = Captures.read(writer.octets());
    assertEquals(0, read.payloads().size());
    assertEquals(2, read.counters().incompleteDatagramCount());
  }

  @Test
  void givesUpOnOverlaps() throws IOException {
    assertEquals(
        1, read(v4(1, 0, 1480), v4(1, 1472, UDP.length)).counters().contradictoryDatagramCount());
    assertEquals(
        1, read(v4(1, 1480, 2960), v4(1, 8, 1488)).counters().contradictoryDatagramCount());
    assertEquals(1, read(v4(1, 0, 1480), v4(1, 0, 1488)).counters().contradictoryDatagramCount());
  }

  @Test
  void givesUpOnTwoEnds() throws IOException {
    byte[] shorter = Arrays.copyOf(UDP, 2000);
    byte[] end = Packets.ipv4Fragment(17, 1, shorter, 1480, 2000);
    assertEquals(1, read(end, v4(1, 2960, UDP.length)).counters().contradictoryDatagramCount());
    assertEquals(1, read(v4(1, 2960, UDP.length), end).counters().contradictoryDatagramCount());
    assertEquals(1, read(end, v4(1, 2000, 2960)).counters().contradictoryDatagramCount());
  }

  @Test
  void countsImpossibleFragments() throws IOException {
    byte[] misaligned = Packets.ipv4(17, new byte[0], 1, 0x2000, new byte[9]);
    byte[] empty = Packets.ipv4(17, new byte[0], 1, 0x2000, new byte[0]);
    byte[] beyond = Packets.ipv4(17, new byte[0], 1, 0x1FFF, new byte[8]);
    assertEquals(3, read(misaligned, empty, beyond).counters().malformedPacketCount());
  }

  @Test
  void countsFragmentsOfFragments() throws IOException {
    byte[] innerHeader = {17, 0, 0, 1, 0, 0, 0, 1};
    byte[] part = Packets.concat(Packets.extension(44, 8), innerHeader, new byte[16]);
    byte[] first = Packets.ipv6Fragment(60, 1, part, 0, 8);
    byte[] second = Packets.ipv6Fragment(60, 1, part, 8, part.length);
    assertEquals(1, read(first, second).counters().malformedPacketCount());
    assertEquals(1, read(Packets.ipv6Fragment(44, 1, part, 8, 16)).counters().otherPacketCount());
  }

  @Test
  void letsTheOldestMakeRoom() throws IOException {
    int taken = FragmentTable.DATAGRAM_OVERHEAD + FragmentTable.FRAGMENT_OVERHEAD + 1480;
    int most = FragmentTable.MAX_OCTETS / taken;
    byte[][] packets = new byte[most + 3][];
    for (int i = 0; i < packets.length - 2; i++) {
      packets[i] = v4(i, 0, 1480);
    }
    packets[packets.length - 2] = v4(0, 1480, UDP.length);
    packets[packets.length - 1] = v4(2, 1480, UDP.length);
    Captures read = read(packets);
    assertEquals(1, read.payloads().size());
    assertEquals(2, read.counters().evictedDatagramCount());
    assertEquals(most - 1, read.counters().incompleteDatagramCount());
  }

  @Test
  void joinsTheSmallestFragments() throws IOException {
    byte[][] packets = new byte[UDP.length / 8][];
    for (int i = 0; i < packets.length; i++) {
      packets[i] = v4(1, 8 * i, 8 * i + 8);
    }
    assertDelivered(packets);
  }

  @Test
  void doesNotBelieveALengthOfTwoGibibytes() throws IOException {
    byte[] lie = v4(1, 0, 1480);
    lie[2] = 0;
    lie[3] = 0;
    PcapWriter writer = new PcapWriter(PcapWriter.RAW).packet(0, 0, lie, -1);
    ByteBuffer.wrap(lie).putShort(6, (short) 0x2001);
    writer.packet(0, 0, lie, Integer.MAX_VALUE).packet(v4(1, 0, 1480));
    CaptureCounters counters = Captures.read(writer.octets()).counters();
    assertEquals(2, counters.malformedPacketCount() + counters.truncatedPacketCount());
    assertEquals(1, counters.incompleteDatagramCount());
  }

  @Test
  void countsCutFragments() throws IOException {
    byte[] first = v4(1, 0, 1480);
    PcapWriter writer = new PcapWriter(PcapWriter.RAW);
    writer.packet(0, 0, Arrays.copyOf(first, 100), first.length);
    writer.packet(v4(1, 1480, UDP.length));
    CaptureCounters counters = Captures.read(writer.octets()).counters();
    assertEquals(1, counters.truncatedPacketCount());
    assertEquals(1, counters.incompleteDatagramCount());
  }
}
