package io.wiredns.command.dig;

/** Writes times in weeks, days, hours, minutes and seconds, as dig does. */
final class DigTtl {
  private static final String[] UNITS = {"week", "day", "hour", "minute", "second"};
  private static final long[] SECONDS = {604_800, 86_400, 3_600, 60, 1};

  private DigTtl() {}

  /** Appends a time such as {@code 1 day 2 hours}. */
  static void inWords(long seconds, StringBuilder out) {
    append(seconds, true, out);
  }

  /** Appends a time such as {@code 1d2h}. */
  static void inLetters(long seconds, StringBuilder out) {
    append(seconds, false, out);
  }

  private static void append(long seconds, boolean words, StringBuilder out) {
    int start = out.length();
    long left = seconds;
    for (int i = 0; i < UNITS.length; i++) {
      long count = left / SECONDS[i];
      left %= SECONDS[i];
      boolean last = i == UNITS.length - 1 && out.length() == start;
      if (count == 0 && !last) {
        continue;
      }
      if (words) {
        out.append(out.length() == start ? "" : " ").append(count).append(' ');
        out.append(UNITS[i]).append(count == 1 ? "" : "s");
      } else {
        out.append(count).append(UNITS[i].charAt(0));
      }
    }
  }
}
