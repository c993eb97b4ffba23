package io.wiredns.inspect;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Writes numbers and octets as digits into an array. All methods write from an index on, where
 * there must be room, and return the index after the last digit. Indices are parameters and
 * results, not fields, so that the JIT compiler keeps them in registers. Stateless; may be used by
 * any thread.
 */
final class AsciiDigits {
  private static final VarHandle SHORT =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  /** For each octet its two hexadecimal digits, the first in the lower bits. */
  private static final short[] HEX = new short[256];

  private static final short[] UPPER_HEX = new short[256];

  /** For each number below 100 its two decimal digits, the first in the lower bits. */
  private static final short[] PAIRS = new short[100];

  /**
   * For each number below 1,000 its decimal digits without leading zeros, the first in the lower
   * bits, and the number of digits in the upper eight bits.
   */
  private static final int[] SHORTEST = new int[1000];

  static {
    for (int i = 0; i < 256; i++) {
      String digits = String.format("%02x", i);
      HEX[i] = pair(digits);
      UPPER_HEX[i] = pair(digits.toUpperCase(java.util.Locale.ROOT));
    }
    for (int i = 0; i < 1000; i++) {
      byte[] digits = Integer.toString(i).getBytes(StandardCharsets.US_ASCII);
      for (int k = 0; k < digits.length; k++) {
        SHORTEST[i] |= digits[k] << 8 * k;
      }
      SHORTEST[i] |= digits.length << 24;
      if (i < 100) {
        PAIRS[i] = pair("" + (char) ('0' + i / 10) + (char) ('0' + i % 10));
      }
    }
  }

  private AsciiDigits() {}

  private static short pair(String digits) {
    return (short) (digits.charAt(0) | digits.charAt(1) << 8);
  }

  /** Writes a number of any size in decimal digits; there must be room for 20 octets. */
  static int number(byte[] out, int at, long number) {
    if (number >= 0 && number < 1000) {
      return upTo999(out, at, (int) number);
    }
    return number >= 0 && number <= Integer.MAX_VALUE
        ? pairs(out, at, (int) number)
        : large(out, at, number);
  }

  /** Writes a number below 1,000; there must be room for 4 octets. */
  static int upTo999(byte[] out, int at, int number) {
    int digits = SHORTEST[number];
    INT.set(out, at, digits);
    return at + (digits >>> 24);
  }

  private static int pairs(byte[] out, int at, int number) {
    int digits = 3;
    for (long power = 1000; number >= power; power *= 10) {
      digits++;
    }
    int end = at + digits;
    int rest = number;
    for (int p = end - 2; p >= at; p -= 2) {
      int quotient = rest / 100;
      SHORT.set(out, p, PAIRS[rest - 100 * quotient]);
      rest = quotient;
    }
    if ((digits & 1) != 0) {
      out[at] = (byte) ('0' + rest);
    }
    return end;
  }

  @SuppressWarnings("deprecation") // Digits need no encoder.
  private static int large(byte[] out, int at, long number) {
    String digits = Long.toString(number);
    digits.getBytes(0, digits.length(), out, at);
    return at + digits.length();
  }

  /** Writes octets in hexadecimal digits, in lower case. */
  static int hex(byte[] out, int at, byte[] octets, int from, int to) {
    return hex(HEX, out, at, octets, from, to);
  }

  /** Writes octets in hexadecimal digits, in upper case. */
  static int upperHex(byte[] out, int at, byte[] octets, int from, int to) {
    return hex(UPPER_HEX, out, at, octets, from, to);
  }

  private static int hex(short[] table, byte[] out, int at, byte[] octets, int from, int to) {
    int p = at;
    for (int i = from; i < to; i++) {
      SHORT.set(out, p, table[octets[i] & 0xFF]);
      p += 2;
    }
    return p;
  }
}
