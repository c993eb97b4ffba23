package io.wiredns.codec.rdata;

import io.wiredns.codec.text.TextReader;
import io.wiredns.codec.wire.Fault;
import io.wiredns.codec.wire.FieldReader;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.OctetsText;

/** Octets to the end of RDATA, and in text. */
final class Encoded {
  private Encoded() {}

  /** All octets that are left, if there is one. */
  static Octets some(FieldReader in, String field, OctetsText form, Fault none) {
    int at = in.position();
    Octets octets = in.rest(field, form);
    in.require(octets.length() > 0, none, field, at, 0, 1);
    return octets;
  }

  /** Octets that one word says in hexadecimal, the word having been taken already. */
  static Octets hex(TextReader in, String field, String digits) {
    try {
      return Octets.fromHex(digits);
    } catch (IllegalArgumentException refused) {
      throw in.wrongBefore(field + " in hexadecimal");
    }
  }
}
