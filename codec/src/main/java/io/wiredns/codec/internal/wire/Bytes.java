package io.wiredns.codec.internal.wire;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Reads and writes big-endian numbers in byte arrays, and folds the case of eight ASCII octets at
 * once.
 *
 * <p>The methods that read or write at an index, except {@link #upTo8}, throw
 * IndexOutOfBoundsException outside the array. Nothing else is checked; callers must check the
 * bounds of the message.
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
   * Reads 16 bits as an unsigned number.
   *
   * @param a the array
   * @param at the index of the first octet
   * @return 0 to 65535
   */
  public static int u16(byte[] a, int at) {
    return (a[at] & 0xFF) << 8 | a[at + 1] & 0xFF;
  }

  /**
   * Reads 32 bits.
   *
   * @param a the array
   * @param at the index of the first octet
   * @return the bits
   */
  public static int i32(byte[] a, int at) {
    return (int) INT.get(a, at);
  }

  /**
   * Reads 32 bits as an unsigned number.
   *
   * @param a the array
   * @param at the index of the first octet
   * @return 0 to 4294967295
   */
  public static long u32(byte[] a, int at) {
    return (int) INT.get(a, at) & 0xFFFFFFFFL;
  }

  /**
   * Reads 64 bits.
   *
   * @param a the array
   * @param at the index of the first octet
   * @return the bits
   */
  public static long i64(byte[] a, int at) {
    return (long) LONG.get(a, at);
  }

  /**
   * Writes 16 bits.
   *
   * @param a the array
   * @param at the index of the first octet
   * @param value the number whose lower 16 bits are written
   */
  public static void put16(byte[] a, int at, int value) {
    SHORT.set(a, at, (short) value);
  }

  /**
   * Writes 32 bits.
   *
   * @param a the array
   * @param at the index of the first octet
   * @param value the bits
   */
  public static void put32(byte[] a, int at, int value) {
    INT.set(a, at, value);
  }

  /**
   * Writes 64 bits.
   *
   * @param a the array
   * @param at the index of the first octet
   * @param value the bits
   */
  public static void put64(byte[] a, int at, long value) {
    LONG.set(a, at, value);
  }

  /**
   * Returns eight octets with A to Z in lower case and all other octets unchanged; RFC 4343 section
   * 3.
   *
   * @param octets the octets
   * @return the folded octets
   */
  public static long fold(long octets) {
    // Compares eight octets at once, each in its lower seven bits, so that no sum carries into the
    // next octet. The upper bit of each sum then tells whether the octet is above 'Z', or at least
    // 'A'. Where only the latter is true, that bit shifted by two is 0x20, which makes the letter
    // lower case. Equality and hash codes of names thus take one step for eight octets.
    long low = octets & 0x7F * ONES;
    long aboveZ = low + (0x7F - 'Z') * ONES;
    long fromA = low + (0x80 - 'A') * ONES;
    long upper = (fromA ^ aboveZ) & ~octets & 0x80 * ONES;
    return octets | upper >>> 2;
  }

  /**
   * Returns one octet, folded in the same way.
   *
   * @param octet the octet
   * @return 0 to 255
   */
  public static int fold(byte octet) {
    int value = octet & 0xFF;
    return value >= 'A' && value <= 'Z' ? value + 0x20 : value;
  }

  /**
   * Reads {@code count} octets (1 to 8) as a big-endian number. They must be within the array,
   * which is not checked; octets after them need not be.
   *
   * @param a the array
   * @param at the index of the first octet
   * @param count the number of octets
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
   * Returns whether the octets from {@code from} on equal all octets of a name, with letters
   * folded. Length octets are below 'A' and therefore not folded; if they are equal, the labels
   * have the same boundaries.
   *
   * @param a an array that contains octets of a name
   * @param from the index of the first octet
   * @param b a name, and nothing else
   * @return true if the names are equal
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
    // the last eight octets, some of which have been compared already
    return foldedEquals(i64(a, from + last), i64(b, last));
  }

  private static boolean foldedEquals(long left, long right) {
    return left == right || fold(left) == fold(right);
  }
}
