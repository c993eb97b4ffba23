package io.wiredns.capture;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;

/**
 * Writes xz (file format 1.2) in forms that no compressor writes: blocks of stored octets with
 * dictionaries of any size. There is no integrity check.
 */
final class XzWriter {
  private final OutputStream out;
  private final ByteArrayOutputStream records = new ByteArrayOutputStream();
  private long blocks;

  /** Starts a stream. */
  XzWriter(OutputStream out) throws IOException {
    this.out = out;
    byte[] flags = {0, 0};
    out.write(new byte[] {(byte) 0xFD, '7', 'z', 'X', 'Z', 0});
    out.write(flags);
    out.write(check(flags));
  }

  /**
   * Adds a block.
   *
   * @param dictionary the size of the dictionary as in section 5.3.1: 40 is 4 GiB, 30 is 128 MiB,
   *     and adding 2 doubles it
   */
  XzWriter block(int dictionary, byte[] octets) throws IOException {
    byte[] header = {2, 0, 0x21, 1, (byte) dictionary, 0, 0, 0};
    out.write(header);
    out.write(check(header));
    int length = 0;
    for (int from = 0; from < octets.length; from += 1 << 16) {
      int count = Math.min(1 << 16, octets.length - from);
      out.write(from == 0 ? 1 : 2);
      out.write(Packets.u16(count - 1));
      out.write(octets, from, count);
      length += 3 + count;
    }
    out.write(0);
    length++;
    out.write(new byte[-length & 3]);
    number(records, header.length + 4L + length);
    number(records, octets.length);
    blocks++;
    return this;
  }

  /** Ends the stream. */
  void end() throws IOException {
    ByteArrayOutputStream index = new ByteArrayOutputStream();
    index.write(0);
    number(index, blocks);
    records.writeTo(index);
    index.write(new byte[-index.size() & 3]);
    out.write(index.toByteArray());
    out.write(check(index.toByteArray()));
    byte[] footer = little(index.size() / 4, 6).array();
    out.write(check(footer));
    out.write(footer);
    out.write('Y');
    out.write('Z');
  }

  private static void number(OutputStream out, long value) throws IOException {
    long left = value;
    while (left >= 0x80) {
      out.write((int) left & 0x7F | 0x80);
      left >>>= 7;
    }
    out.write((int) left);
  }

  private static byte[] check(byte[] octets) {
    CRC32 check = new CRC32();
    check.update(octets);
    return little((int) check.getValue(), 4).array();
  }

  private static ByteBuffer little(int value, int length) {
    return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN).putInt(0, value);
  }
}
