package io.wiredns.codec.text;

import java.util.Arrays;
import java.util.Base64;

/**
 * Base64 with its padding, and nothing in the bits behind the last octet; RFC 4648 sections 3.2 and
 * 3.5. Java's decoder lets both pass.
 */
final class Base64Text {
  private Base64Text() {}

  /** The octets that a text says; null if it is not what is written of any. */
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
