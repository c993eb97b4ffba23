package io.wiredns.command.dig;

import io.wiredns.codec.wire.Name;
import io.wiredns.command.line.DigWords;
import io.wiredns.command.line.InputException;
import java.net.IDN;
import java.nio.charset.StandardCharsets;

/** Names with letters outside of ASCII; RFC 3490, as far as {@link IDN} supports it. */
public final class DigNames {
  private DigNames() {}

  /**
   * Parses a name of the command line.
   *
   * @param converts whether labels with other letters become labels of RFC 3490; otherwise such
   *     letters are octets in UTF-8
   */
  public static Name parse(String text, boolean converts) throws InputException {
    if (isAscii(text)) {
      return DigWords.name(text);
    }
    if (converts) {
      try {
        return DigWords.name(IDN.toASCII(text, IDN.ALLOW_UNASSIGNED));
      } catch (IllegalArgumentException wrong) {
        throw new InputException(
            "%s is not an internationalized name; try +noidnin"
                .formatted(DigWords.printable(text)));
      }
    }
    StringBuilder escaped = new StringBuilder();
    for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
      if (octet < 0) {
        escaped.append('\\').append(octet & 0xFF);
      } else {
        escaped.append((char) octet);
      }
    }
    return DigWords.name(escaped.toString());
  }

  /** Returns a name with its internationalized labels in their own letters. */
  static String readable(Name name) {
    String text = name.toString();
    if (!text.regionMatches(true, 0, "xn--", 0, 4) && !text.contains(".xn--")) {
      return text;
    }
    String readable = IDN.toUnicode(text, IDN.ALLOW_UNASSIGNED);
    for (int i = 0; i < readable.length(); i++) {
      if (Character.isISOControl(readable.charAt(i))) {
        return text;
      }
    }
    return readable;
  }

  private static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > '~') {
        return false;
      }
    }
    return true;
  }
}
