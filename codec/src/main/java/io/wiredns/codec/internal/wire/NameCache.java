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
  // A cache is made for each message that needs one, so small messages get a small one. Powers of
  // two; too few places cost time, never a wrong name.
  private static final int FEW = 16;
  private static final int MANY = 128;

  /** By place: the name, which a reader may hand out again; null if there is none. */
  private final Name[] names;

  /**
   * By place: the name's offset, 12 to 65,534, above eight bits that say how many pointers it
   * follows, 0 to 127; 0 if there is no name.
   */
  private final int[] keys;

  /** What names that pointers lead to have cost, 0 or more; {@link HostileNameCache#EFFORT}. */
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
