package io.wiredns.codec.rdata;

import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.WireLimits;

/** Checks of the arguments of constructors. */
final class Ranges {
  private Ranges() {}

  static void u8(String field, int value) {
    check(field, value, 0xFF);
  }

  static void u16(String field, int value) {
    check(field, value, 0xFFFF);
  }

  static void u32(String field, long value) {
    check(field, value, 0xFFFF_FFFFL);
  }

  static void u48(String field, long value) {
    check(field, value, 0xFFFF_FFFF_FFFFL);
  }

  private static void check(String field, long value, long maximum) {
    if (value < 0 || value > maximum) {
      throw new IllegalArgumentException(field + " " + value + " is not in 0.." + maximum);
    }
  }

  static void characterString(String field, Octets octets) {
    length(field, octets, WireLimits.CHARACTER_STRING_OCTETS);
  }

  static void length(String field, Octets octets, int maximum) {
    if (octets.length() > maximum) {
      throw new IllegalArgumentException(
          field + " has " + octets.length() + " octets, at most " + maximum + " fit");
    }
  }

  static void atLeast(String field, Octets octets, int minimum) {
    if (octets.length() < minimum) {
      throw new IllegalArgumentException(
          field + " has " + octets.length() + " octets, it must have at least " + minimum);
    }
  }

  /** Checks octets that extend to the end of the RDATA and must not be empty. */
  static void nonEmpty(String field, Octets octets) {
    length(field, octets, WireLimits.RDATA_OCTETS);
    atLeast(field, octets, 1);
  }

  static void exactly(String field, Octets octets, int length) {
    if (octets.length() != length) {
      throw new IllegalArgumentException(
          field + " has " + octets.length() + " octets, it must have " + length);
    }
  }
}
