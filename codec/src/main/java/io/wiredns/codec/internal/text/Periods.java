package io.wiredns.codec.internal.text;

/**
 * Parses times: a number of seconds, or numbers of weeks, days, hours, minutes and seconds, each
 * with its unit letter, as in {@code 1h30m}. The units may be in any order, and a last number
 * without a letter counts seconds.
 *
 * @since 0.1
 */
public final class Periods {
  private static final long MAXIMUM = 0xFFFF_FFFFL;

  private Periods() {}

  /**
   * Parses a time.
   *
   * @param text the text
   * @return the seconds, or -1 if the text is malformed or the seconds do not fit 32 bits
   */
  public static long parse(String text) {
    long total = 0;
    long part = -1;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= '0' && c <= '9') {
        part = Math.max(part, 0) * 10 + (c - '0');
      } else {
        long unit =
            switch (c) {
              case 'w', 'W' -> 604_800;
              case 'd', 'D' -> 86_400;
              case 'h', 'H' -> 3_600;
              case 'm', 'M' -> 60;
              case 's', 'S' -> 1;
              default -> -1;
            };
        if (unit < 0 || part < 0) {
          return -1;
        }
        total += part * unit;
        part = -1;
      }
      if (part > MAXIMUM || total > MAXIMUM) {
        return -1;
      }
    }
    total += Math.max(part, 0);
    return text.isEmpty() || total > MAXIMUM ? -1 : total;
  }
}
