package io.wiredns.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PcapngTest {
  private static final int RAW = 101;
  private static final int ETHERNET = 1;
  private static final long MICROS = 1_700_000_000_123_456L;

  /** The length is not a multiple of four, so that there is padding. */
  private static final byte[] QUERY = Packets.query(9, 41);

  private static final byte[] PACKET = Packets.ipv4Udp(QUERY);

  private static PcapngWriter writer() {
    return new PcapngWriter(ByteOrder.LITTLE_ENDIAN);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void readsEveryPacketBlock(boolean bigEndian) throws IOException {
    PcapngWriter writer =
        new PcapngWriter(bigEndian ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    writer.describe(RAW).describe(ETHERNET);
    writer.enhanced(0, MICROS, PACKET, PACKET.length, writer.option(2, new byte[] {0, 0, 0, 1}));
    writer.simple(PACKET, PACKET.length);
    writer.old(1, MICROS, Packets.ethernet(Packets.IPV4_TYPE, PACKET));

    Captures read = Captures.read(writer.octets());

    assertEquals(Captures.messages(QUERY, QUERY, QUERY), read.messages());
    Instant time = Instant.ofEpochSecond(1_700_000_000, 123_456_000);
    assertEquals(time, read.payloads().get(0).time());
    assertEquals(Instant.EPOCH, read.payloads().get(1).time());
    assertEquals(time, read.payloads().get(2).time());
    assertEquals(3, read.payloads().get(2).packetNumber());
  }

  @Test
  void startsAnewWithEverySection() throws IOException {
    PcapngWriter writer = writer().describe(RAW).enhanced(0, MICROS, PACKET);
    writer.section(ByteOrder.BIG_ENDIAN).describe(ETHERNET);
    writer.enhanced(0, MICROS, Packets.ethernet(Packets.IPV4_TYPE, PACKET));
    writer.section(ByteOrder.LITTLE_ENDIAN).describe(RAW).enhanced(0, MICROS, PACKET);
    assertEquals(Captures.messages(QUERY, QUERY, QUERY), Captures.read(writer.octets()).messages());
  }

  @Test
  void passesOverUnknownBlocks() throws IOException {
    PcapngWriter writer = writer().block(0xBAD, new byte[20_000]).describe(RAW);
    writer.block(5, new byte[12]).enhanced(0, MICROS, PACKET).block(0x80000001, new byte[0]);
    Captures read = Captures.read(writer.octets());
    assertEquals(Captures.messages(QUERY), read.messages());
    assertEquals(1, read.counters().packetCount());
  }

  @Test
  void readsTimeOptions() throws IOException {
    PcapngWriter writer = writer();
    byte[] name = writer.option(2, new byte[] {'e', 't', 'h', '0', '1'});
    byte[] nanos = writer.option(9, new byte[] {9});
    byte[] offset = writer.option(14, 1000L);
    byte[] end = writer.option(0, new byte[0]);
    writer.describe(RAW, 0, Packets.concat(name, nanos, offset, end));
    writer.enhanced(0, 2_000_000_005L, PACKET);
    assertEquals(
        Instant.ofEpochSecond(1002, 5), Captures.read(writer.octets()).payloads().get(0).time());
  }

  @Test
  void limitsSimplePacketsByTheSnapshotLength() throws IOException {
    PcapngWriter writer = writer().describe(RAW, 30, new byte[0]);
    writer.simple(Arrays.copyOf(PACKET, 30), PACKET.length);
    Captures read = Captures.read(writer.octets());
    assertEquals(1, read.counters().truncatedPacketCount());
    assertEquals(0, read.payloads().size());
  }

  @Test
  void mixesLinkTypes() throws IOException {
    PcapngWriter writer = writer().describe(147).describe(RAW);
    writer.enhanced(0, MICROS, PACKET).enhanced(1, MICROS, PACKET);
    Captures read = Captures.read(writer.octets());
    assertEquals(1, read.counters().unknownLinkTypeCount());
    assertEquals(2, read.payloads().get(0).packetNumber());
  }

  @Test
  void namesFaults() throws IOException {
    assertFault(
        "octet 28: block 2: interface 0 was not described", writer().enhanced(0, 0, PACKET));
    assertFault("octet 28: block 2: interface 0 was not described", writer().simple(PACKET, 1));
    assertFault(
        "octet 28: block 2: timestamp resolution 20 is not supported",
        writer().describe(RAW, 0, writer().option(9, new byte[] {20})));
    assertFault(
        "octet 48: block 3: 262145 octets are more than a packet can have",
        writer().describe(RAW).enhanced(0, 0, new byte[262_145]));
  }

  @Test
  void namesWrongLengths() throws IOException {
    byte[] good = writer().describe(RAW).enhanced(0, 0, PACKET).octets();
    assertFault("octet 48: block 3: a block cannot be 8 octets long", patched(good, 52, 8));
    assertFault("octet 48: block 3: a block cannot be 47 octets long", patched(good, 52, 47));
    assertFault(
        "octet 48: block 3: 20 octets are needed, the block has 8 left", patched(good, 52, 20));
    assertFault(
        "octet 48: block 3: 100 octets are needed, the block has 72 left", patched(good, 68, 100));
    assertFault(
        "octet 48: block 3: the block begins with length 104 and ends with 5",
        patched(good, good.length - 4, 5));
    assertFault(
        "octet " + good.length + ": the file ends inside block 3, begun at octet 48",
        patched(good, 52, 0xFFFFFFFC));
  }

  @Test
  void refusesOtherVersions() throws IOException {
    byte[] second = writer().section(ByteOrder.LITTLE_ENDIAN).octets();
    second[28 + 12] = 2;
    assertFault("octet 28: block 2: pcapng version 2 is not supported", second);
  }

  private static byte[] patched(byte[] file, int index, int value) {
    byte[] patched = file.clone();
    ByteBuffer.wrap(patched).order(ByteOrder.LITTLE_ENDIAN).putInt(index, value);
    return patched;
  }

  private static void assertFault(String message, PcapngWriter writer) throws IOException {
    assertFault(message, writer.octets());
  }

  private static void assertFault(String message, byte[] file) throws IOException {
    assertEquals(message, Captures.readAnyhow(file).failure().getMessage());
  }
}
