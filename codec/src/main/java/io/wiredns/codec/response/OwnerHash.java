package io.wiredns.codec.response;

import io.wiredns.codec.wire.WireLimits;
import java.security.SecureRandom;

/**
 * A hash of names whose collisions nobody can foresee: each octet of a name, letters folded, times
 * a number that is drawn at random for its place from the name's end. Two names collide with a
 * probability of 2^-32, whoever chose them.
 */
final class OwnerHash {
  private static final long[] FACTORS =
      new SecureRandom().longs(WireLimits.NAME_OCTETS + 1L).toArray();

  private OwnerHash() {}

  /**
   * The sum of some octets of a name, to be added to that of those after them.
   *
   * @param end the index after the name's last octet
   */
  static long sum(byte[] octets, int from, int to, int end) {
    long sum = 0;
    for (int i = from; i < to; i++) {
      sum += FACTORS[end - i] * (ScratchName.fold(octets[i]) + 1);
    }
    return sum;
  }

  /** The hash that a sum gives: its upper bits, which all octets change. */
  static int of(long sum) {
    return (int) (sum >>> 32);
  }
}
