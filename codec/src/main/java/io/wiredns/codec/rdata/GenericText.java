package io.wiredns.codec.rdata;

import io.wiredns.codec.text.TextWriter;

/** The generic text of RFC 3597 section 5, for any value. */
final class GenericText {
  private GenericText() {}

  static void write(RData rdata, TextWriter out) {
    out.generic(rdata.toOctets());
  }
}
