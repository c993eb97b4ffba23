package io.wiredns.core.server;

/**
 * SipHash-2-4 by Aumasson and Bernstein with 64 bits of output, which RFC 9018 section 4.4
 * specifies for server cookies. Immutable and thread-safe; allocates nothing.
 */
final class SipHash {
  /** The length of a key. */
  static final int KEY_OCTETS = 16;

  private final long k0;
  private final long k1;

  SipHash(byte[] key) {
    if (key.length != KEY_OCTETS) {
      throw new IllegalArgumentException("a key of " + key.length + " octets, not " + KEY_OCTETS);
    }
    k0 = Long.reverseBytes(BigEndian.get64(key, 0));
    k1 = Long.reverseBytes(BigEndian.get64(key, 8));
  }

  /**
   * Returns the hash of the first {@code length} octets, which is defined as a little-endian
   * number.
   */
  long hash(byte[] octets, int length) {
    long v0 = k0 ^ 0x736f6d6570736575L;
    long v1 = k1 ^ 0x646f72616e646f6dL;
    long v2 = k0 ^ 0x6c7967656e657261L;
    long v3 = k1 ^ 0x7465646279746573L;
    int whole = length & ~7;
    for (int at = 0; at <= whole + 8; at += 8) {
      // After the whole words come the remaining octets with the length, then the four final
      // rounds.
      boolean ending = at > whole;
      long word = at < whole ? Long.reverseBytes(BigEndian.get64(octets, at)) : 0;
      if (at == whole) {
        word = rest(octets, whole, length);
      }
      if (ending) {
        v2 ^= 0xFF;
      } else {
        v3 ^= word;
      }
      for (int round = ending ? 4 : 2; round > 0; round--) {
        v0 += v1;
        v1 = Long.rotateLeft(v1, 13) ^ v0;
        v0 = Long.rotateLeft(v0, 32);
        v2 += v3;
        v3 = Long.rotateLeft(v3, 16) ^ v2;
        v0 += v3;
        v3 = Long.rotateLeft(v3, 21) ^ v0;
        v2 += v1;
        v1 = Long.rotateLeft(v1, 17) ^ v2;
        v2 = Long.rotateLeft(v2, 32);
      }
      v0 ^= word;
    }
    return v0 ^ v1 ^ v2 ^ v3;
  }

  private static long rest(byte[] octets, int from, int length) {
    long word = (long) length << 56;
    for (int i = from; i < length; i++) {
      word |= (octets[i] & 0xFFL) << 8 * (i - from);
    }
    return word;
  }
}
