package io.wiredns.capture;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/**
 * Inputs that were made to exhaust a reader's memory or time, or to make it throw an exception;
 * written as a stream. The file is long because it is one list, with a few lines for each row.
 */
public final class CraftedInputs {
  private static final byte[] QUERY =
      HexFormat.of().parseHex("000101000001000000000000037777770765786" + "16d706c650000010001");
  private static final byte[] PACKET = Packets.ipv4Udp(QUERY);
  private static final byte[] NOTHING = {};

  /** Writes an input. */
  public interface Input {
    /**
     * Writes the octets.
     *
     * @param out the stream to write to
     * @throws IOException if the stream cannot be written
     */
    void write(OutputStream out) throws IOException;
  }

  /**
   * An input and the expected result.
   *
   * @param name what was crafted
   * @param options the options of the command
   * @param ends whether the input is read to its end, and not to a fault
   * @param messages the number of messages
   * @param says the text of the fault or, at the end, of the warning about skipped parts
   * @param input writes the input
   */
  public record Row(
      String name, String options, boolean ends, int messages, String says, Input input) {}

  private final List<Row> rows = new ArrayList<>();

  private CraftedInputs() {
    gzip();
    xz();
    pcap();
    pcapng();
    packets();
    fragments();
    streams();
    others();
  }

  /**
   * Returns all inputs.
   *
   * @return the inputs with the results expected of a heap of 64 MiB
   */
  public static List<Row> rows() {
    return List.copyOf(new CraftedInputs().rows);
  }

  private void good(String name, int messages, Input input) {
    rows.add(new Row(name, "", true, messages, "", input));
  }

  private void left(String name, int messages, String says, Input input) {
    rows.add(new Row(name, "", true, messages, says, input));
  }

  private void fault(String name, int messages, String says, Input input) {
    rows.add(new Row(name, "", false, messages, says, input));
  }

  private void add(Row row) {
    rows.add(row);
  }

  private static byte[] capture() {
    return new PcapWriter(PcapWriter.RAW).packet(PACKET).octets();
  }

  /** Creates the packets of a capture one by one. */
  private interface PacketOf {
    byte[] at(int i);
  }

  private static Input raw(int count, PacketOf packet) {
    return out -> {
      PcapWriter writer = new PcapWriter(PcapWriter.RAW);
      for (int i = 0; i < count; i++) {
        writer.packet(packet.at(i)).moveTo(out);
      }
    };
  }

  private static void packetTo(OutputStream out, byte[] packet) throws IOException {
    out.write(little(0, 0, packet.length, packet.length));
    out.write(packet);
  }

  private static void repeat(OutputStream out, byte[] octets, int times) throws IOException {
    for (int i = 0; i < times; i++) {
      out.write(octets);
    }
  }

