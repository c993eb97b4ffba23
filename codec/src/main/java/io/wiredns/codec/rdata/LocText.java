package io.wiredns.codec.rdata;

import io.wiredns.codec.text.TextReader;
import io.wiredns.codec.text.TextWriter;

/**
 * The text of LOC, RFC 1876 section 3: {@code d [m [s.sss]] N|S d [m [s.sss]] E|W alt[m] [size[m]
 * [hp[m] [vp[m]]]]}.
 */
final class LocText {
  private static final int DEFAULT_SIZE = 0x12;
  private static final int DEFAULT_HORIZONTAL = 0x16;
  private static final int DEFAULT_VERTICAL = 0x13;

  private static final long BASE_CENTIMETRES = 10_000_000;
  private static final long MAX_CENTIMETRES = 9_000_000_000L;
  private static final int SECOND = 1_000;
  private static final int MINUTE = 60 * SECOND;
  private static final int DEGREE = 60 * MINUTE;

  private LocText() {}

  static void write(Loc loc, TextWriter out) {
    angle(loc.latitude(), 'N', 'S', out);
    angle(loc.longitude(), 'E', 'W', out);
    long altitude = loc.altitude() - BASE_CENTIMETRES;
    out.word((altitude < 0 ? "-" : "") + metres(Math.abs(altitude)));
    size(loc.size(), out);
    size(loc.horizontalPrecision(), out);
    size(loc.verticalPrecision(), out);
  }

  private static void angle(long angle, char positive, char negative, TextWriter out) {
    long from = Math.abs(angle - Loc.MERIDIAN);
    out.word(Long.toString(from / DEGREE));
    out.word(Long.toString(from / MINUTE % 60));
    out.word(from / SECOND % 60 + "." + padded(from % SECOND, 3));
    out.word(String.valueOf(angle < Loc.MERIDIAN ? negative : positive));
  }

  private static String metres(long centimetres) {
    return centimetres / 100 + "." + padded(centimetres % 100, 2) + "m";
  }

  private static String padded(long value, int digits) {
    String text = Long.toString(value);
    return "0".repeat(digits - text.length()) + text;
  }

  /** Writes a size; as in BIND, whole metres have no decimals. */
  private static void size(int encoded, TextWriter out) {
    long centimetres = Loc.centimetres(encoded);
    out.word(centimetres < 100 ? metres(centimetres) : centimetres / 100 + "m");
  }

  static Loc read(TextReader in) {
    long latitude = angle(in, "latitude", "N", "S", Loc.LATITUDE_RANGE);
    long longitude = angle(in, "longitude", "E", "W", Loc.LONGITUDE_RANGE);
    long altitude = altitude(in);
    return new Loc(
        size(in, "size", DEFAULT_SIZE),
        size(in, "horizontal precision", DEFAULT_HORIZONTAL),
        size(in, "vertical precision", DEFAULT_VERTICAL),
        latitude,
        longitude,
        altitude);
  }

  private static long angle(
      TextReader in, String field, String positive, String negative, long range) {
    long angle = in.number(field + " in degrees", range / DEGREE) * DEGREE;
    if (!isOneOf(in.peek(), positive, negative)) {
      angle += in.number(field + " in minutes", 59) * MINUTE;
      if (!isOneOf(in.peek(), positive, negative)) {
        long thousandths = scaled(in.word(field + " in seconds"), 3);
        if (thousandths < 0 || thousandths >= MINUTE) {
          throw in.wrongBefore("seconds less than 60, of three decimals at most");
        }
        angle += thousandths;
      }
    }
    String side = in.word(positive + " or " + negative);
    if (!isOneOf(side, positive, negative) || angle > range) {
      throw in.wrongBefore(
          field
              + " of at most "
              + range / DEGREE
              + " degrees, and "
              + positive
              + " or "
              + negative);
    }
    return Loc.MERIDIAN + (side.equals(positive) ? angle : -angle);
  }

  private static boolean isOneOf(String word, String one, String other) {
    return word.equals(one) || word.equals(other);
  }

  private static long altitude(TextReader in) {
    String word = in.word("altitude in metres");
    boolean isNegative = word.startsWith("-");
    long centimetres = metres(isNegative ? word.substring(1) : word);
    long altitude = BASE_CENTIMETRES + (isNegative ? -centimetres : centimetres);
    if (centimetres < 0 || altitude < 0 || altitude > 0xFFFF_FFFFL) {
      throw in.wrongBefore("altitude in metres, -100000.00 to 42849672.95");
    }
    return altitude;
  }

  private static int size(TextReader in, String field, int defaultSize) {
    if (!in.hasMore()) {
      return defaultSize;
    }
    long centimetres = metres(in.word(field));
    if (centimetres < 0 || centimetres > MAX_CENTIMETRES) {
      throw in.wrongBefore(field + " in metres, up to 90000000.00");
    }
    int power = 0;
    while (centimetres > 9) {
      centimetres /= 10;
      power++;
    }
    return (int) centimetres << 4 | power;
  }

  /**
   * Returns the centimetres of a word in metres, with or without the unit, or -1 if it is not a
   * length.
   */
  private static long metres(String word) {
    return scaled(word.endsWith("m") ? word.substring(0, word.length() - 1) : word, 2);
  }

  /**
   * Returns a decimal number times 10^{@code decimals}, or -1 if the text is not a decimal number,
   * has more than {@code decimals} digits after the dot, or more than 10 before it.
   */
  private static long scaled(String text, int decimals) {
    int dot = text.indexOf('.');
    String whole = dot < 0 ? text : text.substring(0, dot);
    String fraction = dot < 0 ? "" : text.substring(dot + 1);
    if (whole.isEmpty() && fraction.isEmpty()
        || fraction.length() > decimals
        || whole.length() > 10) {
      return -1;
    }
    String digits = whole + fraction + "0".repeat(decimals - fraction.length());
    long value = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      value = 10 * value + digit;
    }
    return value;
  }
}
