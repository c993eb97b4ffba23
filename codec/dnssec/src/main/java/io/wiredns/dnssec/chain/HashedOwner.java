package io.wiredns.dnssec.chain;

import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.Octets;
import java.util.Optional;

/** The hash in the owner of an NSEC3 record, base32hex in its first label; RFC 5155 section 3. */
final class HashedOwner {
  private static final int BITS = 5;

  private HashedOwner() {}

  /** Returns the hash if the owner is a direct child of the zone with a well-formed first label. */
  static Optional<Octets> hash(Name owner, Name zone) {
    if (owner.isRoot() || !owner.parent().equals(zone)) {
      return Optional.empty();
    }
    Octets label = owner.label(0);
    byte[] hash = new byte[label.length() * BITS / 8];
    int buffer = 0;
    int bits = 0;
    int at = 0;
    for (int i = 0; i < label.length(); i++) {
      int digit = Character.digit(label.octetAt(i), 32);
      if (digit < 0 || label.octetAt(i) > 'z') {
        return Optional.empty();
      }
      buffer = buffer << BITS | digit;
      bits += BITS;
      if (bits >= 8) {
        bits -= 8;
        hash[at++] = (byte) (buffer >>> bits);
        buffer &= (1 << bits) - 1;
      }
    }
    return buffer == 0 ? Optional.of(Octets.of(hash)) : Optional.empty();
  }
}