  private void gzip() {
    good(
        "gzip: 300,000 empty members",
        1,
        out -> {
          GzipWriter gzip = new GzipWriter(out);
          for (int i = 0; i < 300_000; i++) {
            gzip.member(NOTHING);
          }
          gzip.member(capture());
        });
    add(
        new Row(
            "gzip: nothing but empty members",
            "--input pcap",
            false,
            0,
            "octet 0: the file ends inside the file header, begun at octet 0",
            out -> {
              GzipWriter gzip = new GzipWriter(out);
              for (int i = 0; i < 10_000; i++) {
                gzip.member(NOTHING);
              }
            }));
    good(
        "gzip: a member for each octet",
        1,
        out -> {
          GzipWriter gzip = new GzipWriter(out);
          for (byte octet : capture()) {
            gzip.member(new byte[] {octet}).member(NOTHING);
          }
        });
    fault(
        "gzip: a name without end",
        0,
        "octet 32000010 of the compressed file: gzip member 1, begun at octet 0: the file ends"
            + " inside it",
        out -> {
          out.write(new byte[] {0x1F, (byte) 0x8B, 8, GzipWriter.NAME, 0, 0, 0, 0, 0, 3});
          byte[] letters = new byte[1_000_000];
          Arrays.fill(letters, (byte) 'a');
          repeat(out, letters, 32);
        });
    int all = GzipWriter.EXTRA | GzipWriter.NAME | GzipWriter.COMMENT | GzipWriter.HEADER_CHECK;
    byte[] text = new byte[500_000];
    Arrays.fill(text, 0, text.length - 1, (byte) 'a');
    good(
        "gzip: all header fields, as long as can be",
        1,
        out ->
            new GzipWriter(out)
                .fields(all, Packets.u16(0xFFFF), new byte[0xFFFF], text, text)
                .member(capture()));
    fault(
        "gzip: a wrong check of the header",
        0,
        "octet 12 of the compressed file: gzip member 1, begun at octet 0: the header's CRC is 77a7, but 0000 is stored",
        out -> {
          out.write(new byte[] {0x1F, (byte) 0x8B, 8, GzipWriter.HEADER_CHECK, 0, 0, 0, 0, 0, 3});
          out.write(new byte[100]);
        });
    fault(
        "gzip: a wrong check of the data",
        1,
        "octet 116 of the compressed file: gzip member 1, begun at octet 0: the data's CRC is 71031453, but 0000002a is stored",
        out -> new GzipWriter(out).member(capture(), 42, capture().length));
    fault(
        "gzip: a wrong length of the data",
        0,
        "octet 23 of the compressed file: gzip member 1, begun at octet 0: the data have 0 octets, but 1 is stored, both modulo 2^32",
        out -> new GzipWriter(out).member(NOTHING, 0, 1));
    fault(
        "gzip: compression method 7",
        0,
        "octet 3 of the compressed file: gzip member 1, begun at octet 0: compression method 7 is not 8 (RFC 1952 section 2.3.1)",
        out -> out.write(new byte[] {0x1F, (byte) 0x8B, 7, 0, 0, 0, 0, 0, 0, 0, 0, 0}));
    fault(
        "gzip: reserved flags",
        0,
        "octet 4 of the compressed file: gzip member 1, begun at octet 0: flags 20 have a reserved bit set (RFC 1952 section 2.3.1)",
        out -> out.write(new byte[] {0x1F, (byte) 0x8B, 8, 0x20, 0, 0, 0, 0, 0, 0, 0, 0}));
    fault(
        "gzip: a block of a kind that there is not",
        0,
        "octet 11 of the compressed file: gzip member 1, begun at octet 0: the data cannot be"
            + " decompressed: invalid block type",
        out -> out.write(new byte[] {0x1F, (byte) 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 7, 7}));
    good(
        "gzip: 8 MB of zeros after the member",
        1,
        out -> {
          new GzipWriter(out).member(capture());
          repeat(out, new byte[1_000_000], 8);
        });
    left(
        "gzip: garbage after the member",
        1,
        "the octets from octet 123 of the compressed file on are not a gzip member and are ignored",
        out -> {
          new GzipWriter(out).member(capture());
          out.write("\0\0\0garbage".getBytes(US_ASCII));
        });
    add(
        new Row(
            "gzip: 32 MB of blanks in 32 KB, as hex",
            "--input hex",
            true,
            0,
            "",
            out -> {
              byte[] blanks = new byte[1_000_000];
              Arrays.fill(blanks, (byte) ' ');
              try (OutputStream gzip = new GZIPOutputStream(out)) {
                repeat(gzip, blanks, 32);
              }
            }));
    add(
        new Row(
            "gzip in gzip",
            "--input pcap",
            false,
            0,
            "octet 0: the file header: neither pcap nor pcapng, it starts with 1f8b0800",
            out -> {
              try (OutputStream gzip = new GZIPOutputStream(out)) {
                new GzipWriter(gzip).member(capture());
              }
            }));
  }

