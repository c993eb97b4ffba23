package io.wiredns.capture;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** Crafted files: compression, pcap, pcapng and the other formats. */
final class CraftedFiles extends CraftedRows {
  CraftedFiles() {
    gzip();
    xz();
    pcap();
    pcapng();
    others();
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
        new CraftedInputs.Row(
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
        new CraftedInputs.Row(
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
        new CraftedInputs.Row(
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
              byte[] stream = CraftedPackets.segment(at, 10, Packets.ACK, new byte[100]);
              packetTo(some, stream);
              packetTo(some, CraftedPackets.fragment(at, 8, 80, true));
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

  private void others() {
    byte[] letters = new byte[1_000_000];
    Arrays.fill(letters, (byte) 'a');
    byte[] hex = HexFormat.of().formatHex(QUERY).getBytes(US_ASCII);
    for (String kind : List.of("hex", "base64")) {
      add(
          new CraftedInputs.Row(
              kind + ": a line without end",
              "--input " + kind,
              false,
              0,
              "line 1 is longer than a message can be",
              out -> repeat(out, letters, 32)));
    }
    add(
        new CraftedInputs.Row(
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
        new CraftedInputs.Row(
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
        new CraftedInputs.Row(
            "frames: a hundred thousand empty ones",
            "--input frames",
            true,
            100_000,
            "",
            out -> repeat(out, new byte[2], 100_000)));
    add(
        new CraftedInputs.Row(
            "raw: 32 MB", "--input raw", true, 1, "", out -> repeat(out, letters, 32)));
  }
}
