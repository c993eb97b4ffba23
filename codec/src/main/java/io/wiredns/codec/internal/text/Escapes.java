package io.wiredns.codec.internal.text;

/**
 * Reads the escape after a backslash: three digits for an octet, or a character itself.
 *
 * @since 0.1
 */
public final class Escapes {
  private Escapes() {}

  /**
   * Counts the digits at an index, at most three.
   *
   * @param text the text
   * @param p the index of the octet after the backslash
   * @param end the index after the text's last octet
   * @return the number of digits, 0 to 3
   */
  public static int digits(byte[] text, int p, int end) {
    int digits = 0;
    while (digits < 3 && p + digits < end && text[p + digits] >= '0' && text[p + digits] <= '9') {
      digits++;
    }
    return digits;
  }

  /**
   * Returns the octet of an escape.
   *
   * @param text the text
   * @param p the index of the octet after the backslash
   * @param digits the result of {@link #digits}
   * @return the octet, 0 to 255, or -1 if the escape is not valid
   */
  public static int octet(byte[] text, int p, int digits) {
    if (digits == 0) {
      return text[p] & 0xFF;
    }
    if (digits < 3) {
      return -1;
    }
    int octet = (text[p] - '0') * 100 + (text[p + 1] - '0') * 10 + text[p + 2] - '0';
    return octet > 0xFF ? -1 : octet;
  }

  /**
   * Returns whether a text ends in an unescaped dot.
   *
   * @param text the text
   * @return true if the last octet is a dot that is not escaped
   */
  public static boolean endsInDot(String text) {
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
