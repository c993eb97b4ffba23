package io.wiredns.codec.internal.wire;

import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.WireLimits;
import java.nio.charset.StandardCharsets;

/**
 * The text of names, with the escapes of RFC 1035 section 5.1 and RFC 4343 section 2.1. An instance
 * parses names from octets without intermediate strings; it is reusable, by one thread at a time.
 *
 * @since 0.1
 */
public final class NameText {
  /**
   * The octets of the name; text that exceeds the limits of a name is refused before it overflows
   * this array.
   */
  private final byte[] wire = new byte[WireLimits.NAME_OCTETS + WireLimits.LABEL_OCTETS + 1];

  private String reason = "";

  /** Creates a parser of names. */
  public NameText() {}

  /**
   * Appends the labels at {@code [from, to)}, each followed by a dot.
   *
   * @param wire the array that contains the labels
   * @param from the index of the length octet of the first label
   * @param to the index after the last octet of the last label
   * @param text the string builder
   */
  public static void append(byte[] wire, int from, int to, StringBuilder text) {
    for (int p = from; p < to; p += wire[p] + 1) {
      for (int i = p + 1; i <= p + wire[p]; i++) {
        appendOctet(wire[i] & 0xFF, text);
      }
      text.append('.');
    }
  }

  /**
   * Appends labels like {@link #append}, with letters, digits and {@code - _ * /} unchanged, a dot
   * as {@code \.}, and all other octets as {@code \DDD}.
   *
   * @param wire the array that contains the labels
   * @param from the index of the length octet of the first label
   * @param to the index after the last octet of the last label
   * @param text the string builder
   */
  public static void appendPortable(byte[] wire, int from, int to, StringBuilder text) {
    for (int p = from; p < to; p += wire[p] + 1) {
      for (int i = p + 1; i <= p + wire[p]; i++) {
        int octet = wire[i] & 0xFF;
        if (isPlain(octet)) {
          text.append((char) octet);
        } else if (octet == '.') {
          text.append("\\.");
        } else {
          appendNumber(octet, text);
        }
      }
      text.append('.');
    }
  }

  /** Returns whether every reader of zone files reads the character as itself. */
  private static boolean isPlain(int octet) {
    return octet >= 'a' && octet <= 'z'
        || octet >= 'A' && octet <= 'Z'
        || octet >= '0' && octet <= '9'
        || octet == '-'
        || octet == '_'
        || octet == '*'
        || octet == '/';
  }

  private static void appendNumber(int octet, StringBuilder text) {
    text.append('\\')
        .append((char) ('0' + octet / 100))
        .append((char) ('0' + octet / 10 % 10))
        .append((char) ('0' + octet % 10));
  }

  private static void appendOctet(int octet, StringBuilder text) {
    if (octet < 0x21 || octet > 0x7E) {
      appendNumber(octet, text);
      return;
    }
    switch (octet) {
      case '.', '\\', '"', '(', ')', ';', '@', '$' -> text.append('\\');
      default -> {}
    }
    text.append((char) octet);
  }

  /**
   * Parses the text of a name. Unless the text ends in a dot that is not escaped, the origin is
   * appended.
   *
   * @param text the text
   * @param origin the origin
   * @return the name
   * @throws IllegalArgumentException if the text is not a name; the message states the reason
   */
  public static Name parse(String text, Name origin) {
    NameText reader = new NameText();
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > 0x7F) {
        throw invalid(text, notAscii(text.charAt(i), i));
      }
    }
    byte[] octets = text.getBytes(StandardCharsets.ISO_8859_1);
    Name name = reader.parse(octets, 0, octets.length, origin);
    if (name == null) {
      throw invalid(text, reader.reason);
    }
    return name;
  }

  private static IllegalArgumentException invalid(String text, String reason) {
    return new IllegalArgumentException("'" + text + "' is not a domain name: " + reason);
  }

  private static String notAscii(int character, int at) {
    return "character U+%04X at index %d is not ASCII".formatted(character, at);
  }

  /**
   * Parses the text of a name in the form that {@link Name#of(String, Name)} accepts, except
   * {@code @}.
   *
   * @param text the array that contains the text in ASCII
   * @param from the index of its first octet
   * @param to the index after its last octet
   * @param origin the name to append unless the text ends in a dot that is not escaped
   * @return the name, or null if the text is not a name; {@link #reason} then returns the reason
   * @throws IndexOutOfBoundsException if the range is not within the array
   */
  public Name parse(byte[] text, int from, int to, Name origin) {
    java.util.Objects.checkFromToIndex(from, to, text.length);
    if (to - from == 1 && text[from] == '.') {
      return Name.ROOT;
    }
    int label = 0;
    int end = 1;
    boolean absolute = false;
    int i = from;
    while (i < to) {
      int c = text[i];
      absolute = c == '.';
      if (absolute) {
        if (end == label + 1) {
          return refuse("a label is empty");
        }
        wire[label] = (byte) (end - label - 1);
        label = end++;
        i++;
      } else if (c == '\\') {
        int octet = escaped(text, i + 1, from, to);
        if (octet < 0) {
          return null;
        }
        wire[end++] = (byte) octet;
        i += isDigit(text, i + 1, to) ? 4 : 2;
      } else if (c < 0) {
        return refuse(notAscii(c & 0xFF, i - from));
      } else {
        wire[end++] = (byte) c;
        i++;
      }
      if (end - label - 1 > WireLimits.LABEL_OCTETS) {
        return refuse("a label has more than 63 octets, RFC 1035 section 2.3.4");
      }
      if (end > WireLimits.NAME_OCTETS) {
        return refuse("it has more than 255 octets, RFC 1035 section 2.3.4");
      }
    }
    if (absolute) {
      return WireAccess.get().join(wire, 0, label, Name.ROOT);
    }
    if (end == label + 1) {
      return refuse("a label is empty");
    }
    wire[label] = (byte) (end - label - 1);
    if (end + origin.length() > WireLimits.NAME_OCTETS) {
      return refuse("with its origin it has more than 255 octets, RFC 1035 section 2.3.4");
    }
    return WireAccess.get().join(wire, 0, end, origin);
  }

  /**
   * Returns the reason why the last text was not a name.
   *
   * @return printable ASCII, without the text itself
   */
  public String reason() {
    return reason;
  }

  private Name refuse(String why) {
    reason = why;
    return null;
  }

  /** Returns the octet that an escape stands for, or -1 after setting the reason. */
  private int escaped(byte[] text, int at, int from, int to) {
    if (at >= to) {
      refuse("it ends in a backslash");
      return -1;
    }
    if (!isDigit(text, at, to)) {
      if (text[at] < 0) {
        refuse(notAscii(text[at] & 0xFF, at - from));
        return -1;
      }
      return text[at];
    }
    if (!isDigit(text, at + 1, to) || !isDigit(text, at + 2, to)) {
      refuse("the escape at index " + (at - 1 - from) + " does not have three digits");
      return -1;
    }
    int octet = (text[at] - '0') * 100 + (text[at + 1] - '0') * 10 + text[at + 2] - '0';
    if (octet > 255) {
      refuse("the escape \\" + octet + " is greater than 255");
      return -1;
    }
    return octet;
  }

  private static boolean isDigit(byte[] text, int at, int to) {
    return at < to && text[at] >= '0' && text[at] <= '9';
  }
}