  private void xz() {
    String needs =
        "octet 24 of the compressed file: the xz data need %s MiB of memory for their dictionary,"
            + " and the heap of 61 MiB has 21 MiB for that: java -Xmx%sm has enough";
    fault(
        "xz: a dictionary of 64 MiB, as xz -9 has",
        0,
        needs.formatted(65, 124),
        out -> new XzWriter(out).block(28, capture()).end());
    fault(
        "xz: a dictionary of 1.5 GiB",
        0,
        needs.formatted(1537, 2884),
        out -> new XzWriter(out).block(37, capture()).end());
    fault(
        "xz: a dictionary of 4 GiB",
        0,
        "octet 24 of the compressed file: the xz data use a check, a filter or a dictionary of over"
            + " 1536 MiB that this reader does not support: Unsupported LZMA2 properties",
        out -> new XzWriter(out).block(40, capture()).end());
    good("xz: the dictionary of xz -7", 1, out -> new XzWriter(out).block(24, capture()).end());
    good(
        "xz: a dictionary of 16 MiB for each of 50,000 blocks",
        1,
        out -> {
          XzWriter xz = new XzWriter(out);
          for (int i = 0; i < 50_000; i++) {
            xz.block(i % 2 == 0 ? 24 : 23, NOTHING);
          }
          xz.block(0, capture()).end();
        });
    good(
        "xz: 100,000 empty streams, and padding",
        1,
        out -> {
          for (int i = 0; i < 100_000; i++) {
            new XzWriter(out).end();
            out.write(new byte[4]);
          }
          new XzWriter(out).block(0, capture()).end();
          repeat(out, new byte[1_000_000], 4);
        });
    left(
        "xz: a dictionary of 16 MiB beside all that TCP and fragments may take",
        0,
        "9039 datagrams with fragments missing, 50961 unfinished datagrams dropped to save memory,"
            + " 6000000 octets of TCP in no whole message, no DNS on port [53] among 120000 packets"
            + " (see --port)",
        out -> {
          XzWriter xz = new XzWriter(out);
          xz.block(24, new PcapWriter(PcapWriter.RAW).octets());
          ByteArrayOutputStream some = new ByteArrayOutputStream();
          for (int i = 0; i < 100; i++) {
            for (int j = 0; j < 600; j++) {
              int at = 600 * i + j;
              byte[] stream = segment(at, 10, Packets.ACK, new byte[100]);
              packetTo(some, stream);
              packetTo(some, fragment(at, 8, 80, true));
            }
            xz.block(24, some.toByteArray());
            some.reset();
          }
          xz.end();
        });
    fault(
        "xz: garbage after the stream",
        1,
        "octet 160 of the compressed file: the xz data cannot be decompressed: Garbage after a"
            + " valid XZ Stream",
        out -> {
          new XzWriter(out).block(0, capture()).end();
          out.write("garbage beyond".getBytes(US_ASCII));
        });
    fault(
        "xz: cut",
        1_000,
        "octet 73056 of the compressed file: the file ends inside the xz data",
        out -> {
          PcapWriter writer = new PcapWriter(PcapWriter.RAW);
          for (int i = 0; i < 1_000; i++) {
            writer.packet(PACKET);
          }
          new XzWriter(out).block(0, writer.octets());
        });
  }

  private void pcap() {
    for (int length : new int[] {-1, Integer.MAX_VALUE, 262_145}) {
      String said = Integer.toUnsignedString(length);
      fault(
          "pcap: a packet of " + said + " octets",
          1,
          "octet 97: packet 2: " + said + " octets are more than a packet can have",
          out -> {
            out.write(capture());
            ByteBuffer header = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
            out.write(header.putInt(8, length).putInt(12, length).array());
          });
    }
    left(
        "pcap: an unknown link type",
        0,
        "100000 packets of an unknown link type, no DNS on port [53] among 100000 packets (see"
            + " --port)",
        out -> {
          PcapWriter writer = new PcapWriter(147);
          for (int i = 0; i < 100_000; i++) {
            writer.packet(PACKET).moveTo(out);
          }
        });
    fault(
        "pcap: ends inside a packet",
        1,
        "octet 112: the file ends inside packet 2, begun at octet 97",
        out -> {
          out.write(capture());
          out.write(new byte[15]);
        });
  }

