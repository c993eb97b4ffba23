package io.wiredns.capture;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reads pcapng, draft-ietf-opsawg-pcapng. Blocks are read field by field and never stored, so that
 * only the length of a packet needs a limit.
 */
final class PcapngReader implements PacketSource {
  /** The block type of a section header, which is the same in both byte orders (section 4.1). */
  static final int SECTION_HEADER = 0x0A0D0D0A;

  private static final int BYTE_ORDER_MAGIC = 0x1A2B3C4D;
  private static final int SECTION_HEADER_LENGTH = 28;
  private static final int MAJOR_VERSION = 1;

  // Block types, section 10.1.
  private static final int INTERFACE_DESCRIPTION = 1;
  private static final int OLD_PACKET = 2;
  private static final int SIMPLE_PACKET = 3;
  private static final int ENHANCED_PACKET = 6;

  /** The octets of type and length, and of the length again at the end (section 3.1). */
  private static final int BLOCK_FRAME_LENGTH = 12;

  // Options of an interface description, section 4.2.
  private static final int END_OF_OPTIONS = 0;
  private static final int TIME_RESOLUTION = 9;
  private static final int TIME_OFFSET = 14;

  /**
   * The maximum number of interfaces of a section, which is the number that the old packet block
   * can name. Each uses memory until the section ends.
   */
  private static final int MAX_INTERFACES = 1 << 16;

  private record Interface(int linkType, long snapLength, TimeScale scale) {}

  private final CaptureInput input;
  private final List<Interface> interfaces = new ArrayList<>();
  private ByteOrder order;

  /** The octets of the current block that have not been read, without its closing length. */
  private long left;

  private long blocks = 1;
  private long packets;

  /** Starts after the block type of the first section header. */
  PcapngReader(CaptureInput input) throws IOException {
    this.input = input;
    readSectionHeader();
  }

  /**
   * Returns the byte order of a section by its magic, which was read in network byte order; null if
   * the magic is wrong.
   */
  static ByteOrder byteOrder(int magic) {
    if (magic == BYTE_ORDER_MAGIC) {
      return ByteOrder.BIG_ENDIAN;
    }
    return Integer.reverseBytes(magic) == BYTE_ORDER_MAGIC ? ByteOrder.LITTLE_ENDIAN : null;
  }

  @Override
  public boolean next(CapturedPacket packet) throws IOException {
    while (true) {
      blocks++;
      input.begin("block", blocks);
      ByteBuffer field = input.readUnlessEnd(Integer.BYTES, order);
      if (field == null) {
        return false;
      }
      int type = field.getInt();
      if (type == SECTION_HEADER) {
        readSectionHeader();
        continue;
      }
      long length = Integer.toUnsignedLong(input.read(Integer.BYTES, order).getInt());
      beginBody(length, BLOCK_FRAME_LENGTH);
      boolean read = readBody(type, packet);
      endBody(length);
      if (read) {
        return true;
      }
    }
  }

  @Override
  public void close() throws IOException {
    input.close();
  }

  private boolean readBody(int type, CapturedPacket packet) throws IOException {
    switch (type) {
      case INTERFACE_DESCRIPTION:
        readInterface();
        return false;
      case ENHANCED_PACKET:
        ByteBuffer enhanced = body(20);
        return readPacket(Integer.toUnsignedLong(enhanced.getInt()), enhanced, packet);
      case OLD_PACKET:
        ByteBuffer old = body(20);
        long id = Short.toUnsignedInt(old.getShort());
        old.getShort(); // number of packets dropped since the previous one
        return readPacket(id, old, packet);
      case SIMPLE_PACKET:
        return readSimplePacket(packet);
      default:
        return false;
    }
  }

  private void readSectionHeader() throws IOException {
    int lengthField = input.read(Integer.BYTES, ByteOrder.BIG_ENDIAN).getInt();
    order = byteOrder(input.read(Integer.BYTES, ByteOrder.BIG_ENDIAN).getInt());
    if (order == null) {
      throw input.fault("a section header without its byte-order magic");
    }
    int ordered = order == ByteOrder.BIG_ENDIAN ? lengthField : Integer.reverseBytes(lengthField);
    long length = Integer.toUnsignedLong(ordered);
    beginBody(length, SECTION_HEADER_LENGTH);
    left -= Integer.BYTES;
    int major = Short.toUnsignedInt(body(Short.BYTES).getShort());
    if (major != MAJOR_VERSION) {
      throw input.fault("pcapng version " + major + " is not supported");
    }
    interfaces.clear();
    endBody(length);
  }

