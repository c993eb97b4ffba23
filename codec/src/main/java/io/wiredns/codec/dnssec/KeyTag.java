package io.wiredns.codec.dnssec;

import io.wiredns.codec.rdata.Dnskey;
import io.wiredns.codec.wire.Octets;

/**
 * The number by which DS and RRSIG hint at a key; RFC 4034 appendix B, RFC 6840 section 5.5.
 *
 * @since 0.1
 */
public final class KeyTag {
  private static final int RSAMD5 = 1;

  private KeyTag() {}

  /**
   * The tag of a key.
   *
   * @param key the key
   * @return 0 to 65535
   */
  public static int of(Dnskey key) {
    Octets octets = CanonicalForm.rdata(key);
    int length = octets.length();
    if (key.algorithm() == RSAMD5 && length >= 7) {
      return octets.octetAt(length - 3) << 8 | octets.octetAt(length - 2);
    }
    long sum = 0;
    for (int i = 0; i < length; i++) {
      sum += (i & 1) == 0 ? octets.octetAt(i) << 8 : octets.octetAt(i);
    }
    return (int) (sum + (sum >>> 16 & 0xFFFF)) & 0xFFFF;
  }
}