  private static PcapngWriter pcapngWriter() {
    return new PcapngWriter(ByteOrder.LITTLE_ENDIAN).describe(PcapWriter.RAW);
  }

  private void pcapng() {
    for (long length : new long[] {0, 11, 13, 0xFFFFFFFFL}) {
      fault(
          "pcapng: a block of " + length + " octets",
          0,
          "octet 48: block 3: a block cannot be " + length + " octets long",
          out -> {
            out.write(pcapngWriter().octets());
            out.write(little(6, (int) length));
          });
    }
    fault(
        "pcapng: a block of 4 GiB",
        0,
        "octet 76: the file ends inside block 3, begun at octet 48",
        out -> {
          out.write(pcapngWriter().octets());
          out.write(little(0xBAD, 0xFFFFFFFC, 1, 2, 3, 4, 5));
        });
    fault(
        "pcapng: a block that ends with another length",
        1,
        "octet 140: block 4: the block begins with length 16 and ends with 20",
        out -> {
          out.write(pcapngWriter().enhanced(0, 0, PACKET).octets());
          out.write(little(0xBAD, 16, 0, 20));
        });
    fault(
        "pcapng: an interface that was not described",
        0,
        "octet 48: block 3: interface 4294967295 was not described",
        out -> out.write(pcapngWriter().enhanced(-1, 0, PACKET).octets()));
    fault(
        "pcapng: options without an end",
        0,
        "octet 28: block 2: 65536 octets are needed, the block has 0 left",
        out -> {
          PcapngWriter writer = new PcapngWriter(ByteOrder.LITTLE_ENDIAN);
          byte[] option = little(0xFFFF_0002);
          out.write(writer.describe(PcapWriter.RAW, 0, option).octets());
        });
    for (int resolution : new int[] {20, 127, 0x80 | 64, 0xFF}) {
      fault(
          "pcapng: timestamp resolution " + resolution,
          0,
          "octet 28: block 2: timestamp resolution " + resolution + " is not supported",
          out -> {
            PcapngWriter writer = new PcapngWriter(ByteOrder.LITTLE_ENDIAN);
            byte[] option = writer.option(9, new byte[] {(byte) resolution});
            out.write(writer.describe(PcapWriter.RAW, 0, option).octets());
          });
    }
    for (int resolution : new int[] {0, 19, 0x80, 0x80 | 63}) {
      for (long offset : new long[] {0, Long.MIN_VALUE, Long.MAX_VALUE}) {
        good(
            "pcapng: timestamp resolution " + resolution + ", offset " + offset,
            1,
            out -> {
              PcapngWriter writer = new PcapngWriter(ByteOrder.LITTLE_ENDIAN);
              byte[] option = writer.option(9, new byte[] {(byte) resolution});
              byte[] options = Packets.concat(option, writer.option(14, offset));
              out.write(
                  writer.describe(PcapWriter.RAW, 0, options).enhanced(0, -1, PACKET).octets());
            });
      }
    }
    good(
        "pcapng: names, secrets, custom blocks, simple packets and a section of another byte order",
        4,
        out -> {
          PcapngWriter writer = pcapngWriter().block(4, new byte[400]).block(10, new byte[400]);
          writer.block(0xBAD, new byte[8]).block(0x40000BAD, new byte[8]).enhanced(0, 0, PACKET);
          writer.section(ByteOrder.BIG_ENDIAN).describe(PcapWriter.RAW).simple(PACKET, 68);
          writer.section(ByteOrder.LITTLE_ENDIAN).describe(PcapWriter.RAW).old(0, 0, PACKET);
          out.write(writer.simple(PACKET, 68).octets());
        });
    good(
        "pcapng: a million empty blocks",
        1,
        out -> {
          PcapngWriter writer = pcapngWriter();
          for (int i = 0; i < 1_000_000; i++) {
            writer.block(0xBAD, NOTHING).moveTo(out);
          }
          writer.enhanced(0, 0, PACKET).moveTo(out);
        });
    fault(
        "pcapng: 65,537 interfaces",
        1,
        "octet 1310840: block 65539: more than 65536 interfaces in a section",
        out -> {
          PcapngWriter writer = pcapngWriter().enhanced(0, 0, PACKET);
          for (int i = 0; i < 65_536; i++) {
            writer.describe(PcapWriter.RAW).moveTo(out);
          }
        });
    good(
        "pcapng: 20,000 sections of 10 interfaces",
        1,
        out -> {
          PcapngWriter writer = pcapngWriter();
          for (int i = 0; i < 20_000; i++) {
            writer.section(i % 2 == 0 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
            for (int j = 0; j < 10; j++) {
              writer.describe(PcapWriter.RAW);
            }
            writer.moveTo(out);
          }
          writer.enhanced(9, 0, PACKET).moveTo(out);
        });
  }

  private static byte[] little(int... words) {
    ByteBuffer octets = ByteBuffer.allocate(4 * words.length).order(ByteOrder.LITTLE_ENDIAN);
    for (int word : words) {
      octets.putInt(word);
    }
    return octets.array();
  }

  private static byte[] patched(byte[] packet, int index, int value) {
    byte[] patched = packet.clone();
    ByteBuffer.wrap(patched).putShort(index, (short) value);
    return patched;
  }

  private void packets() {
    good(
        "Ethernet: 65,000 VLAN tags",
        1,
        out -> {
          byte[] tags = new byte[4 * 65_000];
          ByteBuffer types = ByteBuffer.wrap(tags);
          for (int i = 0; i < tags.length; i += 4) {
            types.putShort(i + 2, (short) (i == tags.length - 4 ? Packets.IPV4_TYPE : 0x88A8));
          }
          byte[] frame = Packets.ethernet(0x8100, Packets.concat(tags, PACKET));
          new PcapWriter(PcapWriter.ETHERNET).packet(frame).moveTo(out);
        });
    left(
        "IPv4: header lengths, total lengths and UDP lengths that are lies",
        1,
        "7 malformed packets",
        out -> {
          PcapWriter writer = new PcapWriter(PcapWriter.RAW).packet(PACKET);
          for (int first : new int[] {0x4000, 0x4400, 0x4F00}) {
            writer.packet(patched(PACKET, 0, first));
          }
          writer.packet(patched(PACKET, 2, 1)).packet(patched(PACKET, 2, 0xFFFF));
          writer.packet(patched(PACKET, 24, 7)).packet(patched(PACKET, 24, 0xFFFF)).moveTo(out);
        });
    left(
        "IPv6: chains of extension headers, jumbograms, and one that leads outside",
        2,
        "2 malformed packets",
        out -> {
          byte[] chain = new byte[8 * 8_000];
          Arrays.fill(chain, (byte) 0);
          for (int i = 0; i < chain.length; i += 8) {
            chain[i] = (byte) (i == chain.length - 8 ? 17 : i % 16 == 0 ? 60 : 0);
          }
          byte[] packet = Packets.ipv6(0, Packets.concat(chain, Packets.udp(QUERY)));
          PcapWriter writer = new PcapWriter(PcapWriter.RAW).packet(packet);
          byte[] jumbo = Packets.ipv6(0, Packets.concat(new byte[190_000], chain));
          writer.packet(Packets.concat(patched(packet, 4, 0), new byte[100_000]));
          writer.packet(patched(jumbo, 4, 0)).packet(Packets.ipv6(0, chain)).moveTo(out);
        });
  }

  private static byte[] fragment(int id, int offset, int length, boolean more) {
    int field = offset / 8 | (more ? 0x2000 : 0);
    return Packets.ipv4(17, NOTHING, id, field, new byte[length]);
  }

  private void fragments() {
    String none = ", no DNS on port [53] among %d packets (see --port)";
    left(
        "fragments: 65,536 datagrams that are never whole",
        0,
        "9709 datagrams with fragments missing, 55827 unfinished datagrams dropped to save memory"
            + none.formatted(65_536),
        raw(65_536, i -> fragment(i, 0, 48, true)));
    left(
        "fragments: 40 datagrams of 8,000 of the smallest",
        0,
        "40 datagrams with fragments missing, 200 unfinished datagrams dropped to save memory"
            + none.formatted(320_000),
        raw(320_000, i -> fragment(i % 40, 16 + 8 * (i / 40), 8, true)));
    left(
        "fragments: overlapping, ending twice, beyond the end, duplicated",
        1,
        "3 malformed packets, 4 datagrams with fragments missing, 4 datagrams whose fragments"
            + " contradict",
        out -> {
          PcapWriter writer = new PcapWriter(PcapWriter.RAW);
          writer.packet(fragment(1, 0, 48, true)).packet(fragment(1, 24, 4, false));
          writer.packet(fragment(2, 0, 48, true)).packet(fragment(2, 0, 56, true));
          writer.packet(fragment(3, 48, 8, false)).packet(fragment(3, 96, 8, false));
          writer.packet(fragment(4, 48, 8, false)).packet(fragment(4, 56, 8, true));
          writer.packet(fragment(5, 0, 7, true)).packet(fragment(5, 65_528, 8, false));
          writer.packet(fragment(5, 8, 0, false));
          for (int i = 0; i < 1000; i++) {
            writer.packet(fragment(6, 8, 48, true)).packet(fragment(6, 56, 48, true));
          }
          for (int id = 7; id < 10; id++) {
            writer.packet(fragment(id, 8, 8, false));
          }
          byte[] udp = Packets.udp(QUERY);
          for (int i = 0; i < 3; i++) {
            writer.packet(Packets.ipv4Fragment(17, 10, udp, 8, udp.length));
          }
          writer.packet(Packets.ipv4Fragment(17, 10, udp, 0, 8)).moveTo(out);
        });
    left(
        "fragments: lengths of 2 and 4 GiB",
        0,
        "2 malformed packets, no DNS on port [53] among 2 packets (see --port)",
        out -> {
          // The capture states a length of 4 GiB, and the packet leaves its own length open.
          byte[] open = patched(PACKET, 2, 0);
          new PcapWriter(PcapWriter.RAW)
              .packet(0, 0, patched(open, 6, 0x0001), -1)
              .packet(0, 0, patched(open, 6, 0x2000), Integer.MAX_VALUE)
              .moveTo(out);
        });
  }

  /** Returns a segment of a separate flow for each number. */
  private static byte[] segment(int flow, int sequence, int flags, byte[] data) {
    byte[] packet = Packets.ipv4(6, Packets.tcp(sequence, flags, data));
    ByteBuffer.wrap(packet).putInt(12, 0x0A00_0000 + flow);
    return packet;
  }

  private void streams() {
    byte[] promise = Arrays.copyOf(new byte[] {-1, -1}, 100);
    left(
        "TCP: 100,000 connections opened, and no more",
        0,
        "no DNS on port [53] among 100000 packets (see --port)",
        raw(100_000, i -> segment(i, 1, Packets.SYN, NOTHING)));
    left(
        "TCP: 100,000 streams with a gap and the promise of 65,535 octets",
        0,
        "100000 gaps in TCP streams, 80672 TCP streams dropped to save memory, 10000000 octets of"
            + " TCP in no whole message, no DNS on port [53] among 200000 packets (see --port)",
        raw(
            200_000,
            i ->
                i % 2 == 0
                    ? segment(i / 2, 1, Packets.SYN, NOTHING)
                    : segment(i / 2, 10, Packets.ACK, promise)));
    left(
        "TCP: 1,000 streams that hold all they may",
        0,
        "117049 gaps in TCP streams, 1891 TCP streams dropped to save memory, 23800000 octets of TCP"
            + " in no whole message, no DNS on port [53] among 120000 packets (see --port)",
        raw(
            120_000,
            i ->
                i < 1_000
                    ? segment(i, 0, Packets.SYN, NOTHING)
                    : segment(i % 1_000, 10 + 2_000 * (i / 1_000), Packets.ACK, new byte[200])));
    left(
        "TCP: 100,000 segments of an octet, each twice, around the end of the numbers",
        3_225,
        "25 octets of TCP in no whole message",
        raw(
            200_001,
            i -> {
              byte[] stream = Packets.framed(QUERY);
              int at = (i - 1) / 2;
              return i == 0
                  ? segment(0, -50_001, Packets.SYN, NOTHING)
                  : segment(0, -50_000 + at, Packets.ACK, new byte[] {stream[at % stream.length]});
            }));
    left(
        "TCP: 100,000 segments backwards",
        0,
        "100000 octets of TCP in no whole message, no DNS on port [53] among 100000 packets (see"
            + " --port)",
        raw(100_000, i -> segment(0, 1_000_000 - i, Packets.ACK, new byte[] {1})));
    left(
        "TCP: 20,000 segments that each hold all the ones before",
        0,
        "1401 octets of TCP in no whole message, no DNS on port [53] among 20000 packets (see"
            + " --port)",
        raw(20_000, i -> segment(0, 0, Packets.ACK, Arrays.copyOf(promise, 2 + i % 1_400))));
    rows.add(
        new Row(
            "TCP: half a million empty messages in four packets",
            "",
            true,
            524_000,
            "",
            raw(
                4,
                i -> {
                  byte[] zeros = new byte[262_000];
                  int from = i * zeros.length + Math.min(i, 1);
                  byte[] packet = Packets.tcp(from, i == 0 ? Packets.SYN : 0, zeros);
                  return patched(Packets.ipv4(6, packet), 2, 0);
                })));
    left(
        "TCP: reset, ended and begun again 100,000 times",
        100_000,
        "",
        raw(
            300_000,
            i ->
                i % 3 == 0
                    ? segment(0, i * 7_919, Packets.SYN, NOTHING)
                    : i % 3 == 1
                        ? segment(0, (i - 1) * 7_919 + 1, Packets.ACK, Packets.framed(QUERY))
                        : segment(0, i, i % 2 == 0 ? Packets.RST : Packets.FIN, NOTHING)));
  }

  private void others() {
    byte[] letters = new byte[1_000_000];
    Arrays.fill(letters, (byte) 'a');
    byte[] hex = HexFormat.of().formatHex(QUERY).getBytes(US_ASCII);
    for (String kind : List.of("hex", "base64")) {
      add(
          new Row(
              kind + ": a line without end",
              "--input " + kind,
              false,
              0,
              "line 1 is longer than a message can be",
              out -> repeat(out, letters, 32)));
    }
    add(
        new Row(
            "hex: 32 MB of blanks in a line",
            "--input hex",
            true,
            1,
            "",
            out -> {
              byte[] blanks = new byte[1_000_000];
              Arrays.fill(blanks, (byte) ' ');
              repeat(out, blanks, 32);
              out.write(hex);
            }));
    add(
        new Row(
            "frames: a length with nothing after it",
            "--input frames",
            false,
            1,
            "the stream ends in a frame of 65535 octets, at octet 35",
            out -> {
              out.write(Packets.framed(QUERY));
              out.write(Packets.u16(0xFFFF));
              out.write(Packets.u16(0xFFFF));
            }));
    add(
        new Row(
            "frames: a hundred thousand empty ones",
            "--input frames",
            true,
            100_000,
            "",
            out -> repeat(out, new byte[2], 100_000)));
    add(new Row("raw: 32 MB", "--input raw", true, 1, "", out -> repeat(out, letters, 32)));
  }
}
