package io.wiredns.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/**
 * Checks that reading any file ends, either normally or with an IOException. Samples are not
 * shrunk: jqwik 1.9.3 fails when it shrinks arrays of bytes, and hides the original failure.
 */
@PropertyDefaults(shrinking = ShrinkingMode.OFF)
class HostileFileProperties {
  private static final byte[] QUERY = Packets.query(1, 30);

  @Property
  void randomOctetsAfterAPcapHeader(
      @ForAll @Size(max = 300) byte[] octets,
      @ForAll boolean bigEndian,
      @ForAll @IntRange(min = 0, max = 300) int linkType)
      throws IOException {
    byte[] header = new PcapWriter(order(bigEndian), PcapWriter.MICROSECONDS, linkType).octets();
    Captures.readAnyhow(Packets.concat(header, octets));
  }

  @Property
  void randomOctetsAfterAPcapngHeader(
      @ForAll @Size(max = 300) byte[] octets, @ForAll boolean bigEndian) throws IOException {
    byte[] header = new PcapngWriter(order(bigEndian)).describe(1).octets();
    Captures.readAnyhow(Packets.concat(header, octets));
  }

  @Property
  void randomBlocks(
      @ForAll @Size(max = 20) List<@Size(max = 60) byte[]> bodies,
      @ForAll @Size(max = 20) List<@IntRange(min = 0, max = 7) Integer> types,
      @ForAll boolean bigEndian)
      throws IOException {
    PcapngWriter writer = new PcapngWriter(order(bigEndian)).describe(1);
    for (int i = 0; i < Math.min(bodies.size(), types.size()); i++) {
      writer.block(types.get(i), bodies.get(i));
    }
    Captures.readAnyhow(writer.octets());
  }

  @Property
  void randomPackets(
      @ForAll @Size(max = 20) List<@Size(max = 120) byte[]> packets,
      @ForAll @IntRange(min = 0, max = 300) int linkType)
      throws IOException {
    PcapWriter writer = new PcapWriter(linkType);
    packets.forEach(writer::packet);
    assertEquals(packets.size(), Captures.read(writer.octets()).counters().packetCount());
  }

  @Property
  void randomChangesToAnHonestFile(
      @ForAll @Size(max = 8) List<@IntRange(min = 0, max = 2000) Integer> places,
      @ForAll @Size(max = 8) byte[] values,
      @ForAll boolean pcapng)
      throws IOException {
    byte[] file = (pcapng ? honestPcapng() : honestPcap()).clone();
    for (int i = 0; i < Math.min(places.size(), values.length); i++) {
      // The magic number is kept; without it the file is not opened.
      int place = 12 + places.get(i) % (file.length - 12);
      file[place] = values[i];
    }
    try {
      Captures.readAnyhow(file);
    } catch (CaptureException e) {
      assertTrue(e.offset() <= file.length);
    }
  }

  private static ByteOrder order(boolean bigEndian) {
    return bigEndian ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
  }

  static byte[] honestPcap() {
    PcapWriter writer = new PcapWriter(PcapWriter.ETHERNET);
    for (byte[] frame : frames()) {
      writer.packet(frame);
    }
    return writer.octets();
  }

  static byte[] honestPcapng() {
    PcapngWriter writer = new PcapngWriter(ByteOrder.LITTLE_ENDIAN).describe(PcapWriter.ETHERNET);
    for (byte[] frame : frames()) {
      writer.enhanced(0, 1, frame);
    }
    return writer.block(5, new byte[12]).simple(frames().get(0), frames().get(0).length).octets();
  }

  private static List<byte[]> frames() {
    byte[] udp = Packets.udp(QUERY);
    byte[] stream = Packets.framed(QUERY, QUERY);
    List<byte[]> packets =
        List.of(
            Packets.ipv4(17, udp),
            Packets.ipv4Fragment(17, 1, udp, 0, 16),
            Packets.ipv4Fragment(17, 1, udp, 16, udp.length),
            Packets.ipv4(6, Packets.tcp(0, Packets.SYN, new byte[0])),
            Packets.ipv4(6, Packets.tcp(11, Packets.ACK, Arrays.copyOfRange(stream, 10, 64))),
            Packets.ipv4(6, Packets.tcp(1, Packets.ACK, Arrays.copyOf(stream, 10))),
            Packets.ipv4(6, Packets.tcp(65, Packets.FIN, new byte[0])));
    return packets.stream().map(packet -> Packets.ethernet(Packets.IPV4_TYPE, packet)).toList();
  }
}
