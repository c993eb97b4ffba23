package io.wiredns.dnssec.zone;

import io.wiredns.codec.wire.Octets;

/**
 * The first label of an NSEC3 record's owner, which is a hash in base32hex; RFC 5155 section 3, RFC
 * 4648 section 7.
 */
final class HashLabel {
  private static final int RADIX = 32;
  private static final int BITS = 5;

  private HashLabel() {}

  /** Returns the hash; null if the label is not one. */
  static Octets decode(Octets label) {
    byte[] octets = new byte[label.length() * BITS / Byte.SIZE];
    int bits = 0;
    int count = 0;
    int written = 0;
    for (int i = 0; i < label.length(); i++) {
      int digit = Character.digit(label.octetAt(i), RADIX);
      if (digit < 0) {
        return null;
      }
      bits = bits << BITS | digit;
      count += BITS;
      if (count >= Byte.SIZE) {
        count -= Byte.SIZE;
        octets[written++] = (byte) (bits >>> count);
      }
    }
    // The spare bits must be zero, and fewer than those of a digit.
    return count < BITS && (bits & (1 << count) - 1) == 0 ? Octets.of(octets) : null;
  }

  /** Returns the label of a hash whose octets are a multiple of five, with small letters. */
  static Octets encode(Octets hash) {
    byte[] label = new byte[hash.length() * Byte.SIZE / BITS];
    int bits = 0;
    int count = 0;
    int read = 0;
    for (int i = 0; i < label.length; i++) {
      if (count < BITS) {
        bits = bits << Byte.SIZE | hash.octetAt(read++);
        count += Byte.SIZE;
      }
      count -= BITS;
      label[i] = (byte) Character.forDigit(bits >>> count & RADIX - 1, RADIX);
    }
    return Octets.of(label);
  }
}
