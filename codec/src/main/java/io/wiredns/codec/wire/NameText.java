package io.wiredns.codec.wire;

/** The text of names: escapes of RFC 1035 section 5.1 and RFC 4343 section 2.1, both ways. */
final class NameText {
  private NameText() {}

  /** Appends the labels that lie in {@code [from, to)}, a dot after each. */
  static void append(byte[] wire, int from, int to, StringBuilder text) {
    for (int p = from; p < to; p += wire[p] + 1) {
      for (int i = p + 1; i <= p + wire[p]; i++) {
        appendOctet(wire[i] & 0xFF, text);
      }
      text.append('.');
    }
  }

  private static void appendOctet(int octet, StringBuilder text) {
    if (octet < 0x21 || octet > 0x7E) {
      text.append('\\')
          .append((char) ('0' + octet / 100))
          .append((char) ('0' + octet / 10 % 10))
          .append((char) ('0' + octet % 10));
      return;
    }
    switch (octet) {
      case '.', '\\', '"', '(', ')', ';', '@', '$' -> text.append('\\');
      default -> {}
    }
    text.append((char) octet);
  }

  /** The name of a text; the origin completes it unless it ends in a dot that is not escaped. */
  static Name parse(String text, Name origin) {
    if (text.equals(".")) {
      return Name.ROOT;
    }
    // Each label has a length octet; beyond what a name can hold the text is refused, not stored.
    byte[] wire = new byte[WireLimits.NAME_OCTETS + WireLimits.LABEL_OCTETS + 1];
    int label = 0;
    int end = 1;
    boolean absolute = false;
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      absolute = c == '.';
      if (absolute) {
        close(text, wire, label, end);
        label = end++;
        i++;
      } else if (c == '\\') {
        wire[end++] = (byte) escaped(text, i + 1);
        i += isDigit(text, i + 1) ? 4 : 2;
      } else if (c > 0x7F) {
        throw refused(text, "character U+%04X at index %d is not ASCII".formatted((int) c, i));
      } else {
        wire[end++] = (byte) c;
        i++;
      }
      if (end - label - 1 > WireLimits.LABEL_OCTETS) {
        throw refused(text, "a label has more than 63 octets");
      }
      if (end > WireLimits.NAME_OCTETS) {
        throw refused(text, "the name has more than 255 octets");
      }
    }
    if (!absolute) {
      close(text, wire, label, end);
      label = end;
    }
    if (label + origin.length() > WireLimits.NAME_OCTETS && !absolute) {
      throw refused(text, "with its origin the name has more than 255 octets");
    }
    return Name.join(wire, 0, label, absolute ? Name.ROOT : origin);
  }

  private static void close(String text, byte[] wire, int label, int end) {
    if (end == label + 1) {
      throw refused(text, "a label is empty");
    }
    wire[label] = (byte) (end - label - 1);
  }

  /** The octet that the escape behind a backslash stands for. */
  private static int escaped(String text, int at) {
    if (at >= text.length()) {
      throw refused(text, "a backslash ends it");
    }
    if (!isDigit(text, at)) {
      char c = text.charAt(at);
      if (c > 0x7F) {
        throw refused(text, "character U+%04X at index %d is not ASCII".formatted((int) c, at));
      }
      return c;
    }
    if (!isDigit(text, at + 1) || !isDigit(text, at + 2)) {
      throw refused(text, "the escape at index " + (at - 1) + " has not three digits");
    }
    int octet =
        (text.charAt(at) - '0') * 100
            + (text.charAt(at + 1) - '0') * 10
            + text.charAt(at + 2)
            - '0';
    if (octet > 255) {
      throw refused(text, "the escape \\" + octet + " is no octet");
    }
    return octet;
  }

  private static boolean isDigit(String text, int at) {
    return at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
  }

  private static IllegalArgumentException refused(String text, String reason) {
    return new IllegalArgumentException("'" + text + "' is no name: " + reason);
  }
}
