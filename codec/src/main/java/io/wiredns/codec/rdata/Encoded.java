package io.wiredns.codec.rdata;

import io.wiredns.codec.text.TextReader;
import io.wiredns.codec.wire.Octets;
import java.util.Base64;

/** Octets that one word says in an encoding, the word having been taken already. */
final class Encoded {
  private Encoded() {}

  static Octets hex(TextReader in, String field, String digits) {
    try {
      return Octets.fromHex(digits);
    } catch (IllegalArgumentException refused) {
      throw in.wrongBefore(field + " in hexadecimal");
    }
  }

  /** With its padding, and nothing in the bits that say nothing. */
  static Octets base64(TextReader in, String field, String text) {
    try {
      Octets octets = Octets.of(Base64.getDecoder().decode(text));
      if (octets.toBase64().equals(text)) {
        return octets;
      }
    } catch (IllegalArgumentException refused) {
      // Said below, with its place.
    }
    throw in.wrongBefore(field + " in base64");
  }
}
