package io.wiredns.bench;

import io.wiredns.codec.message.MessageView;
import io.wiredns.codec.message.RecordView;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Makes a long capture of the UDP packets of short ones: it copies them again and again, and
 * changes in each copy the addresses, the client's port, the ID, the time, the first label of the
 * question and an octet of an address in a record. Queries and their responses are changed alike,
 * so that they still belong together. No message becomes malformed.
 *
 * <p>The arguments are the number of packets, the file to write, and the captures, in the classic
 * format with Ethernet frames. {@code bench/captures.sh} reads the result.
 */
public final class MakeCapture {
  private static final int FILE_HEADER = 24;
  private static final int PACKET_HEADER = 16;
  private static final int ETHERNET = 1;
  private static final int LINK_TYPE_AT = 20;
  private static final int ETHERTYPE_AT = 12;
  private static final int IPV4 = 0x0800;
  private static final int IP = 14;
  private static final int PROTOCOL_AT = IP + 9;
  private static final int UDP_PROTOCOL = 17;
  private static final int CHECKSUM_AT = IP + 10;
  private static final int ADDRESSES_AT = IP + 12;
  private static final int UDP = IP + 20;
  private static final int DNS = UDP + 8;
  private static final int LABEL_AT = 12;
  private static final int DNS_PORT = 53;
  private static final int INTERVAL_MICROS = 100;
  private static final int SECOND_MICROS = 1_000_000;
  private static final long FIRST_SECOND = 1_700_000_000L;

  private MakeCapture() {}

  /**
   * A packet to copy.
   *
   * @param octets its octets
   * @param changed the index of the octet of a record to change, or -1
   */
  private record Packet(byte[] octets, int changed) {}

  /**
   * Writes a capture.
   *
   * @param arguments number of packets, file to write, captures to copy
   * @throws IOException if a file cannot be read or written
   */
  public static void main(String[] arguments) throws IOException {
    int count = Integer.parseInt(arguments[0]);
    List<byte[]> files = new ArrayList<>();
    for (String file : Arrays.asList(arguments).subList(2, arguments.length)) {
      files.add(Files.readAllBytes(Path.of(file)));
    }
    Path made = Path.of(arguments[1]);
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(made), 1 << 16)) {
      write(files, count, out);
    }
  }

  /**
   * Writes a capture.
   *
   * @param files captures to copy
   * @param count the number of packets
   */
  static void write(List<byte[]> files, int count, OutputStream out) throws IOException {
    List<Packet> packets = new ArrayList<>();
    for (byte[] file : files) {
      packets.addAll(packets(file));
    }
    if (packets.isEmpty()) {
      throw new IOException("no DNS over UDP and IPv4 in the captures");
    }
    ByteBuffer header = little(new byte[FILE_HEADER]).putInt(0xA1B2C3D4);
    header.putShort((short) 2).putShort((short) 4).putInt(LINK_TYPE_AT - 4, 1 << 18);
    out.write(header.putInt(LINK_TYPE_AT, ETHERNET).array());
    ByteBuffer line = little(new byte[PACKET_HEADER]);
    long micros = 0;
    for (int i = 0; i < count; i++) {
      byte[] copy = changed(packets.get(i % packets.size()), i / packets.size());
      micros += INTERVAL_MICROS;
      line.clear().putInt((int) (FIRST_SECOND + micros / SECOND_MICROS));
      line.putInt((int) (micros % SECOND_MICROS)).putInt(copy.length).putInt(copy.length);
      out.write(line.array());
      out.write(copy);
    }
  }

  private static ByteBuffer little(byte[] octets) {
    return ByteBuffer.wrap(octets).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Returns the packets of a capture that are well-formed DNS over UDP and IPv4. */
  private static List<Packet> packets(byte[] file) {
    ByteBuffer fields = little(file);
    List<Packet> packets = new ArrayList<>();
    MessageView view = new MessageView();
    int at = FILE_HEADER;
    while (fields.getInt(LINK_TYPE_AT) == ETHERNET && at + PACKET_HEADER <= file.length) {
      int length = fields.getInt(at + 8);
      at += PACKET_HEADER;
      byte[] octets = Arrays.copyOfRange(file, at, at + length);
      at += length;
      ByteBuffer packet = ByteBuffer.wrap(octets);
      boolean dns =
          length > DNS
              && packet.getShort(ETHERTYPE_AT) == IPV4
              && octets[IP] == 0x45
              && octets[PROTOCOL_AT] == UDP_PROTOCOL;
      if (dns && view.tryWrap(packet.position(DNS)) && view.questionCount() > 0) {
        packets.add(new Packet(octets, place(view)));
      }
    }
    return packets;
  }

  /** Returns the index in the packet of the last octet of the first address record, or -1. */
  private static int place(MessageView view) {
    for (int i = 0; i < view.recordCount(); i++) {
      RecordView record = view.record(i);
      int type = record.typeValue();
      if (type == 1 || type == 28) {
        return DNS + record.rdataOffset() + record.rdataLength() - 1;
      }
    }
    return -1;
  }

  private static byte[] changed(Packet packet, int copy) {
    byte[] octets = packet.octets().clone();
    ByteBuffer fields = ByteBuffer.wrap(octets);
    for (int at = ADDRESSES_AT; at < UDP; at += Integer.BYTES) {
      fields.putShort(at + 1, (short) (fields.getShort(at + 1) + copy));
    }
    fields.putShort(CHECKSUM_AT, (short) 0).putShort(CHECKSUM_AT, checksum(fields));
    for (int at = UDP; at < UDP + 4; at += Short.BYTES) {
      int port = Short.toUnsignedInt(fields.getShort(at));
      if (port != DNS_PORT) {
        fields.putShort(at, (short) (1024 + (port + 7 * copy) % 64_000));
      }
    }
    fields.putShort(UDP + 6, (short) 0); // no checksum
    fields.putShort(DNS, (short) (fields.getShort(DNS) + 31 * copy));
    relabel(octets, copy);
    if (packet.changed() >= 0) {
      octets[packet.changed()] += (byte) copy;
    }
    return octets;
  }

  /** Replaces the last letters of the first label of the question, its last digits as well. */
  private static void relabel(byte[] octets, int copy) {
    int last = DNS + LABEL_AT + octets[DNS + LABEL_AT];
    int rest = copy;
    for (int at = last; at > DNS + LABEL_AT && at > last - 4; at--) {
      octets[at] = (byte) ('a' + rest % 26);
      rest /= 26;
    }
  }

  private static short checksum(ByteBuffer packet) {
    int sum = 0;
    for (int at = IP; at < UDP; at += Short.BYTES) {
      sum += Short.toUnsignedInt(packet.getShort(at));
    }
    sum = (sum & 0xFFFF) + (sum >> 16);
    return (short) ~((sum & 0xFFFF) + (sum >> 16));
  }
}
