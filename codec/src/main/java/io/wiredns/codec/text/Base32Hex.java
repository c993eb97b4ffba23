package io.wiredns.codec.text;

import io.wiredns.codec.wire.Octets;

/** Base 32 with the extended hex alphabet and without padding; RFC 4648 section 7, RFC 5155. */
final class Base32Hex {
  private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUV";
  private static final int BITS = 5;

  private Base32Hex() {}

  static String encode(Octets octets) {
    StringBuilder text = new StringBuilder((octets.length() * 8 + BITS - 1) / BITS);
    int bits = 0;
    int count = 0;
    for (int i = 0; i < octets.length(); i++) {
      bits = bits << 8 | octets.octetAt(i);
      count += 8;
      while (count >= BITS) {
        count -= BITS;
        text.append(ALPHABET.charAt(bits >>> count & 0x1F));
      }
    }
    if (count > 0) {
      text.append(ALPHABET.charAt(bits << BITS - count & 0x1F));
    }
    return text.toString();
  }

  /** Returns the octets of a text in upper or lower case; null if the text is malformed. */
  static byte[] decode(String text) {
    byte[] octets = new byte[text.length() * BITS / 8];
    int bits = 0;
    int count = 0;
    int written = 0;
    for (int i = 0; i < text.length(); i++) {
      int digit = Character.digit(text.charAt(i), 32);
      if (digit < 0 || text.charAt(i) > 'z') {
        return null;
      }
      bits = bits << BITS | digit;
      count += BITS;
      if (count >= 8) {
        count -= 8;
        octets[written++] = (byte) (bits >>> count);
      }
    }
    // The remaining bits must be zero and fewer than a digit's; otherwise the length of the text is
    // not valid in base 32.
    return count < BITS && (bits & (1 << count) - 1) == 0 ? octets : null;
  }
}
