package io.wiredns.codec.rdata;

import io.wiredns.codec.text.TextReader;
import io.wiredns.codec.wire.Fault;
import io.wiredns.codec.wire.FieldReader;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.OctetsText;

/** Octets that extend to the end of the RDATA, and octets in hexadecimal text. */
final class Encoded {
  private Encoded() {}

  /** Reads all octets that remain; reports a fault if there are none. */
  static Octets nonEmpty(FieldReader in, String field, OctetsText form, Fault none) {
    int at = in.position();
    Octets octets = in.rest(field, form);
    in.require(octets.length() > 0, none, field, at, 0, 1);
    return octets;
  }

  /** Decodes hexadecimal digits; an error names the position of the word that was read last. */
  static Octets hex(TextReader in, String field, String digits) {
    try {
      return Octets.fromHex(digits);
    } catch (IllegalArgumentException refused) {
      throw in.wrongBefore(field + " in hexadecimal");
    }
  }
}
