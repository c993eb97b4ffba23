package io.wiredns.command;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The forms of values that options of serve have: sizes, times, and settings with a range. */
final class ServeValues {
  private static final Pattern SIZE = Pattern.compile("([0-9]{1,12})([kKM]?)");
  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}(\\.[0-9]{1,3})?");

  private ServeValues() {}

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

  /** Parses on or off. */
  static boolean isOn(String text) {
    return switch (text) {
      case "on" -> true;
      case "off" -> false;
      default -> throw new IllegalArgumentException("'" + text + "' is neither on nor off");
    };
  }

  /** Passes the value of an option on, if it was given. */
  static <T> void set(Option<T> option, Consumer<T> setter) throws InputException {
    if (option.get() == null) {
      return;
    }
    try {
      setter.accept(option.get());
    } catch (IllegalArgumentException | ArithmeticException wrong) {
      throw new InputException(option.names.get(0) + ": " + wrong.getMessage());
    }
  }

  /** Parses the address and port of an option, with {@code #} or a colon between them. */
  static InetSocketAddress address(String option, String text) throws InputException {
    int mark = Math.max(text.lastIndexOf('#'), text.lastIndexOf(':'));
    String host = mark < 0 ? "" : text.substring(0, mark).replaceAll("^\\[(.*)]$", "$1");
    // Only digits, hexadecimal digits, dots and colons, so that no name is looked up.
    if (!host.matches("[0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.%a-z0-9]*")
        || !text.substring(mark + 1).matches("[0-9]{1,5}")) {
      throw new InputException(option + " " + text + ": expected ADDR:PORT");
    }
    try {
      int port = Integer.parseInt(text.substring(mark + 1));
      return new InetSocketAddress(InetAddress.getByName(host), port);
    } catch (UnknownHostException | IllegalArgumentException wrong) {
      throw new InputException(option + " " + text + ": " + wrong.getMessage());
    }
  }
}
