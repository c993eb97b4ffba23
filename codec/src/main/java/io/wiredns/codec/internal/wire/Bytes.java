package io.wiredns.codec.internal.wire;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Big-endian numbers in a byte array, and ASCII case folding of eight octets at once.
 *
 * <p>All throw IndexOutOfBoundsException outside the array and check nothing else: whoever calls
 * them knows the message's bounds.
 *
 * @since 0.1
 */
public final class Bytes {
  private static final VarHandle SHORT =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private static final long ONES = 0x0101010101010101L;

  private Bytes() {}

  /**
   * Sixteen bits.
   *
   * @param a the array
   * @param at the index of the first octet
   * @return 0 to 65535
   */
  public static int u16(byte[] a, int at) {
    return (a[at] & 0xFF) << 8 | a[at + 1] & 0xFF;
  }

  /**
   * Thirty-two bits.
   *
   * @param a the array
   * @param at the index of the first octet
   * @return the bits
   */
  public static int i32(byte[] a, int at) {
    return (int) INT.get(a, at);
  }

  /**
   * Thirty-two bits.
   *
   * @param a the array
   * @param at the index of the first octet
   * @return 0 to 4294967295
   */
  public static long u32(byte[] a, int at) {
    return (int) INT.get(a, at) & 0xFFFFFFFFL;
  }

  /**
   * Sixty-four bits.
   *
   * @param a the array
   * @param at the index of the first octet
   * @return the bits
   */
  public static long i64(byte[] a, int at) {
    return (long) LONG.get(a, at);
  }

  /**
   * Writes sixteen bits.
   *
   * @param a the array
   * @param at the index of the first octet
   * @param value the lower sixteen are taken
   */
  public static void put16(byte[] a, int at, int value) {
    SHORT.set(a, at, (short) value);
  }

  /**
   * Writes thirty-two bits.
   *
   * @param a the array
   * @param at the index of the first octet
   * @param value the bits
   */
  public static void put32(byte[] a, int at, int value) {
    INT.set(a, at, value);
  }

  /**
   * Writes sixty-four bits.
   *
   * @param a the array
   * @param at the index of the first octet
   * @param value the bits
   */
  public static void put64(byte[] a, int at, long value) {
    LONG.set(a, at, value);
  }

  /**
   * Eight octets with A to Z in lower case and all others as they are; RFC 4343 section 3.
   *
   * @param octets the octets
   * @return the octets, folded
   */
  public static long fold(long octets) {
    // Eight comparisons at once: in seven bits each, so that no sum carries into the next octet,
    // the upper bit says whether an octet is above 'Z', or at least 'A'. That bit, where only the
    // latter is so, moved by two is the 0x20 that makes a letter small. So
    // equality and hashes of names take a step for eight octets, not for one.
    long low = octets & 0x7F * ONES;
    long aboveZ = low + (0x7F - 'Z') * ONES;
    long fromA = low + (0x80 - 'A') * ONES;
    long upper = (fromA ^ aboveZ) & ~octets & 0x80 * ONES;
    return octets | upper >>> 2;
  }

  /**
   * One octet, folded the same way.
   *
   * @param octet the octet
   * @return 0 to 255
   */
  public static int fold(byte octet) {
    int value = octet & 0xFF;
    return value >= 'A' && value <= 'Z' ? value + 0x20 : value;
  }

  /**
   * The {@code count} octets (1 to 8) from {@code at} on as a number, without reading outside the
   * array: the most significant octet is the first.
   *
   * @param a the array
   * @param at the index of the first octet
   * @param count how many octets
   * @return the number
   */
  public static long upTo8(byte[] a, int at, int count) {
    int spare = 64 - 8 * count;
    if (at + 8 <= a.length) {
      return i64(a, at) >>> spare;
    }
    if (a.length >= 8) {
      int last = a.length - 8;
      return i64(a, last) << 8 * (at - last) >>> spare;
    }
    long value = 0;
    for (int i = 0; i < count; i++) {
      value = value << 8 | a[at + i] & 0xFF;
    }
    return value;
  }

  /**
   * Whether the octets from {@code from} on equal all of the other's, letters folded. Length octets
   * are below 'A', so folding leaves them alone, and equal ones keep the labels in step.
   *
   * @param a holds octets of a name
   * @param from the index of the first
   * @param b a name, and nothing else
   * @return whether they are the same name
   */
  public static boolean foldedEquals(byte[] a, int from, byte[] b) {
    int last = b.length - 8;
    if (last < 0) {
      for (int i = 0; i < b.length; i++) {
        if (fold(a[from + i]) != fold(b[i])) {
          return false;
        }
      }
      return true;
    }
    for (int i = 0; i < last; i += 8) {
      if (!foldedEquals(i64(a, from + i), i64(b, i))) {
        return false;
      }
    }
    // The last eight octets, of which some have been looked at.
    return foldedEquals(i64(a, from + last), i64(b, last));
  }

  private static boolean foldedEquals(long left, long right) {
    return left == right || fold(left) == fold(right);
  }
}
