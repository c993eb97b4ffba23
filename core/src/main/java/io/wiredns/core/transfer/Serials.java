package io.wiredns.core.transfer;

/** The order of serials, a circle of 2^32; RFC 1982 section 3.2. */
final class Serials {
  private Serials() {}

  /** Whether one is later than the other; of two half a circle apart neither is. */
  static boolean isNewer(long serial, long than) {
    return (int) (serial - than) > 0;
  }
}
