package io.wiredns.command.line;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The forms of sizes and times on the command line. */
final class Quantities {
  private static final Pattern SIZE = Pattern.compile("([0-9]{1,12})([kKM]?)");
  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}(\\.[0-9]{1,3})?");

  private Quantities() {}

  /** Parses a number of octets, such as 4096, 256k and 64M. */
  static Long size(String text) {
    Matcher form = SIZE.matcher(text);
    if (!form.matches()) {
      throw new IllegalArgumentException(
          "'" + text + "' is no size; write octets, or a number with k or M, such as 64M");
    }
    int shift = form.group(2).isEmpty() ? 0 : form.group(2).equals("M") ? 20 : 10;
    return Long.parseLong(form.group(1)) << shift;
  }

  /** Parses a time in seconds, such as 10 and 0.5. */
  static Duration seconds(String text) {
    if (!SECONDS.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "'" + text + "' is no time; write seconds, such as 10 or 0.5");
    }
    return Duration.parse("PT" + text + "S");
  }
}
