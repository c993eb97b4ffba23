package io.wiredns.codec.text;

/** What stands behind a backslash: three digits that say an octet, or a character itself. */
final class Escapes {
  private Escapes() {}

  /** How many digits stand at {@code p}, three at most. */
  static int digits(byte[] text, int p, int end) {
    int digits = 0;
    while (digits < 3 && p + digits < end && text[p + digits] >= '0' && text[p + digits] <= '9') {
      digits++;
    }
    return digits;
  }

  /** The octet that the escape says; -1 if it says none. */
  static int octet(byte[] text, int p, int digits) {
    if (digits == 0) {
      return text[p] & 0xFF;
    }
    if (digits < 3) {
      return -1;
    }
    int octet = (text[p] - '0') * 100 + (text[p + 1] - '0') * 10 + text[p + 2] - '0';
    return octet > 0xFF ? -1 : octet;
  }

  /** Whether a text ends in a dot that no backslash stands before. */
  static boolean endsInDot(String text) {
    if (!text.endsWith(".")) {
      return false;
    }
    int backslashes = 0;
    for (int i = text.length() - 2; i >= 0 && text.charAt(i) == '\\'; i--) {
      backslashes++;
    }
    return backslashes % 2 == 0;
  }
}
