package io.wiredns.codec.internal.wire;

import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.WireLimits;
import java.util.BitSet;

/**
 * The names of one message that pointers can lead to, so that each is decoded once: a name pointed
 * at five thousand times is one object.
 *
 * <p>An offset has one place in the cache; a name that another has displaced is decoded again,
 * which costs time and at most 255 octets. A cache is allocated for each message that needs it:
 * storing a reference into an old object costs a write barrier of the garbage collector.
 */
class NameCache {
  private static final int FEW = 16;
  private static final int MANY = 128;

  private final Name[] names;

  /** The offset of a name, above eight bits that say how many pointers it follows. */
  private final int[] keys;

  /** What names that pointers lead to have cost. */
  private int effort;

  /** Where names are that break a rule; null before the first. */
  private BitSet refused;

  /** A cache for a message of that many octets. */
  static NameCache ofMessage(int octets) {
    return new NameCache(octets <= 256 ? 8 : octets <= WireLimits.UDP_OCTETS ? FEW : MANY);
  }

  /** A cache of a power of two places. */
  NameCache(int places) {
    names = new Name[places];
    keys = new int[places];
  }

  /** A bijection where there is a place for each offset. */
  private int place(int offset) {
    return (offset ^ offset >>> 4) & names.length - 1;
  }

  /** The name at an offset, or null. */
  final Name get(int offset) {
    int place = place(offset);
    return keys[place] >>> 8 == offset ? names[place] : null;
  }

  /** How many pointers the name takes that {@link #get} has just found there. */
  final int pointers(int offset) {
    return keys[place(offset)] & 0xFF;
  }

  final void put(int offset, Name name, int pointers) {
    int place = place(offset);
    keys[place] = offset << 8 | pointers;
    names[place] = name;
  }

  /** Counts what a name has cost. */
  final void spend(int cost) {
    effort += cost;
  }

  /** What names have cost. */
  final int effort() {
    return effort;
  }

  /** Keeps where a malformed name is: tolerant parsing may come back there thousands of times. */
  final void refuse(int offset) {
    if (refused == null) {
      refused = new BitSet();
    }
    refused.set(offset);
  }

  final boolean isRefused(int offset) {
    return refused != null && refused.get(offset);
  }
}
