package io.wiredns.stateful;

import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.WireLimits;

/** Checks of the arguments of TLVs' constructors. */
final class TlvRanges {
  /** The maximum size of DSO-DATA in octets: header, type and length must also fit the message. */
  static final int DATA_OCTETS = WireLimits.MESSAGE_OCTETS - WireLimits.HEADER_OCTETS - 4;

  private TlvRanges() {}

  static void u16(String field, int value) {
    check(field, value, 0xFFFF);
  }

  static void u32(String field, long value) {
    check(field, value, 0xFFFF_FFFFL);
  }

  private static void check(String field, long value, long maximum) {
    if (value < 0 || value > maximum) {
      throw new IllegalArgumentException(field + " " + value + " is not in 0.." + maximum);
    }
  }

  static void data(String field, Octets octets) {
    int length = octets.length();
    if (length > DATA_OCTETS) { // build the message only if it is needed
      check("length of " + field, length, DATA_OCTETS);
    }
  }
}
