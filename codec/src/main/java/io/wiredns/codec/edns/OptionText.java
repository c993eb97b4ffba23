package io.wiredns.codec.edns;

import io.wiredns.codec.wire.Octets;
import java.util.HexFormat;

/** The text lines of options; data from the network are escaped to printable ASCII. */
final class OptionText {
  private static final HexFormat SPACED = HexFormat.ofDelimiter(" ");
  private static final String[] UNITS = {"week", "day", "hour", "minute", "second"};
  private static final int[] UNIT_SECONDS = {604_800, 86_400, 3_600, 60, 1};

  private OptionText() {}

  /** Returns a label and a colon, and the values after them if there are any. */
  static String line(String label, String values) {
    return values.isEmpty() ? label + ":" : label + ": " + values;
  }

  /**
   * Returns a label and, after it, octets in hexadecimal and, in quotes and parentheses, in ASCII
   * with dots for unprintable ones. Without octets, returns the label and a colon.
   */
  static String dump(String label, Octets octets) {
    if (octets.length() == 0) {
      return line(label, "");
    }
    StringBuilder text = new StringBuilder(SPACED.formatHex(octets.toArray())).append(" (\"");
    for (int i = 0; i < octets.length(); i++) {
      int octet = octets.octetAt(i);
      text.append(isPrintable(octet) ? (char) octet : '.');
    }
    return line(label, text.append("\")").toString());
  }

  /** Returns octets as text: backslashes are doubled, unprintable octets are {@code \DDD}. */
  static String escaped(Octets octets) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < octets.length(); i++) {
      int octet = octets.octetAt(i);
      if (octet == '\\') {
        text.append("\\\\");
      } else if (isPrintable(octet)) {
        text.append((char) octet);
      } else {
        text.append('\\').append(octet / 100).append(octet / 10 % 10).append(octet % 10);
      }
    }
    return text.toString();
  }

  private static boolean isPrintable(int octet) {
    return octet >= ' ' && octet <= '~';
  }

  /** Returns seconds and, in parentheses, the same time in words. */
  static String seconds(long seconds) {
    StringBuilder text = new StringBuilder().append(seconds).append(" (");
    long rest = seconds;
    for (int i = 0; i < UNITS.length; i++) {
      long count = rest / UNIT_SECONDS[i];
      rest %= UNIT_SECONDS[i];
      if (count > 0 || seconds == 0 && i == UNITS.length - 1) {
        text.append(count).append(' ').append(UNITS[i]).append(count == 1 ? " " : "s ");
      }
    }
    text.setCharAt(text.length() - 1, ')');
    return text.toString();
  }
}
