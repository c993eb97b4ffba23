package io.wiredns.codec.internal.wire;

import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.WireLimits;
import java.util.Arrays;

/**
 * Which names already stand where in the message being written, for compression pointers.
 *
 * <p>An open-addressed table over arrays: nothing is allocated while a message is written, nothing
 * is cleared between messages (a slot's generation says which message it is of), and entries leave
 * in the opposite order of their coming, which is how a record that did not fit is undone. A suffix
 * is found by its hash and then compared octet by octet: a pointer never changes a name's case.
 *
 * <p>Every suffix that has been entered is found again. The hash that is tried first is that of
 * names, which takes no account of case, because names keep it. Of suffixes that differ in case
 * only, the first four are entered under it, and the others under the hash of their octets. Both
 * are keyed ({@link KeyedHash}), so nobody can choose names that collide.
 */
final class NameCompressor {
  private static final WireAccess ACCESS = WireAccess.get();

  /**
   * So many slots are looked at in a loop of its own, whose known length the JIT compiler unrolls;
   * few suffixes need more.
   */
  private static final int PROBES = 16;

  /**
   * So many suffixes that differ in case only are entered under the hash of the name and compared
   * one after the other: another hash at the first of them took 10 percent more time to encode
   * mixed traffic. Comparing thousands made a message of 64 KiB cost milliseconds.
   */
  private static final int EQUAL_HASHES = 4;

  private static final int FIRST_SLOTS = 128;

  /** Entries are 8,192 at most, see {@link #grow}; what is left of an int is the generation's. */
  private static final int ENTRY_BITS = 14;

  private static final int ENTRY_MASK = (1 << ENTRY_BITS) - 1;
  private static final int LAST_GENERATION = (1 << 32 - ENTRY_BITS) - 1;

  /**
   * The generation and, in the lower {@link #ENTRY_BITS}, the index of an entry. Free if it is 0 or
   * of another generation than {@link #generation}. A power of two, twice as many as entries.
   */
  private int[] slots = new int[FIRST_SLOTS];

  /** The message's number since the slots were last cleared, 1 to {@link #LAST_GENERATION}. */
  private int generation = 1;

  /** How many entries there are; the arrays of entries are of no meaning from this index on. */
  private int count;

  /** By entry: the hash under which it was entered. */
  private int[] hashes = new int[FIRST_SLOTS / 2];

  /** By entry: its slot, so that it can be undone without a search. */
  private int[] places = new int[FIRST_SLOTS / 2];

  /**
   * By entry: in the lower half its offset in the message, 12 to 16,383; in the upper half where
   * the suffix starts in its name, 0 to 253.
   */
  private int[] offsets = new int[FIRST_SLOTS / 2];

  /** By entry: the name; null from {@link #count} on, so that no message keeps names alive. */
  private Name[] names = new Name[FIRST_SLOTS / 2];

  /** The name of the suffix whose octets were hashed last; null if none was in this message. */
  private Name hashed;

  /** Where that suffix starts in its name, and its hash. */
  private int hashedStart;

  private int hashOfOctets;

  /** Forgets all entries. */
  void clear() {
    Arrays.fill(names, 0, count, null);
    hashed = null;
    count = 0;
    if (generation++ == LAST_GENERATION) {
      Arrays.fill(slots, 0);
      generation = 1;
    }
  }

  /** How many entries there are: a mark for {@link #undoTo}. */
  int mark() {
    return count;
  }

  /** Takes back all entries since a mark. */
  void undoTo(int mark) {
    while (count > mark) {
      count--;
      names[count] = null;
      slots[places[count]] = 0;
    }
  }

