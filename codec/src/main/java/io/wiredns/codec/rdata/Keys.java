package io.wiredns.codec.rdata;

import io.wiredns.codec.code.DnssecAlgorithm;
import io.wiredns.codec.wire.FieldWriter;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.OctetsText;
import io.wiredns.codec.wire.WireLimits;
import java.util.Objects;

/** The fields and the key tag that DNSKEY and the types like it have in common. */
final class Keys {
  private static final int RSAMD5 = 1;

  private Keys() {}

  /** Checks the arguments of the constructors. */
  static void check(int flags, int protocol, DnssecAlgorithm algorithm, Octets publicKey) {
    Ranges.u16("flags", flags);
    Ranges.u8("protocol", protocol);
    Objects.requireNonNull(algorithm);
    Ranges.length("publicKey", publicKey, WireLimits.RDATA_OCTETS);
  }

  static void write(
      FieldWriter out, int flags, int protocol, DnssecAlgorithm algorithm, Octets publicKey) {
    out.u16("flags", flags);
    out.u8("protocol", protocol);
    out.u8("algorithm", algorithm.value());
    out.rest("publicKey", publicKey, OctetsText.BASE64);
  }

  /** Returns the key tag, 0 to 65535; RFC 4034 appendix B, RFC 6840 section 5.5. */
  static int tag(int flags, int protocol, int algorithm, Octets publicKey) {
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
