package io.wiredns.command.serve;

import io.wiredns.command.line.InputException;
import io.wiredns.command.line.Option;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.function.Consumer;

/**
 * The forms of values that options of serve have: switches, addresses, and settings with a range.
 */
final class ServeValues {
  private ServeValues() {}

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
