package io.wiredns.codec.internal.wire;

import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.WireLimits;
import java.util.Arrays;

/**
 * The names already written to a message and their offsets, for compression pointers.
 *
 * <p>This is a hash table with open addressing in arrays. Writing a message allocates nothing, and
 * the table is not cleared between messages, because each slot contains the generation of its
 * message. Entries are removed in the reverse order of their addition, which undoes a record that
 * did not fit. A suffix is found by its hash code and then compared octet by octet, so that a
 * pointer never changes the case of a name.
 *
 * <p>Every suffix that has been entered is found again. The first hash code tried is that of names,
 * which ignores case, because names cache it. Of suffixes that differ only in case, the first four
 * are entered under it, and the others under the hash code of their octets. Both are keyed ({@link
 * KeyedHash}), so that collisions cannot be chosen by an attacker.
 */
final class NameCompressor {
  private static final WireAccess ACCESS = WireAccess.get();

  /**
   * The number of slots probed in a separate loop, whose constant length lets the JIT compiler
   * unroll it; few suffixes need more.
   */
  private static final int PROBES = 16;

  /**
   * Equal hash codes mean case variants of a suffix: at most this number of them are entered under
   * the hash code of the name and compared one after the other. Using another hash code from the
   * first one on took 10 percent more time to encode mixed traffic; comparing thousands made a
   * message of 64 KiB take milliseconds.
   */
  private static final int CASE_VARIANTS = 4;

  private static final int FIRST_SLOTS = 128;

  /**
   * The number of bits for an entry, of which there are at most 8,192, see {@link #grow}; the other
   * bits of an int are the generation.
   */
  private static final int ENTRY_BITS = 14;

  private static final int ENTRY_MASK = (1 << ENTRY_BITS) - 1;
  private static final int LAST_GENERATION = (1 << 32 - ENTRY_BITS) - 1;

  /**
   * By slot: the index of an entry in the lower {@link #ENTRY_BITS} bits, and the generation above.
   * The slot is free if the generation is 0 or differs from {@link #generation}. The length is a
   * power of two, twice that of the arrays by entry.
   */
  private int[] slots = new int[FIRST_SLOTS];

  /** The number of messages since the slots were last cleared, 1 to {@link #LAST_GENERATION}. */
  private int generation = 1;

  /** The number of entries; elements of the following arrays from this index on are invalid. */
  private int count;

  /** By entry: the hash code under which it was entered. */
  private int[] hashes = new int[FIRST_SLOTS / 2];

  /** By entry: its slot, so that it can be removed without a search. */
  private int[] slotsOfEntries = new int[FIRST_SLOTS / 2];

  /**
   * By entry: its offset in the message, 12 to 16,383, in the lower half, and the index of the
   * suffix in its name, 0 to 253, in the upper half.
   */
  private int[] offsets = new int[FIRST_SLOTS / 2];

  /**
   * By entry: the name; null from {@link #count} on, so that names of earlier messages can be
   * garbage collected.
   */
  private Name[] names = new Name[FIRST_SLOTS / 2];

  /**
   * The name of the suffix whose octets were hashed last, or null if there was none in this
   * message.
   */
  private Name hashedName;

  /** The index of that suffix in its name; the next field is its hash code. */
  private int hashedStart;

  private int hashOfOctets;

  /** Removes all entries. */
  void clear() {
    Arrays.fill(names, 0, count, null);
    hashedName = null;
    count = 0;
    if (generation++ == LAST_GENERATION) {
      Arrays.fill(slots, 0);
      generation = 1;
    }
  }

  /** Returns the number of entries, as a mark for {@link #undoTo}. */
  int mark() {
    return count;
  }

  /** Removes all entries added since a mark. */
  void undoTo(int mark) {
    while (count > mark) {
      count--;
      names[count] = null;
      slots[slotsOfEntries[count]] = 0;
    }
  }

  /**
   * Returns the offset of a suffix in the message, or -1 if it is new. A new suffix is entered with
   * {@code offset}, if that is in the reach of a pointer.
   *
   * @param hash the hash code of the suffix as a name
   * @param name the name
   * @param start the index of the suffix in the wire form of the name
   * @param offset the offset in the message at which the suffix will be written if it is new
   */
  int findOrEnter(int hash, Name name, int start, int offset) {
    int mask = slots.length - 1;
    int slot = slotOf(hash, mask);
    int caseVariants = 0;
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
        if (++caseVariants == CASE_VARIANTS) {
          return findOrEnterByOctets(name, start, offset);
        }
      }
      slot = slot + 1 & mask;
    }
    return findOrEnterFrom(slot, caseVariants, hash, name, start, offset);
  }

  /**
   * Finds or enters a suffix under the hash code of its octets, after too many that differ from it
   * only in case.
   */
  private int findOrEnterByOctets(Name name, int start, int offset) {
    int hash = hashOfOctets(name, start);
    int slot = slotOf(hash, slots.length - 1);
    return findOrEnterFrom(slot, Integer.MIN_VALUE, hash, name, start, offset);
  }

  /**
   * Finds or enters a suffix from a slot on, after {@code caseVariantsBefore} suffixes that differ
   * from it only in case.
   */
  private int findOrEnterFrom(
      int from, int caseVariantsBefore, int hash, Name name, int start, int offset) {
    int slot = from;
    int caseVariants = caseVariantsBefore;
    while (slots[slot] >>> ENTRY_BITS == generation) {
      int entry = slots[slot] & ENTRY_MASK;
      if (hashes[entry] == hash) {
        if (sameSuffix(entry, name, start)) {
          return offsets[entry] & 0xFFFF;
        }
        if (++caseVariants == CASE_VARIANTS) {
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

  /**
   * Returns the case-sensitive hash code of a suffix. That of the next suffix is this one minus
   * those of the labels between the two.
   */
  private int hashOfOctets(Name name, int start) {
    byte[] wire = ACCESS.wire(name);
    if (hashedName != name || start < hashedStart) {
      hashedName = name;
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
    slotsOfEntries[entry] = slot;
    slots[slot] = generation << ENTRY_BITS | entry;
  }

  /** Returns the slot for a new entry with a hash code; half of all slots are free. */
  private int freeSlot(int hash) {
    int mask = slots.length - 1;
    int slot = slotOf(hash, mask);
    while (slots[slot] >>> ENTRY_BITS == generation) {
      slot = slot + 1 & mask;
    }
    return slot;
  }

  /**
   * Doubles the table. Offsets of 14 bits and names of at least two octets limit it to 8,192
   * entries.
   */
  private void grow() {
    int entries = names.length * 2;
    hashes = Arrays.copyOf(hashes, entries);
    slotsOfEntries = Arrays.copyOf(slotsOfEntries, entries);
    offsets = Arrays.copyOf(offsets, entries);
    names = Arrays.copyOf(names, entries);
    slots = new int[entries * 2];
    for (int entry = 0; entry < count; entry++) {
      put(freeSlot(hashes[entry]), entry);
    }
  }
}
