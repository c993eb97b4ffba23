package io.wiredns.capture;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;

/** Writes gzip (RFC 1952) in forms that no compressor writes: members of stored blocks. */
final class GzipWriter {
  static final int HEADER_CHECK = 2;
  static final int EXTRA = 4;
  static final int NAME = 8;
  static final int COMMENT = 16;

  private static final int MOST_STORED = 0xFFFF;

  private final OutputStream out;
  private byte[] header = {0x1F, (byte) 0x8B, 8, 0, 0, 0, 0, 0, 0, 3};

  GzipWriter(OutputStream out) {
    this.out = out;
  }

  /** Sets flags and fields of the next headers, without their checksum. */
  GzipWriter fields(int flags, byte[]... fields) {
    byte[] start = {0x1F, (byte) 0x8B, 8, (byte) flags, 0, 0, 0, 0, 0, 3};
    header = Packets.concat(start, Packets.concat(fields));
    return this;
  }

  /** Adds a member, with a header checksum if the flags require one. */
  GzipWriter member(byte[] octets) throws IOException {
    CRC32 check = new CRC32();
    check.update(octets);
    return member(octets, (int) check.getValue(), octets.length);
  }

  /** Adds a member with any checksum and length in its trailer. */
  GzipWriter member(byte[] octets, int check, int length) throws IOException {
    out.write(header);
    if ((header[3] & HEADER_CHECK) != 0) {
      CRC32 headerCheck = new CRC32();
      headerCheck.update(header);
      out.write((int) headerCheck.getValue());
      out.write((int) headerCheck.getValue() >> 8);
    }
    int from = 0;
    do {
      int count = Math.min(MOST_STORED, octets.length - from);
      out.write(from + count == octets.length ? 1 : 0);
      ByteBuffer lengths = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN);
      out.write(lengths.putShort((short) count).putShort((short) ~count).array());
      out.write(octets, from, count);
      from += count;
    } while (from < octets.length);
    ByteBuffer trailer = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
    out.write(trailer.putInt(check).putInt(length).array());
    return this;
  }
}
