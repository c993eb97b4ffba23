package io.wiredns.codec.internal.wire;

import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.WireLimits;
import java.nio.charset.StandardCharsets;

/**
 * The text of names: escapes of RFC 1035 section 5.1 and RFC 4343 section 2.1, both ways. An
 * instance reads names out of octets without a String in between; reusable, for one thread at a
 * time.
 *
 * @since 0.1
 */
public final class NameText {
  /** Beyond what a name can hold the text is refused, not stored. */
  private final byte[] wire = new byte[WireLimits.NAME_OCTETS + WireLimits.LABEL_OCTETS + 1];

  private String reason = "";

  /** A reader of names. */
  public NameText() {}

  /**
   * Appends the labels that lie in {@code [from, to)}, a dot after each.
   *
   * @param wire holds the labels
   * @param from the index of the first one's length octet
   * @param to the index after the last one's last octet
   * @param text takes the text
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
   * The same, with all octets as \DDD but plain ones and the dot.
   *
   * @param wire holds the labels
   * @param from the index of the first one's length octet
   * @param to the index after the last one's last octet
   * @param text takes the text
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

  /** What every reader of zone files takes for itself. */
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
   * The name of a text; the origin completes it unless it ends in a dot that is not escaped.
   *
   * @param text the text
   * @param origin the origin
   * @return the name
   * @throws IllegalArgumentException if the text is no name, with the reason
   */
  public static Name parse(String text, Name origin) {
    NameText reader = new NameText();
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > 0x7F) {
        throw refused(text, notAscii(text.charAt(i), i));
      }
    }
    byte[] octets = text.getBytes(StandardCharsets.ISO_8859_1);
    Name name = reader.parse(octets, 0, octets.length, origin);
    if (name == null) {
      throw refused(text, reader.reason);
    }
    return name;
  }

  private static IllegalArgumentException refused(String text, String reason) {
    return new IllegalArgumentException("'" + text + "' is not a domain name: " + reason);
  }

  private static String notAscii(int character, int at) {
    return "character U+%04X at index %d is not ASCII".formatted(character, at);
  }

  /**
   * The name of a text in the form that {@link Name#of(String, Name)} takes, but for {@code @}.
   *
   * @param text holds the text in ASCII
   * @param from the index of its first octet
   * @param to the index behind its last octet
   * @param origin completes a text that does not end in a dot without a backslash before it
   * @return the name, or null if the text is none; {@link #reason} then says why
   * @throws IndexOutOfBoundsException if the array does not hold the text
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
   * Why the last text was no name.
   *
   * @return printable ASCII; the text itself is not in it
   */
  public String reason() {
    return reason;
  }

  private Name refuse(String why) {
    reason = why;
    return null;
  }

  /** The octet that the escape behind a backslash stands for, or -1 with the reason said. */
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
