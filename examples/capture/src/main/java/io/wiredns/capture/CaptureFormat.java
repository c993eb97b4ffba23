package io.wiredns.capture;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Tells the kinds of capture files by their first octets. */
public final class CaptureFormat {
  /** Octets {@link #looksLikeCapture} makes use of. */
  public static final int MAGIC_LENGTH = 12;

  private CaptureFormat() {}

  /**
   * Whether a file that starts like this is an uncompressed capture.
   *
   * @param firstOctets the start of the file
   * @param length how many of these octets are filled; at best {@link #MAGIC_LENGTH} or more
   * @return whether they begin with the magic number of pcap or pcapng
   */
  public static boolean looksLikeCapture(byte[] firstOctets, int length) {
    if (length < Integer.BYTES) {
      return false;
    }
    int magic = ByteBuffer.wrap(firstOctets).getInt();
    if (magic != PcapngReader.SECTION_HEADER) {
      return PcapReader.isMagic(magic);
    }
    // Empty lines look like a section header; its byte-order magic is what no text holds.
    return length < MAGIC_LENGTH
        || PcapngReader.byteOrder(ByteBuffer.wrap(firstOctets).getInt(2 * Integer.BYTES)) != null;
  }

  static PacketSource open(InputStream in) throws IOException {
    CaptureInput input = new CaptureInput(in);
    int magic = input.read(Integer.BYTES, ByteOrder.BIG_ENDIAN).getInt();
    if (magic == PcapngReader.SECTION_HEADER) {
      return new PcapngReader(input);
    }
    if (PcapReader.isMagic(magic)) {
      return new PcapReader(input, magic);
    }
    throw input.fault(String.format("neither pcap nor pcapng: it starts with %08x", magic));
  }
}
