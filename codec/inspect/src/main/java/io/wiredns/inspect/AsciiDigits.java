package io.wiredns.inspect;

import io.wiredns.codec.internal.wire.Bytes;
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
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  /** The maximum number of octets that are copied in words. */
  private static final int MAX_COPIED = 256;

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

  private static final byte[] BASE64 =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
          .getBytes(StandardCharsets.US_ASCII);

  private static final byte[] BASE32 =
      "0123456789ABCDEFGHIJKLMNOPQRSTUV".getBytes(StandardCharsets.US_ASCII);

  private AsciiDigits() {}

  private static short pair(String digits) {
    return (short) (digits.charAt(0) | digits.charAt(1) << 8);
  }

  /**
   * Copies octets in words of eight, the last of which may overlap the one before. For the lengths
   * of most texts this is faster than a call of the JVM's copying routine. It is written out for
   * words up to 64 octets, and so is too long for the JIT compiler to repeat it in each caller,
   * which would cost more time than the calls.
   *
   * @return the index after the last octet in the target
   */
  static int copy(byte[] source, int from, int length, byte[] out, int at) {
    int end = at + length;
    if (length > MAX_COPIED) {
      System.arraycopy(source, from, out, at, length);
      return end;
    }
    if (length < Long.BYTES) {
      int i = from;
      for (int p = at; p < end; p++) {
        out[p] = source[i++];
      }
      return end;
    }
    int i = from;
    int p = at;
    for (; end - p > 8 * Long.BYTES; p += 8 * Long.BYTES) {
      LONG.set(out, p, (long) LONG.get(source, i));
      LONG.set(out, p + 8, (long) LONG.get(source, i + 8));
      LONG.set(out, p + 16, (long) LONG.get(source, i + 16));
      LONG.set(out, p + 24, (long) LONG.get(source, i + 24));
      LONG.set(out, p + 32, (long) LONG.get(source, i + 32));
      LONG.set(out, p + 40, (long) LONG.get(source, i + 40));
      LONG.set(out, p + 48, (long) LONG.get(source, i + 48));
      LONG.set(out, p + 56, (long) LONG.get(source, i + 56));
      i += 8 * Long.BYTES;
    }
    if (end - p > 4 * Long.BYTES) {
      LONG.set(out, p, (long) LONG.get(source, i));
      LONG.set(out, p + 8, (long) LONG.get(source, i + 8));
      LONG.set(out, p + 16, (long) LONG.get(source, i + 16));
      LONG.set(out, p + 24, (long) LONG.get(source, i + 24));
      i += 4 * Long.BYTES;
      p += 4 * Long.BYTES;
    }
    if (end - p > 2 * Long.BYTES) {
      LONG.set(out, p, (long) LONG.get(source, i));
      LONG.set(out, p + 8, (long) LONG.get(source, i + 8));
      i += 2 * Long.BYTES;
      p += 2 * Long.BYTES;
    }
    if (end - p > Long.BYTES) {
      LONG.set(out, p, (long) LONG.get(source, i));
    }
    LONG.set(out, end - 8, (long) LONG.get(source, from + length - 8));
    return end;
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

  /** Writes octets in base 64 with padding; RFC 4648 section 4. */
  static int base64(byte[] out, int at, byte[] octets, int from, int to) {
    int p = at;
    int i = from;
    for (; i + 2 < to; i += 3) {
      int bits = (octets[i] & 0xFF) << 16 | (octets[i + 1] & 0xFF) << 8 | octets[i + 2] & 0xFF;
      INT.set(
          out,
          p,
          BASE64[bits >>> 18]
              | BASE64[bits >>> 12 & 0x3F] << 8
              | BASE64[bits >>> 6 & 0x3F] << 16
              | BASE64[bits & 0x3F] << 24);
      p += 4;
    }
    if (i < to) {
      boolean two = i + 1 < to;
      int bits = (octets[i] & 0xFF) << 16 | (two ? (octets[i + 1] & 0xFF) << 8 : 0);
      out[p] = BASE64[bits >>> 18];
      out[p + 1] = BASE64[bits >>> 12 & 0x3F];
      out[p + 2] = two ? BASE64[bits >>> 6 & 0x3F] : (byte) '=';
      out[p + 3] = '=';
      p += 4;
    }
    return p;
  }

  /** Writes octets in base 32 without padding, with the extended hex alphabet; RFC 5155. */
  static int base32(byte[] out, int at, byte[] octets, int from, int to) {
    int p = at;
    int bits = 0;
    int count = 0;
    for (int i = from; i < to; i++) {
      bits = bits << 8 | octets[i] & 0xFF;
      count += 8;
      while (count >= 5) {
        count -= 5;
        out[p++] = BASE32[bits >>> count & 0x1F];
      }
    }
    if (count > 0) {
      out[p++] = BASE32[bits << 5 - count & 0x1F];
    }
    return p;
  }

  /** Writes four octets as an IPv4 address; there must be room for 16 octets. */
  static int ipv4(byte[] out, int at, byte[] octets, int from) {
    int p = upTo999(out, at, octets[from] & 0xFF);
    out[p++] = '.';
    p = upTo999(out, p, octets[from + 1] & 0xFF);
    out[p++] = '.';
    p = upTo999(out, p, octets[from + 2] & 0xFF);
    out[p++] = '.';
    return upTo999(out, p, octets[from + 3] & 0xFF);
  }

  /** Writes sixteen octets as {@link io.wiredns.codec.wire.Ipv6#toString} writes an address. */
  static int ipv6(byte[] out, int at, byte[] octets, int from) {
    long high = Bytes.i64(octets, from);
    long low = Bytes.i64(octets, from + 8);
    int p = at;
    if (high == 0 && (low >>> 32 == 0xFFFF || low >>> 32 == 0 && low >>> 16 != 0)) {
      out[p++] = ':';
      out[p++] = ':';
      if (low >>> 32 != 0) {
        INT.set(out, p, 'f' | 'f' << 8 | 'f' << 16 | 'f' << 24);
        out[p + 4] = ':';
        p += 5;
      }
      return ipv4(out, p, octets, from + 12);
    }
    int runStart = -1;
    int runEnd = -1;
    int longest = 1;
    for (int i = 0; i < 8; i++) {
      int end = i;
      while (end < 8 && Bytes.u16(octets, from + 2 * end) == 0) {
        end++;
      }
      if (end - i > longest) {
        longest = end - i;
        runStart = i;
        runEnd = end;
      }
      i = Math.max(i, end);
    }
    for (int i = 0; i < 8; i++) {
      if (i == runStart) {
        out[p++] = ':';
        out[p++] = ':';
        i = runEnd - 1;
        continue;
      }
      if (i > 0 && i != runEnd) {
        out[p++] = ':';
      }
      p = group(out, p, Bytes.u16(octets, from + 2 * i));
    }
    return p;
  }

  private static int group(byte[] out, int at, int group) {
    int high = HEX[group >>> 8];
    int low = HEX[group & 0xFF];
    int digits = high & 0xFFFF | low << 16;
    int zeros = group == 0 ? 3 : (Integer.numberOfLeadingZeros(group) - 16) >>> 2;
    INT.set(out, at, digits >>> 8 * zeros);
    return at + 4 - zeros;
  }

  /** Writes seconds since 1970, of which there are less than 2 to the power of 32, as a date. */
  static int time(byte[] out, int at, long seconds) {
    int days = (int) (seconds / 86_400);
    int rest = (int) (seconds % 86_400);
    // The number of the day in a calendar whose years start on the first of March.
    int shifted = days + 719_468;
    int era = shifted / 146_097;
    int ofEra = shifted - era * 146_097;
    int year = (ofEra - ofEra / 1_460 + ofEra / 36_524 - ofEra / 146_096) / 365;
    int ofYear = ofEra - (365 * year + year / 4 - year / 100);
    int month = (5 * ofYear + 2) / 153;
    int day = ofYear - (153 * month + 2) / 5 + 1;
    int calendarYear = year + era * 400 + (month >= 10 ? 1 : 0);
    SHORT.set(out, at, PAIRS[calendarYear / 100]);
    SHORT.set(out, at + 2, PAIRS[calendarYear % 100]);
    SHORT.set(out, at + 4, PAIRS[month < 10 ? month + 3 : month - 9]);
    SHORT.set(out, at + 6, PAIRS[day]);
    SHORT.set(out, at + 8, PAIRS[rest / 3_600]);
    SHORT.set(out, at + 10, PAIRS[rest / 60 % 60]);
    SHORT.set(out, at + 12, PAIRS[rest % 60]);
    return at + 14;
  }
}
