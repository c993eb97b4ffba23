package io.wiredns.codec.text;

import java.util.Arrays;
import java.util.Base64;

/**
 * Base64 with padding required and zero bits after the last octet; RFC 4648 sections 3.2 and 3.5.
 * Java's decoder requires neither.
 */
final class Base64Text {
  private Base64Text() {}

  /** Returns the octets of a text; null if the text is not the base64 form of any octets. */
  static byte[] decode(String text) {
    try {
      byte[] octets = Base64.getDecoder().decode(text);
      byte[] last = Arrays.copyOfRange(octets, octets.length / 3 * 3, octets.length);
      boolean whole = text.length() == (octets.length + 2) / 3 * 4;
      return whole && text.endsWith(Base64.getEncoder().encodeToString(last)) ? octets : null;
    } catch (IllegalArgumentException refused) {
      return null;
    }
  }
}
