package io.wiredns.codec.internal.wire;

import io.wiredns.codec.wire.WireLimits;

/**
 * Compression pointers, RFC 1035 section 4.1.4: two octets whose upper two bits are set. The other
 * fourteen bits are an offset from the first octet of the message.
 *
 * <pre>
 *   +--+--+--+--+--+--+--+--+--+--+--+--+--+--+--+--+
 *   | 1  1|                OFFSET                   |
 *   +--+--+--+--+--+--+--+--+--+--+--+--+--+--+--+--+
 * </pre>
 *
 * <p>This is the only class that contains these bits.
 *
 * @since 0.1
 */
public final class Pointer {
  /** The number of octets of a pointer. */
  public static final int OCTETS = 2;

  /** The bits that are set in the first octet. */
  static final int BITS = 0xC0;

  /** The bits of the first octet that belong to the offset. */
  static final int OFFSET_BITS = 0x3F;

  private Pointer() {}

  /**
   * Returns the two octets of a pointer.
   *
   * @param offset the target, 0 to {@link WireLimits#POINTER_OFFSET}
   * @return a number of 16 bits
   */
  public static int to(int offset) {
    return BITS << Byte.SIZE | offset;
  }

  /** Returns whether an octet is the first of a pointer. */
  static boolean starts(int octet) {
    return (octet & BITS) == BITS;
  }

  /**
   * Returns whether there is a pointer at an index.
   *
   * @param a the array whose index 0 is the first octet of the message
   * @param p the index of the first octet
   * @param end the index after the last octet that may be read
   * @return true if there are two octets and they are a pointer
   */
  public static boolean isAt(byte[] a, int p, int end) {
    return end - p >= OCTETS && starts(a[p]);
  }

  /**
   * Returns the target of a pointer, which is the offset in the lower fourteen bits.
   *
   * @param a the array whose index 0 is the first octet of the message
   * @param p the index of the first octet of the pointer
   * @return 0 to {@link WireLimits#POINTER_OFFSET}
   */
  public static int target(byte[] a, int p) {
    return (a[p] & OFFSET_BITS) << Byte.SIZE | a[p + 1] & 0xFF;
  }

  /**
   * Returns where a pointer leads, counted from the octet after the header, where the name of the
   * first question is.
   *
   * @param a the array whose index 0 is the first octet of the message
   * @param p the index of the first of two octets
   * @return 0 or more, or a negative number if the octets are no pointer or lead into the header
   */
  public static int fromQuestion(byte[] a, int p) {
    return ((a[p] & 0xFF) << Byte.SIZE | a[p + 1] & 0xFF) - to(WireLimits.HEADER_OCTETS);
  }
}
