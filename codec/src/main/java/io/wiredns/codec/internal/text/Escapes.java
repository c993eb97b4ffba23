package io.wiredns.codec.internal.text;

/**
 * What stands after a backslash: three digits that say an octet, or a character itself.
 *
 * @since 0.1
 */
public final class Escapes {
  private Escapes() {}

  /**
   * How many digits stand at an index.
   *
   * @param text the text
   * @param p the index of the octet after the backslash
   * @param end the index after the text's last octet
   * @return 0 to 3
   */
  public static int digits(byte[] text, int p, int end) {
    int digits = 0;
    while (digits < 3 && p + digits < end && text[p + digits] >= '0' && text[p + digits] <= '9') {
      digits++;
    }
    return digits;
  }

  /**
   * The octet that an escape says.
   *
   * @param text the text
   * @param p the index of the octet after the backslash
   * @param digits what {@link #digits} says
   * @return 0 to 255, or -1 if it says none
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
   * Whether a text ends in a dot that no backslash stands before.
   *
   * @param text the text
   * @return whether it does
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
