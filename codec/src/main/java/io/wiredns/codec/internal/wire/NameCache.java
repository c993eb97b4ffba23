package io.wiredns.codec.internal.wire;

import io.wiredns.codec.wire.Name;
import java.util.BitSet;

/**
 * Caches names of one message by offset, so that most targets of pointers are decoded once: a name
 * that is the target of five thousand pointers is normally one object. Names at offsets that no
 * pointer can have are stored too, and only occupy a slot.
 *
 * <p>Each offset can be in one slot only, which it shares with other offsets. A name that another
 * has displaced is decoded again, which costs time and at most 255 octets. The target of a pointer
 * is also decoded again if it was read before the cache was created or before a {@link
 * HostileNameCache} replaced it, or if it is itself only a pointer. A cache is allocated for each
 * message that needs one, because storing a reference in an old object costs a write barrier of the
 * garbage collector.
 *
 * <p>The structural pass remembers targets itself, in {@link PointerTargets}, and allocates no
 * names.
 */
class NameCache {
  // Numbers of slots, which are powers of two: 8 for messages of up to 256 octets, FEW up to
  // PACKET,
  // else MANY. Small messages get a small cache, because one is allocated per message. Too few
  // slots cost time, but never produce a wrong name.
  private static final int FEW = 16;
  private static final int MANY = 128;

  /** No message that fits a packet has more octets. */
  private static final int PACKET = 1536;

  /** By slot: the name, an immutable object that readers may share, or null if there is none. */
  private final Name[] names;

  /**
   * By slot: the offset of the name, 12 to 65,534, in bit 8 and above, and the number of pointers
   * in the name, 0 to 127, in the lower 8 bits; 0 if there is no name.
   */
  private final int[] keys;

  /**
   * The effort spent on pointer targets that were walked: their octets, plus {@link
   * HostileNameCache#PIECE_EFFORT} for each pointer in them; those of malformed targets are not
   * counted. If it is above {@link HostileNameCache#EFFORT}, a HostileNameCache replaces this
   * cache.
   */
  private int effort;

  /** The offsets of malformed names; null before the first. */
  private BitSet refused;

  /** Creates a cache for a message of {@code octets} octets. */
  static NameCache ofMessage(int octets) {
    return new NameCache(octets <= 256 ? 8 : octets <= PACKET ? FEW : MANY);
  }

  /** Creates a cache with {@code slots} slots, which must be a power of two. */
  NameCache(int slots) {
    names = new Name[slots];
    keys = new int[slots];
  }

  /**
   * Returns the slot of an offset. If there are as many slots as offsets that a pointer can have,
   * no two of these offsets have the same slot, but later offsets share the slots.
   */
  private int slot(int offset) {
    return (offset ^ offset >>> 4) & names.length - 1;
  }

  /** Returns the name at an offset, or null. */
  final Name get(int offset) {
    int slot = slot(offset);
    return keys[slot] >>> 8 == offset ? names[slot] : null;
  }

  /** Returns the number of pointers of the name at an offset, which must be in the cache. */
  final int pointers(int offset) {
    return keys[slot(offset)] & 0xFF;
  }

  final void put(int offset, Name name, int pointers) {
    int slot = slot(offset);
    keys[slot] = offset << 8 | pointers;
    names[slot] = name;
  }

  /** Adds to the effort. */
  final void spend(int cost) {
    effort += cost;
  }

  /** Returns the effort spent so far. */
  final int effort() {
    return effort;
  }

  /**
   * Remembers the offset of a malformed name, to which thousands of pointers may lead in tolerant
   * parsing.
   */
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
