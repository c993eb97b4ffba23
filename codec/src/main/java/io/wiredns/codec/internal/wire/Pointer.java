package io.wiredns.codec.internal.wire;

import io.wiredns.codec.wire.WireLimits;

/**
 * Compression pointers, RFC 1035 section 4.1.4: two octets whose upper two bits are set; the other
 * fourteen bits are an offset from the first octet of the message.
 *
 * <pre>
 *   +--+--+--+--+--+--+--+--+--+--+--+--+--+--+--+--+
 *   | 1  1|                OFFSET                   |
 *   +--+--+--+--+--+--+--+--+--+--+--+--+--+--+--+--+
 * </pre>
 *
 * <p>All that knows these bits goes through this class.
 *
 * @since 0.1
 */
public final class Pointer {
  /** How many octets a pointer takes. */
  public static final int OCTETS = 2;

  /** Those that are set in the first octet. */
  static final int BITS = 0xC0;

  /** Those of the first octet that are the offset's. */
  static final int OFFSET_BITS = 0x3F;

  private Pointer() {}

  /**
   * The two octets of a pointer.
   *
   * @param offset where it leads, 0 to {@link WireLimits#POINTER_OFFSET}
   * @return a number of 16 bits
   */
  public static int to(int offset) {
    return BITS << Byte.SIZE | offset;
  }

  /** Whether a pointer starts with this octet. */
  static boolean starts(int octet) {
    return (octet & BITS) == BITS;
  }

  /**
   * Returns whether the two octets at an index are a pointer.
   *
   * @param a the message from index 0 on
   * @param p the index of the first octet
   * @param end the index after the last octet that may be read
   * @return false as well if there is one octet only
   */
  public static boolean isAt(byte[] a, int p, int end) {
    return end - p >= OCTETS && starts(a[p]);
  }

  /**
   * The offset in the lower fourteen bits of two octets, which are a pointer.
   *
   * @param a the message from index 0 on
   * @param p the index of the pointer's first octet
   * @return 0 to {@link WireLimits#POINTER_OFFSET}
   */
  public static int target(byte[] a, int p) {
    return (a[p] & OFFSET_BITS) << Byte.SIZE | a[p + 1] & 0xFF;
  }

  /**
   * Returns whether there is a pointer to the octet after the header, where the first question's
   * name is.
   *
   * @param a the message from index 0 on
   * @param p the index of the first of two octets
   * @return whether they are that pointer
   */
  public static boolean leadsToQuestion(byte[] a, int p) {
    return a[p] == (byte) BITS && a[p + 1] == WireLimits.HEADER_OCTETS;
  }
}
