package io.wiredns.codec.internal.wire;

import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.WireLimits;
import java.util.BitSet;

/**
 * The names of one message that pointers can lead to, so that each is decoded once: a name pointed
 * at five thousand times is one object.
 *
 * <p>A cache where an offset has one place; a name that another has displaced is decoded again,
 * which costs time and at most 255 octets. One is made for each message that needs it: references
 * stored into something so young cost the garbage collector nothing, into a table that is kept they
 * do.
 */
class NameMemo {
  private static final int FEW = 16;
  private static final int MANY = 128;

  private final Name[] names;

  /** The offset of a name, and how many pointers it takes below that. */
  private final int[] keys;

  /** What names that pointers lead to have cost. */
  private int effort;

  /** Where names are that break a rule; null before the first. */
  private BitSet refused;

  /** A memo for a message of that many octets. */
  static NameMemo ofMessage(int octets) {
    return new NameMemo(octets <= 256 ? 8 : octets <= WireLimits.UDP_OCTETS ? FEW : MANY);
  }

  /** A memo of a power of two places. */
  NameMemo(int places) {
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
