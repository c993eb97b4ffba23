package io.wiredns.capture;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Reads the classic capture format, pcap-savefile(5). */
final class PcapReader implements PacketSource {
  private static final int MICROSECONDS = 0xA1B2C3D4;
  private static final int NANOSECONDS = 0xA1B23C4D;

  private static final long NANOS = 1_000_000_000L;

  private static final int FILE_HEADER_LENGTH = 24;
  private static final int PACKET_HEADER_LENGTH = 16;

  /**
   * The bits of the link type in its field; the upper half of the field describes the frame check
   * sequence, and is ignored.
   */
  private static final int LINK_TYPE_MASK = 0xFFFF;

  private final CaptureInput input;
  private final ByteOrder order;
  private final int nanosPerUnit;
  private final int linkType;
  private long packets;

  /** Starts after the magic number, which was read in network byte order. */
  PcapReader(CaptureInput input, int magic) throws IOException {
    this.input = input;
    boolean swapped = magic != MICROSECONDS && magic != NANOSECONDS;
    order = swapped ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
    int ordered = swapped ? Integer.reverseBytes(magic) : magic;
    nanosPerUnit = ordered == NANOSECONDS ? 1 : 1000;

    ByteBuffer header = input.read(FILE_HEADER_LENGTH - Integer.BYTES, order);
    int major = Short.toUnsignedInt(header.getShort());
    int minor = Short.toUnsignedInt(header.getShort());
    // Before version 2.4, some programs swapped the two lengths of a packet and some did not.
    if (major != 2 || minor != 4) {
      throw input.fault("pcap version " + major + "." + minor + " is not supported");
    }
    header.getInt(); // time zone, always 0
    header.getInt(); // accuracy of timestamps, always 0
    header.getInt(); // snapshot length, which is often wrong
    linkType = header.getInt() & LINK_TYPE_MASK;
  }

  static boolean isMagic(int magic) {
    int reversed = Integer.reverseBytes(magic);
    return magic == MICROSECONDS
        || magic == NANOSECONDS
        || reversed == MICROSECONDS
        || reversed == NANOSECONDS;
  }

  @Override
  public boolean next(CapturedPacket packet) throws IOException {
    input.begin("packet", packets + 1);
    ByteBuffer header = input.readUnlessEnd(PACKET_HEADER_LENGTH, order);
    if (header == null) {
      return false;
    }
    long seconds = Integer.toUnsignedLong(header.getInt());
    long units = Integer.toUnsignedLong(header.getInt());
    long captured = Integer.toUnsignedLong(header.getInt());
    long original = Integer.toUnsignedLong(header.getInt());
    if (captured > MAX_PACKET_LENGTH) {
      throw input.fault(captured + " octets are more than a packet can have");
    }
    packet.start = input.readArray((int) captured);
    packet.array = input.array();
    packet.length = (int) captured;
    packet.originalLength = original;
    packet.linkType = linkType;
    // Damaged files have more than a second of fraction.
    long nanos = units * nanosPerUnit;
    packet.seconds = seconds + nanos / NANOS;
    packet.nanos = (int) (nanos % NANOS);
    packet.number = ++packets;
    return true;
  }

  @Override
  public void close() throws IOException {
    input.close();
  }
}
