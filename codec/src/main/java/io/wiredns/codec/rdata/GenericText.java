package io.wiredns.codec.rdata;

import io.wiredns.codec.text.TextWriter;

/** The generic text form of RFC 3597 section 5, which every value has. */
final class GenericText {
  private GenericText() {}

  static void write(RData rdata, TextWriter out) {
    out.generic(rdata.toOctets());
  }
}
