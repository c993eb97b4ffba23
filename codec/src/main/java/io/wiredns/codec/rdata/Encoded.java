package io.wiredns.codec.rdata;

import io.wiredns.codec.text.TextReader;
import io.wiredns.codec.wire.Octets;

/** Octets that one word says in hexadecimal, the word having been taken already. */
final class Encoded {
  private Encoded() {}

  static Octets hex(TextReader in, String field, String digits) {
    try {
      return Octets.fromHex(digits);
    } catch (IllegalArgumentException refused) {
      throw in.wrongBefore(field + " in hexadecimal");
    }
  }
}
