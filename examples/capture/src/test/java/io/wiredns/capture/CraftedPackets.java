package io.wiredns.capture;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** Crafted packets in well-formed captures: headers, fragments and TCP streams. */
final class CraftedPackets extends CraftedRows {
  CraftedPackets() {
    packets();
    fragments();
    streams();
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

  static byte[] fragment(int id, int offset, int length, boolean more) {
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
  static byte[] segment(int flow, int sequence, int flags, byte[] data) {
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
        new CraftedInputs.Row(
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
}
