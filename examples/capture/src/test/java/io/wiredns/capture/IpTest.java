package io.wiredns.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.IOException;
import java.net.Inet6Address;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class IpTest {
  private static final byte[] QUERY = Packets.query(5, 36);
  private static final byte[] UDP = Packets.udp(QUERY);

  private static Captures read(byte[]... packets) throws IOException {
    PcapWriter writer = new PcapWriter(PcapWriter.RAW);
    for (byte[] packet : packets) {
      writer.packet(packet);
    }
    return Captures.read(writer.octets());
  }

  private static void assertDelivered(byte[] packet) throws IOException {
    assertEquals(Captures.messages(QUERY), read(packet).messages());
  }

  private static void assertMalformed(byte[] packet) throws IOException {
    Captures read = read(packet);
    assertEquals(1, read.counters().malformedPacketCount());
    assertEquals(0, read.payloads().size());
  }

  private static byte[] patched(byte[] packet, int index, int value) {
    byte[] patched = packet.clone();
    ByteBuffer.wrap(patched).putShort(index, (short) value);
    return patched;
  }

  @Test
  void passesOverIpv4Options() throws IOException {
    assertDelivered(Packets.ipv4(17, new byte[40], 1, 0, UDP));
  }

  @Test
  void heedsDontFragment() throws IOException {
    assertDelivered(Packets.ipv4(17, new byte[0], 1, 0x4000, UDP));
  }

  @Test
  void takesTheRestWhereTheLengthIsLeftToTheNetworkCard() throws IOException {
    assertDelivered(patched(Packets.ipv4(17, UDP), 2, 0));
    assertDelivered(patched(Packets.ipv6(17, UDP), 4, 0));
  }

  @Test
  void countsHeadersThatContradict() throws IOException {
    byte[] packet = Packets.ipv4(17, UDP);
    assertMalformed(patched(packet, 0, 0x4400));
    assertMalformed(patched(packet, 0, 0x5500));
    assertMalformed(patched(packet, 2, 19));
    assertMalformed(patched(packet, 2, packet.length + 1));
    assertMalformed(patched(packet, 24, 7));
    assertMalformed(patched(packet, 24, UDP.length + 1));
    assertMalformed(Packets.ipv4(17, new byte[3]));
    assertMalformed(patched(Packets.ipv6(17, UDP), 4, UDP.length + 1));
    assertMalformed(Packets.ipv6(0, new byte[] {17, 1, 0, 0, 0, 0, 0, 0}));
    byte[] tcp = Packets.tcp(1, Packets.ACK, QUERY);
    assertMalformed(patched(Packets.ipv4(6, tcp), 32, 0x4010));
    assertMalformed(patched(Packets.ipv4(6, Packets.tcp(1, 0, new byte[0])), 32, 0xF010));
    assertMalformed(new byte[0]);
  }

  @Test
  void ignoresOctetsAfterTheUdpLength() throws IOException {
    assertDelivered(Packets.ipv4(17, Packets.concat(UDP, new byte[5])));
  }

  @Test
  void deliversAnEmptyDatagram() throws IOException {
    Captures read = read(Packets.ipv4Udp(new byte[0]));
    assertEquals(Captures.messages(new byte[0]), read.messages());
  }

  @Test
  void skipsOtherProtocols() throws IOException {
    assertEquals(1, read(Packets.ipv4(1, UDP)).counters().otherPacketCount());
    assertEquals(1, read(Packets.ipv6(58, UDP)).counters().otherPacketCount());
    // The hop-by-hop header exists only in IPv6.
    byte[] extension = Packets.concat(Packets.extension(17, 8), UDP);
    assertEquals(1, read(Packets.ipv4(0, extension)).counters().otherPacketCount());
    byte[] fragment = Packets.ipv4Fragment(1, 9, UDP, 0, 8);
    assertEquals(1, read(fragment).counters().otherPacketCount());
  }

  @Test
  void doesNotCallOtherPortsTruncated() throws IOException {
    byte[] packet = Packets.ipv4(17, Packets.udp(1, 2, QUERY));
    PcapWriter writer = new PcapWriter(PcapWriter.RAW);
    writer.packet(0, 0, Arrays.copyOf(packet, 30), packet.length);
    CaptureCounters counters = Captures.read(writer.octets()).counters();
    assertEquals(0, counters.truncatedPacketCount());
    assertEquals(1, counters.otherPacketCount());
  }

  @Test
  void doesNotMissOptionsOfAnEmptySegment() throws IOException {
    // The options of TCP are truncated, but there is no payload that could be lost.
    byte[] packet = Packets.ipv4(6, Packets.tcp(1, Packets.ACK, new byte[0]));
    PcapWriter writer = new PcapWriter(PcapWriter.RAW);
    writer.packet(0, 0, Arrays.copyOf(packet, 40), packet.length);
    assertEquals(0, Captures.read(writer.octets()).counters().truncatedPacketCount());
  }

  @Test
  void passesOverIpv6Extensions() throws IOException {
    byte[] hopByHop = Packets.extension(43, 8);
    byte[] routing = Packets.extension(60, 24);
    byte[] destination = Packets.extension(17, 16);
    assertDelivered(Packets.ipv6(0, Packets.concat(hopByHop, routing, destination, UDP)));
  }

  @Test
  void takesAnAtomicFragmentAsItIs() throws IOException {
    assertDelivered(Packets.ipv6Fragment(17, 9, UDP, 0, UDP.length));
  }

  @Test
  void keepsMappedAddressesIpv6() throws IOException {
    byte[] packet = Packets.ipv6(17, UDP);
    ByteBuffer.wrap(packet, 8, 16).putLong(0).putInt(0xFFFF).putInt(0xC0000201);
    DnsPayload payload = read(packet).payloads().get(0);
    assertInstanceOf(Inet6Address.class, payload.source().getAddress());
  }
}
