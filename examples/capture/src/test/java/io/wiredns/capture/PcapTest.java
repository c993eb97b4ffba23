package io.wiredns.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PcapTest {
  private static final byte[] QUERY = Packets.query(7, 40);
  private static final byte[] PACKET = Packets.ipv4Udp(QUERY);

  @ParameterizedTest
  @CsvSource({"true,true", "true,false", "false,true", "false,false"})
  void readsBothByteOrdersAndResolutions(boolean bigEndian, boolean nanoseconds)
      throws IOException {
    ByteOrder order = bigEndian ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    int magic = nanoseconds ? PcapWriter.NANOSECONDS : PcapWriter.MICROSECONDS;
    PcapWriter writer = new PcapWriter(order, magic, PcapWriter.RAW);
    writer.packet(new byte[] {0x45}).packet(1_700_000_000, 123_456, PACKET);

    Captures read = Captures.read(writer.octets());

    assertEquals(1, read.payloads().size());
    DnsPayload payload = read.payloads().get(0);
    assertEquals(ByteBuffer.wrap(QUERY), payload.octets());
    assertEquals(0, payload.octets().position());
    assertFalse(payload.tcp());
    int nanos = nanoseconds ? 123_456 : 123_456_000;
    assertEquals(Instant.ofEpochSecond(1_700_000_000, nanos), payload.time());
    assertEquals(2, payload.packetNumber());
    InetAddress client = InetAddress.getByAddress(Packets.CLIENT_4);
    assertEquals(new InetSocketAddress(client, Packets.CLIENT_PORT), payload.source());
    InetAddress server = InetAddress.getByAddress(Packets.SERVER_4);
    assertEquals(new InetSocketAddress(server, Packets.DNS_PORT), payload.destination());
    assertEquals(2, read.counters().packetCount());
    assertEquals(1, read.counters().udpMessageCount());
    assertEquals(1, read.counters().malformedPacketCount());
  }

  @Test
  void readsTimesBeyond2038() throws IOException {
    byte[] file = new PcapWriter(PcapWriter.RAW).packet(0xF0000000, 0, PACKET).octets();
    assertEquals(Instant.ofEpochSecond(0xF0000000L), Captures.read(file).payloads().get(0).time());
  }

  @Test
  void takesEitherPortAndNoOther() throws IOException {
    PcapWriter writer = new PcapWriter(PcapWriter.RAW);
    writer.packet(Packets.ipv4(17, Packets.udp(5353, 5353, QUERY)));
    writer.packet(Packets.ipv4(17, Packets.udp(1234, 53, QUERY)));
    writer.packet(Packets.ipv4(17, Packets.udp(853, 1234, QUERY)));
    Set<Integer> ports = Set.of(5353, 853);
    try (DnsCapture capture = DnsCapture.open(new ByteArrayInputStream(writer.octets()), ports)) {
      assertEquals(1, capture.next().packetNumber());
      assertEquals(3, capture.next().packetNumber());
      assertNull(capture.next());
      assertNull(capture.next());
      assertEquals(1, capture.counters().otherPacketCount());
    }
  }

  @Test
  void refusesPortsThatAreNone() {
    ByteArrayInputStream file = new ByteArrayInputStream(new PcapWriter(PcapWriter.RAW).octets());
    assertThrows(IllegalArgumentException.class, () -> DnsCapture.open(file, Set.of(65536)));
    assertThrows(IllegalArgumentException.class, () -> DnsCapture.open(file, Set.of(-1)));
  }

  @Test
  void readsAnEmptyCapture() throws IOException {
    Captures read = Captures.read(new PcapWriter(PcapWriter.ETHERNET).octets());
    assertEquals(0, read.payloads().size());
    assertEquals(0, read.counters().packetCount());
  }

  @Test
  void countsUnknownLinkTypes() throws IOException {
    Captures read = Captures.read(new PcapWriter(147).packet(PACKET).packet(PACKET).octets());
    assertEquals(2, read.counters().unknownLinkTypeCount());
    assertEquals(0, read.payloads().size());
  }

  @Test
  void namesTheCutPacketAfterTheWholeOnes() throws IOException {
    byte[] file = new PcapWriter(PcapWriter.RAW).packet(PACKET).packet(PACKET).octets();
    byte[] cut = Arrays.copyOf(file, file.length - 1);
    Captures read = Captures.readAnyhow(cut);
    assertEquals(1, read.payloads().size());
    CaptureException failure = (CaptureException) read.failure();
    assertEquals(cut.length, failure.offset());
    int start = 24 + 16 + PACKET.length;
    assertEquals(
        "octet " + cut.length + ": the file ends inside packet 2, begun at octet " + start,
        failure.getMessage());
  }

  @Test
  void throwsTheSameFailureAgain() throws IOException {
    byte[] file = new PcapWriter(PcapWriter.RAW).packet(PACKET).octets();
    ByteArrayInputStream cut = new ByteArrayInputStream(file, 0, file.length - 1);
    try (DnsCapture capture = DnsCapture.open(cut, DnsCapture.DEFAULT_PORTS)) {
      assertThrows(CaptureException.class, capture::next);
      assertThrows(CaptureException.class, capture::next);
    }
  }

  @Test
  void refusesAnOverlongPacket() throws IOException {
    byte[] file = new PcapWriter(PcapWriter.RAW).packet(PACKET).packet(new byte[262_145]).octets();
    Captures read = Captures.readAnyhow(file);
    assertEquals(1, read.payloads().size());
    assertEquals(
        "octet "
            + (24 + 16 + PACKET.length)
            + ": packet 2: 262145 octets are more than a packet can have",
        read.failure().getMessage());
  }

  @Test
  void refusesWhatIsNoCapture() {
    assertFault("octet 0: the file ends inside the file header, begun at octet 0", new byte[0]);
    assertFault(
        "octet 0: the file header: neither pcap nor pcapng, it starts with 3b20636f",
        "; comment".getBytes(StandardCharsets.US_ASCII));
  }

  @Test
  void refusesOtherVersions() {
    byte[] file = new PcapWriter(PcapWriter.RAW).octets();
    file[6] = 3;
    assertFault("octet 0: the file header: pcap version 2.3 is not supported", file);
  }

  private static void assertFault(String message, byte[] file) {
    CaptureException failure =
        assertThrows(CaptureException.class, () -> Captures.readAnyhow(file));
    assertEquals(message, failure.getMessage());
  }
}