  private void readInterface() throws IOException {
    ByteBuffer fields = body(8);
    int linkType = Short.toUnsignedInt(fields.getShort());
    fields.getShort(); // reserved
    long snapLength = Integer.toUnsignedLong(fields.getInt());
    int resolution = TimeScale.DEFAULT.resolution();
    long startSecond = TimeScale.DEFAULT.startSecond();
    while (left >= Integer.BYTES) {
      ByteBuffer option = body(Integer.BYTES);
      int code = Short.toUnsignedInt(option.getShort());
      int length = Short.toUnsignedInt(option.getShort());
      if (code == END_OF_OPTIONS) {
        break;
      }
      if (code == TIME_RESOLUTION && length == Byte.BYTES) {
        resolution = Byte.toUnsignedInt(body(padded(length)).get());
      } else if (code == TIME_OFFSET && length == Long.BYTES) {
        startSecond = body(padded(length)).getLong();
      } else {
        skip(padded(length));
      }
    }
    TimeScale scale = new TimeScale(resolution, startSecond);
    if (!scale.isSupported()) {
      throw input.fault("timestamp resolution " + resolution + " is not supported");
    }
    if (interfaces.size() == MAX_INTERFACES) {
      throw input.fault("more than " + MAX_INTERFACES + " interfaces in a section");
    }
    interfaces.add(new Interface(linkType, snapLength, scale));
  }

  /**
   * Reads the fields after the interface number, which the enhanced and the old block have in
   * common.
   */
  private boolean readPacket(long id, ByteBuffer fields, CapturedPacket packet) throws IOException {
    Interface from = interfaceOf(id);
    long units = Integer.toUnsignedLong(fields.getInt()) << Integer.SIZE;
    units |= Integer.toUnsignedLong(fields.getInt());
    long captured = Integer.toUnsignedLong(fields.getInt());
    long original = Integer.toUnsignedLong(fields.getInt());
    read(from, from.scale().at(units), captured, original, packet);
    return true;
  }

  private boolean readSimplePacket(CapturedPacket packet) throws IOException {
    Interface from = interfaceOf(0);
    long original = Integer.toUnsignedLong(body(Integer.BYTES).getInt());
    long captured = Math.min(original, left);
    if (from.snapLength() != 0) {
      captured = Math.min(captured, from.snapLength());
    }
    read(from, Instant.EPOCH, captured, original, packet);
    return true;
  }

  private Interface interfaceOf(long id) throws CaptureException {
    if (id >= interfaces.size()) {
      throw input.fault("interface " + id + " was not described");
    }
    return interfaces.get((int) id);
  }

  private void read(
      Interface from, Instant time, long captured, long original, CapturedPacket packet)
      throws IOException {
    if (captured > MAX_PACKET_LENGTH) {
      throw input.fault(captured + " octets are more than a packet can have");
    }
    require(captured);
    // The rest of the block is read afterwards, and must not move the packet in the buffer.
    long rest = left + Integer.BYTES;
    boolean fits = rest <= CaptureInput.MAX_AHEAD && input.isReady((int) rest);
    int start = input.readArray((int) captured);
    left -= captured;
    packet.array = fits ? input.array() : copy(input.array(), start, (int) captured);
    packet.start = fits ? start : 0;
    packet.length = (int) captured;
    packet.originalLength = original;
    packet.linkType = from.linkType();
    packet.seconds = time.getEpochSecond();
    packet.nanos = time.getNano();
    packet.number = ++packets;
  }

  private static byte[] copy(byte[] array, int start, int length) {
    return Arrays.copyOfRange(array, start, start + length);
  }

  private void beginBody(long length, int least) throws CaptureException {
    if (length < least || length % Integer.BYTES != 0) {
      throw input.fault("a block cannot be " + length + " octets long");
    }
    left = length - BLOCK_FRAME_LENGTH;
  }

  private void endBody(long length) throws IOException {
    skip(left);
    long closing = Integer.toUnsignedLong(input.read(Integer.BYTES, order).getInt());
    if (closing != length) {
      throw input.fault("the block begins with length " + length + " and ends with " + closing);
    }
  }

  private ByteBuffer body(int length) throws IOException {
    require(length);
    left -= length;
    return input.read(length, order);
  }

  private void skip(long length) throws IOException {
    require(length);
    left -= length;
    input.skip(length);
  }

  private void require(long length) throws CaptureException {
    if (length > left) {
      throw input.fault(length + " octets are needed, the block has " + left + " left");
    }
  }

  private static int padded(int length) {
    return (length + 3) & ~3;
  }
}
