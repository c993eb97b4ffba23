package io.wiredns.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinkLayerTest {
  private static final byte[] QUERY = Packets.query(3, 33);
  private static final byte[] IPV4 = Packets.ipv4Udp(QUERY);
  private static final byte[] IPV6 = Packets.ipv6(17, Packets.udp(QUERY));

  private static void assertDelivered(int linkType, byte[] frame) throws IOException {
    Captures read = Captures.read(new PcapWriter(linkType).packet(frame).octets());
    assertEquals(Captures.messages(QUERY), read.messages());
    // A packet that is truncated anywhere is counted and not delivered.
    PcapWriter cut = new PcapWriter(linkType);
    for (int length = 0; length < frame.length; length++) {
      cut.packet(0, 0, Arrays.copyOf(frame, length), frame.length);
    }
    CaptureCounters counters = Captures.read(cut.octets()).counters();
    assertEquals(frame.length, counters.truncatedPacketCount());
    assertEquals(0, counters.udpMessageCount());
  }

  private static void assertSkipped(int linkType, byte[] frame) throws IOException {
    Captures read = Captures.read(new PcapWriter(linkType).packet(frame).octets());
    assertEquals(1, read.counters().otherPacketCount());
  }

  @Test
  void readsEthernet() throws IOException {
    assertDelivered(1, Packets.ethernet(Packets.IPV4_TYPE, IPV4));
    assertDelivered(1, Packets.ethernet(Packets.IPV6_TYPE, IPV6));
    int arp = 0x0806;
    assertSkipped(1, Packets.ethernet(arp, new byte[28]));
  }

  @Test
  void ignoresPaddingOfShortFrames() throws IOException {
    byte[] padded = Arrays.copyOf(Packets.ethernet(Packets.IPV4_TYPE, IPV4), 200);
    Captures read = Captures.read(new PcapWriter(1).packet(padded).octets());
    assertEquals(Captures.messages(QUERY), read.messages());
  }

  @ParameterizedTest
  @ValueSource(ints = {0x8100, 0x88A8, 0x9100})
  void readsVlanTags(int tag) throws IOException {
    byte[] one = Packets.vlan(Packets.IPV4_TYPE, IPV4);
    assertDelivered(1, Packets.ethernet(tag, one));
    byte[] two = Packets.vlan(0x8100, Packets.vlan(Packets.IPV6_TYPE, IPV6));
    assertDelivered(1, Packets.ethernet(tag, two));
  }

  @ParameterizedTest
  @ValueSource(ints = {12, 14, 101, 228, 229})
  void readsRawIp(int linkType) throws IOException {
    assertDelivered(linkType, IPV4);
    assertDelivered(linkType, IPV6);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 10, 24, 28, 30})
  void readsLoopbackInBothByteOrders(int family) throws IOException {
    byte[] packet = family == 2 ? IPV4 : IPV6;
    byte[] little = {(byte) family, 0, 0, 0};
    for (int linkType : new int[] {0, 108}) {
      assertDelivered(linkType, Packets.concat(Packets.i32(family), packet));
      assertDelivered(linkType, Packets.concat(little, packet));
    }
    assertSkipped(0, Packets.concat(Packets.i32(7), packet));
  }

  @Test
  void readsLinuxCooked() throws IOException {
    byte[] first = new byte[14];
    assertDelivered(113, Packets.concat(first, Packets.u16(Packets.IPV4_TYPE), IPV4));
    assertDelivered(113, Packets.concat(first, Packets.u16(Packets.IPV6_TYPE), IPV6));
    byte[] tagged = Packets.vlan(Packets.IPV4_TYPE, IPV4);
    assertDelivered(113, Packets.concat(first, Packets.u16(0x8100), tagged));
  }

  @Test
  void readsLinuxCookedTwo() throws IOException {
    byte[] rest = new byte[18];
    assertDelivered(276, Packets.concat(Packets.u16(Packets.IPV4_TYPE), rest, IPV4));
    assertDelivered(276, Packets.concat(Packets.u16(Packets.IPV6_TYPE), rest, IPV6));
  }

  @ParameterizedTest
  @ValueSource(ints = {9, 50})
  void readsPpp(int linkType) throws IOException {
    byte[] addressAndControl = {(byte) 0xFF, 3};
    assertDelivered(linkType, Packets.concat(addressAndControl, Packets.u16(0x21), IPV4));
    assertDelivered(linkType, Packets.concat(Packets.u16(0x57), IPV6));
    int lcp = 0xC021;
    assertSkipped(linkType, Packets.concat(addressAndControl, Packets.u16(lcp), new byte[4]));
  }
}
