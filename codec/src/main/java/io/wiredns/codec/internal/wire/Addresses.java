package io.wiredns.codec.internal.wire;

import io.wiredns.codec.wire.Ipv6;

/**
 * Parses addresses; the parser of {@code java.net} would treat other text as a host name and query
 * a resolver.
 *
 * @since 0.1
 */
public final class Addresses {
  /** The length of the longest text: six groups and four decimal numbers. */
  private static final int LONGEST = 45;

  private Addresses() {}

  /**
   * Parses four decimal numbers.
   *
   * @param text the numbers, separated by dots, without leading zeros
   * @return the four octets, the first one in bits 24 to 31, or -1 if the text is anything else
   */
  public static long ipv4(String text) {
    long address = 0;
    int part = -1;
    int parts = 0;
    for (int i = 0; i <= text.length(); i++) {
      char c = i < text.length() ? text.charAt(i) : '.';
      if (c == '.') {
        if (part < 0) {
          return -1;
        }
        address = address << 8 | part;
        part = -1;
        parts++;
      } else if (c < '0' || c > '9' || part == 0) {
        return -1;
      } else {
        part = Math.max(part, 0) * 10 + (c - '0');
        if (part > 0xFF) {
          return -1;
        }
      }
    }
    return parts == 4 ? address : -1;
  }

  /**
   * Parses the text of an IPv6 address, RFC 4291 section 2.2.
   *
   * @param text the text
   * @return the address, or null if the text is anything else
   */
  public static Ipv6 ipv6(String text) {
    if (text.length() > LONGEST) {
      return null;
    }
    int gap = text.indexOf("::");
    if (gap < 0) {
      long[] all = groups(text, 8);
      return all == null || all[2] != 8 ? null : new Ipv6(all[0], all[1]);
    }
    long[] left = groups(text.substring(0, gap), 7);
    long[] right = groups(text.substring(gap + 2), 7);
    boolean quadOnTheLeft = text.lastIndexOf('.', gap) >= 0;
    if (left == null || right == null || left[2] + right[2] > 7 || quadOnTheLeft) {
      return null;
    }
    return shiftLeft(left, 8 - (int) left[2], right);
  }

  /** Shifts the left groups to the top and adds the right groups at the bottom. */
  private static Ipv6 shiftLeft(long[] left, int groups, long[] right) {
    long high = left[0];
    long low = left[1];
    for (int i = 0; i < groups; i++) {
      high = high << 16 | low >>> 48;
      low <<= 16;
    }
    return new Ipv6(high | right[0], low | right[1]);
  }

  /**
   * Parses groups without a gap, of which the last may be an IPv4 address. Returns their bits in
   * two halves and their number, or null if the text is anything else.
   */
  private static long[] groups(String text, int maximum) {
    long high = 0;
    long low = 0;
    int count = 0;
    String[] parts = text.isEmpty() ? new String[0] : text.split(":", -1);
    for (int i = 0; i < parts.length; i++) {
      String part = parts[i];
      long bits;
      int width = 16;
      if (i == parts.length - 1 && part.indexOf('.') >= 0) {
        bits = ipv4(part);
        width = 32;
      } else {
        bits = group(part);
      }
      count += width / 16;
      if (bits < 0 || count > maximum) {
        return null;
      }
      high = high << width | low >>> 64 - width;
      low = low << width | bits;
    }
    return new long[] {high, low, count};
  }

  private static long group(String part) {
    if (part.isEmpty() || part.length() > 4) {
      return -1;
    }
    long bits = 0;
    for (int i = 0; i < part.length(); i++) {
      int digit = Character.digit(part.charAt(i), 16);
      if (digit < 0 || part.charAt(i) > 'f') {
        return -1;
      }
      bits = bits << 4 | digit;
    }
    return bits;
  }
}
