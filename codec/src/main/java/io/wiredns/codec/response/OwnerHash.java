package io.wiredns.codec.response;

import io.wiredns.codec.wire.WireLimits;
import java.security.SecureRandom;

/**
 * A hash of names whose collisions cannot be predicted: each octet of a name, in lower case, is
 * multiplied by a random number that belongs to its distance from the name's end. Two names collide
 * with a probability of 2^-32, even if an attacker has chosen them.
 */
final class OwnerHash {
  private static final long[] FACTORS =
      new SecureRandom().longs(WireLimits.NAME_OCTETS + 1L).toArray();

  private OwnerHash() {}

  /**
   * Returns the sum for the octets from {@code from} to before {@code to}, to be added to the sum
   * for the octets after them.
   *
   * @param end the index after the name's last octet
   */
  static long sum(byte[] octets, int from, int to, int end) {
    long sum = 0;
    for (int i = from; i < to; i++) {
      sum += FACTORS[end - i] * (NameBuffer.fold(octets[i]) + 1);
    }
    return sum;
  }

  /** Returns the hash of a sum: its upper bits, which depend on all octets. */
  static int of(long sum) {
    return (int) (sum >>> 32);
  }
}
