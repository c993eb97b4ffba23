package io.wiredns.capture;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Objects;

/**
 * Recognizes capture files by their first octets. Its methods may be called by any thread.
 *
 * @since 0.1
 */
public final class CaptureFormat {
  /** The maximum number of octets that {@link #isCapture} looks at. */
  public static final int MAGIC_OCTETS = 12;

  private CaptureFormat() {}

  /**
   * Returns whether a file is an uncompressed capture, judging by its first octets.
   *
   * @param firstOctets an array that starts with the first octets of the file
   * @param length the number of octets of the file in the array, at most the length of the array,
   *     which is not checked; with fewer than {@link #MAGIC_OCTETS} the result may be wrong
   * @return true if the file starts with a magic number of pcap or pcapng
   */
  public static boolean isCapture(byte[] firstOctets, int length) {
    Objects.requireNonNull(firstOctets, "firstOctets");
    if (length < Integer.BYTES) {
      return false;
    }
    int magic = ByteBuffer.wrap(firstOctets).getInt();
    if (magic != PcapngReader.SECTION_HEADER) {
      return PcapReader.isMagic(magic);
    }
    // Empty lines look like a section header, but no text contains its byte-order magic.
    return length < MAGIC_OCTETS
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
    throw input.fault(String.format("neither pcap nor pcapng, it starts with %08x", magic));
  }
}
