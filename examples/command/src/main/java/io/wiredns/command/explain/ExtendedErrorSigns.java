package io.wiredns.command.explain;

import io.wiredns.codec.code.ExtendedErrorCode;

/** The signs of extended errors; RFC 8914. */
final class ExtendedErrorSigns {
  private ExtendedErrorSigns() {}

  /** Returns the sign of an extended error; null if it has none. */
  static Sign of(ExtendedErrorCode code) {
    return switch (code.value()) {
      case 5, 6, 7, 8, 9, 10, 11, 12, 25, 27 -> Sign.EDE_DNSSEC;
      case 22, 23 -> Sign.EDE_NETWORK;
      case 4, 15, 16, 17, 35 -> Sign.EDE_FILTER;
      case 3, 19 -> Sign.EDE_STALE;
      case 18 -> Sign.EDE_ACCESS;
      case 20 -> Sign.EDE_LAME;
      case 13 -> Sign.EDE_CACHED;
      case 31, 32 -> Sign.EDE_LIMIT;
      case 14, 24 -> Sign.EDE_DATA;
      default -> null;
    };
  }
}
