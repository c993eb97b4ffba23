package io.wiredns.dnssec.zone;

import io.wiredns.codec.wire.Octets;
import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.List;

/**
 * A hash of 20 octets in as little memory as possible, because a zone has one for each name and one
 * for each NSEC3 record. The order is that of the octets, by which NSEC3 records form a chain; what
 * else an object has does not matter for it.
 */
class Hashed implements Comparable<Hashed> {
  /** The length of SHA-1, the only hash algorithm of NSEC3. */
  static final int OCTETS = 20;

  private final long first;
  private final long second;
  private final int third;

  /** Takes the octets of a hash. */
  Hashed(Octets hash) {
    ByteBuffer octets = ByteBuffer.wrap(hash.toArray());
    first = octets.getLong();
    second = octets.getLong();
    third = octets.getInt();
  }

  final Octets hash() {
    return Octets.of(
        ByteBuffer.allocate(OCTETS)
            .putInt((int) (first >>> Integer.SIZE))
            .putInt((int) first)
            .putInt((int) (second >>> Integer.SIZE))
            .putInt((int) second)
            .putInt(third)
            .array());
  }

  final boolean hasSameHash(Hashed other) {
    return compareTo(other) == 0;
  }

  @Override
  public final int compareTo(Hashed other) {
    int order = Long.compareUnsigned(first, other.first);
    if (order == 0) {
      order = Long.compareUnsigned(second, other.second);
    }
    return order == 0 ? Integer.compareUnsigned(third, other.third) : order;
  }

  /** Returns whether a sorted list has a hash. */
  static boolean contains(List<? extends Hashed> sorted, Hashed hash) {
    return Collections.binarySearch(sorted, hash) >= 0;
  }
}
