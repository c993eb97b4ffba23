package io.wiredns.codec.edns;

import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.WireLimits;

/** Checks of the arguments of options' constructors. */
final class OptionRanges {
  /** The maximum size of OPTION-DATA in octets: code and length must also fit RDATA. */
  static final int DATA_OCTETS = WireLimits.RDATA_OCTETS - 4;

  private OptionRanges() {}

  static void u8(String field, int value) {
    check(field, value, 0, 0xFF);
  }

  static void u16(String field, int value) {
    check(field, value, 0, 0xFFFF);
  }

  static void u32(String field, long value) {
    check(field, value, 0, 0xFFFF_FFFFL);
  }

  static void check(String field, long value, long minimum, long maximum) {
    if (value < minimum || value > maximum) {
      throw new IllegalArgumentException(
          field + " " + value + " is not in " + minimum + ".." + maximum);
    }
  }

  /** Checks octets that are the whole OPTION-DATA. */
  static void data(String field, Octets octets) {
    data(field, octets, 0);
  }

  /** Checks octets that follow others in OPTION-DATA. */
  static void data(String field, Octets octets, int before) {
    length(field, octets, 0, DATA_OCTETS - before);
  }

  static void length(String field, Octets octets, int minimum, int maximum) {
    int length = octets.length();
    if (length < minimum || length > maximum) { // build the message only if it is needed
      check("length of " + field, length, minimum, maximum);
    }
  }
}