  /**
   * The offset at which a suffix stands, or -1. One that is new is entered as standing at {@code
   * offset}, if a pointer can say that.
   *
   * @param hash the hash of the suffix as a name
   * @param name the name
   * @param start where its suffix starts in its wire form
   * @param offset where the suffix will stand in the message if it is new
   */
  int findOrEnter(int hash, Name name, int start, int offset) {
    int mask = slots.length - 1;
    int slot = slotOf(hash, mask);
    int equal = 0;
    for (int probe = 0; probe < PROBES; probe++) {
      int content = slots[slot];
      if (content >>> ENTRY_BITS != generation) {
        if (offset <= WireLimits.POINTER_OFFSET) {
          enter(slot, hash, name, start, offset);
        }
        return -1;
      }
      int entry = content & ENTRY_MASK;
      if (hashes[entry] == hash) {
        if (sameSuffix(entry, name, start)) {
          return offsets[entry] & 0xFFFF;
        }
        if (++equal == EQUAL_HASHES) {
          return findOrEnterByOctets(name, start, offset);
        }
      }
      slot = slot + 1 & mask;
    }
    return findOrEnterFrom(slot, equal, hash, name, start, offset);
  }

  /** The same for a suffix that comes after too many which differ from it in case only. */
  private int findOrEnterByOctets(Name name, int start, int offset) {
    int hash = hashOfOctets(name, start);
    int slot = slotOf(hash, slots.length - 1);
    return findOrEnterFrom(slot, Integer.MIN_VALUE, hash, name, start, offset);
  }

  /** The same from a slot on, after so many that differ in case only. */
  private int findOrEnterFrom(int from, int before, int hash, Name name, int start, int offset) {
    int slot = from;
    int equal = before;
    while (slots[slot] >>> ENTRY_BITS == generation) {
      int entry = slots[slot] & ENTRY_MASK;
      if (hashes[entry] == hash) {
        if (sameSuffix(entry, name, start)) {
          return offsets[entry] & 0xFFFF;
        }
        if (++equal == EQUAL_HASHES) {
          return findOrEnterByOctets(name, start, offset);
        }
      }
      slot = slot + 1 & slots.length - 1;
    }
    if (offset <= WireLimits.POINTER_OFFSET) {
      enter(slot, hash, name, start, offset);
    }
    return -1;
  }

  /** The hash of a suffix, case included; that of the next is this less the labels between. */
  private int hashOfOctets(Name name, int start) {
    byte[] wire = ACCESS.wire(name);
    if (hashed != name || start < hashedStart) {
      hashed = name;
      hashedStart = start;
      hashOfOctets = 0;
      for (int label = start; wire[label] != 0; label += wire[label] + 1) {
        hashOfOctets += NameHash.labelOctets(wire, label);
      }
    }
    for (; hashedStart < start; hashedStart += wire[hashedStart] + 1) {
      hashOfOctets -= NameHash.labelOctets(wire, hashedStart);
    }
    return hashOfOctets;
  }

  private static int slotOf(int hash, int mask) {
    return (hash ^ hash >>> 15) & mask;
  }

  private boolean sameSuffix(int entry, Name name, int start) {
    Name other = names[entry];
    int otherStart = offsets[entry] >>> 16;
    if (other == name) {
      return otherStart == start;
    }
    byte[] a = ACCESS.wire(other);
    byte[] b = ACCESS.wire(name);
    return Arrays.equals(a, otherStart, a.length, b, start, b.length);
  }

  private void enter(int slot, int hash, Name name, int start, int offset) {
    if (count == names.length) {
      grow();
      enter(freeSlot(hash), hash, name, start, offset);
      return;
    }
    put(slot, count);
    hashes[count] = hash;
    offsets[count] = start << 16 | offset;
    names[count] = name;
    count++;
  }

  private void put(int slot, int entry) {
    places[entry] = slot;
    slots[slot] = generation << ENTRY_BITS | entry;
  }

  /** The slot that an entry of that hash goes to; half of all slots are free. */
  private int freeSlot(int hash) {
    int mask = slots.length - 1;
    int slot = slotOf(hash, mask);
    while (slots[slot] >>> ENTRY_BITS == generation) {
      slot = slot + 1 & mask;
    }
    return slot;
  }

  /**
   * Doubles the table; offsets of 14 bits and names of two octets at least bound it at 8,192
   * entries.
   */
  private void grow() {
    int entries = names.length * 2;
    hashes = Arrays.copyOf(hashes, entries);
    places = Arrays.copyOf(places, entries);
    offsets = Arrays.copyOf(offsets, entries);
    names = Arrays.copyOf(names, entries);
    slots = new int[entries * 2];
    for (int entry = 0; entry < count; entry++) {
      put(freeSlot(hashes[entry]), entry);
    }
  }
}
