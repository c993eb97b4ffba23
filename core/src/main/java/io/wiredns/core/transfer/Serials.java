package io.wiredns.core.transfer;

/** Serial number arithmetic with 32 bits; RFC 1982 section 3.2. */
final class Serials {
  private Serials() {}

  /** Returns whether a serial is newer than another. If they differ by exactly 2^31, neither is. */
  static boolean isNewer(long serial, long than) {
    return (int) (serial - than) > 0;
  }
}
