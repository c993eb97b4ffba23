package io.wiredns.codec.rdata;

import io.wiredns.codec.wire.Octets;

/** Computes key tags; RFC 4034 appendix B, RFC 6840 section 5.5. */
final class KeyTags {
  private static final int RSAMD5 = 1;

  private KeyTags() {}

  /** The tag of the key that has these fields, 0 to 65535. */
  static int of(int flags, int protocol, int algorithm, Octets publicKey) {
    int length = publicKey.length();
    if (algorithm == RSAMD5 && length >= 3) {
      return publicKey.octetAt(length - 3) << 8 | publicKey.octetAt(length - 2);
    }
    long sum = flags + (protocol << 8 | algorithm);
    for (int i = 0; i < length; i++) {
      sum += (i & 1) == 0 ? publicKey.octetAt(i) << 8 : publicKey.octetAt(i);
    }
    return (int) (sum + (sum >>> 16 & 0xFFFF)) & 0xFFFF;
  }
}
