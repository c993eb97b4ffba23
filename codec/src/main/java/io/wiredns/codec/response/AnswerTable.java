package io.wiredns.codec.response;

import io.wiredns.codec.code.RecordClass;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.internal.message.MessageAccess;
import io.wiredns.codec.message.MessageView;
import io.wiredns.codec.message.RecordView;
import io.wiredns.codec.message.Section;
import io.wiredns.codec.wire.WireLimits;
import java.util.Arrays;

/**
 * An index of the records of an answer section by owner: the data that were asked for, and the
 * alias to follow. One pass over the section fills it, however many aliases the walk then follows.
 *
 * <p>Room for at most {@link #KEPT} owners, 20 KB, is kept for the next answer; a larger table is
 * discarded after its message.
 */
final class AnswerTable {
  private static final MessageAccess ACCESS = MessageAccess.get();

  /** The records of one owner. */
  static final class Entry {
    private int hash;
    private int owner;

    /**
     * The indexes of the CNAME with the least target and of the first malformed CNAME; -1 for none.
     */
    int cname;

    int malformedCname;

    /** The corresponding indexes of DNAME. */
    int dname;

    int malformedDname;

    /** The number of records that were asked for, the index of the first, and their least TTL. */
    int matches;

    int firstMatch;
    long ttl;

    private void clear(int hash, int owner) {
      this.hash = hash;
      this.owner = owner;
      cname = malformedCname = dname = malformedDname = firstMatch = -1;
      matches = 0;
      ttl = Integer.MAX_VALUE;
    }
  }

  private static final int CNAME = RecordType.CNAME.value();
  private static final int DNAME = RecordType.DNAME.value();
  private static final int ANY = RecordType.ANY.value();
  private static final int CLASS_ANY = RecordClass.ANY.value();
  private static final int FIRST_ENTRIES = 4;
  private static final int KEPT = 256;

  private final NameBuffer owner = new NameBuffer();
  private final NameBuffer other = new NameBuffer();
  private final NameBuffer target = new NameBuffer();

  /**
   * For each label of the name that was hashed last, root included: its start, 0 to 254, and the
   * hash of the name from there on.
   */
  private final int[] starts = new int[WireLimits.NAME_LABELS + 1];

  private final int[] hashes = new int[WireLimits.NAME_LABELS + 1];

  /** The number of labels of that name, 0 to 127. */
  private int labels;

  private MessageView view;
  private Entry[] entries = new Entry[FIRST_ENTRIES];
  private int count;

  /**
   * The hash table: an entry's index plus one, or 0. It has at least twice as many slots as there
   * are entries.
   */
  private int[] slots = new int[2 * FIRST_ENTRIES];

  /** Enters the records that a question of this type and class asks for, and the aliases. */
  void fill(MessageView view, int type, int recordClass) {
    this.view = view;
    Arrays.fill(slots, 0);
    int contiguous = -1;
    Entry last = null;
    int records = view.count(Section.ANSWER);
    for (int i = 0; i < records; i++) {
      RecordView record = record(i);
      int found = record.typeValue();
      boolean asked = isAsked(record, type);
      boolean alias = found == CNAME || found == DNAME;
      if (!asked && !alias || !isOfClass(record, recordClass)) {
        continue;
      }
      if (contiguous < 0 || ACCESS.contiguousNameOffset(record) != contiguous) {
        contiguous = ACCESS.contiguousNameOffset(record);
        owner.owner(record);
        hash(owner);
        last = findOrEnter(i);
      }
      if (asked) {
        match(last, i, record);
      }
      if (found == CNAME) {
        cname(last, i, record);
      } else if (found == DNAME) {
        dname(last, i, record);
      }
    }
  }

  /** Drops the reference to the view. The entries are invalid until the next answer. */
  void release() {
    view = null;
    if (entries.length > KEPT) {
      entries = new Entry[FIRST_ENTRIES];
      slots = new int[2 * FIRST_ENTRIES];
    }
    count = 0;
  }

  static boolean isAsked(RecordView record, int type) {
    return type == ANY || record.typeValue() == type;
  }

  static boolean isOfClass(RecordView record, int recordClass) {
    return recordClass == CLASS_ANY || record.classValue() == recordClass;
  }

  private RecordView record(int number) {
    return view.record(Section.ANSWER, number);
  }

  private static void match(Entry entry, int number, RecordView record) {
    entry.firstMatch = entry.matches++ == 0 ? number : entry.firstMatch;
    entry.ttl = Math.min(entry.ttl, AnswerWalk.seconds(record));
  }

  private void cname(Entry entry, int number, RecordView record) {
    if (!target.target(record)) {
      entry.malformedCname = entry.malformedCname < 0 ? number : entry.malformedCname;
    } else if (isBetter(record, entry.cname)) {
      entry.cname = number;
    }
  }

  private void dname(Entry entry, int number, RecordView record) {
    if (!target.target(record)) {
      entry.malformedDname = entry.malformedDname < 0 ? number : entry.malformedDname;
    } else if (isBetter(record, entry.dname)) {
      entry.dname = number;
    }
  }

  /**
   * Returns whether the record, whose target has just been loaded, is preferred to the best one
   * before it: it has the lesser target or, if the targets are equal, the shorter TTL, so that the
   * order of the records does not matter.
   */
  private boolean isBetter(RecordView record, int before) {
    if (before < 0) {
      return true;
    }
    RecordView best = record(before);
    other.target(best);
    int order = target.compare(other);
    return order < 0 || order == 0 && AnswerWalk.seconds(record) < AnswerWalk.seconds(best);
  }

  /**
   * Returns the entry of a name, or null if the name owns neither an alias nor a record that was
   * asked for.
   */
  Entry find(NameBuffer name) {
    hash(name);
    return find(name, 0);
  }

  /**
   * Finds the nearest DNAME above the name of the last call of {@link #find(NameBuffer)}.
   *
   * @return the entry of its owner, or null if there is none; if DNAMEs above the name are
   *     malformed, the entry of the owner whose malformed DNAME comes first in the message
   */
  Entry findDname(NameBuffer name) {
    Entry nearest = null;
    Entry malformed = null;
    for (int label = 1; label <= labels; label++) {
      Entry above = find(name, label);
      if (above == null) {
        continue;
      }
      if (nearest == null && above.dname >= 0) {
        nearest = above;
      }
      if (above.malformedDname >= 0
          && (malformed == null || above.malformedDname < malformed.malformedDname)) {
        malformed = above;
      }
    }
    return malformed != null ? malformed : nearest;
  }

  /**
   * Returns the entry of the ancestor that starts at the given label of a name; null if there is
   * none.
   */
  private Entry find(NameBuffer name, int label) {
    int slot = find(hashes[label], name, starts[label]);
    return slots[slot] == 0 ? null : entries[slots[slot] - 1];
  }

  /**
   * Returns the slot of the ancestor that starts at index {@code from} of a name, or the free slot
   * for it.
   */
  private int find(int hash, NameBuffer name, int from) {
    int mask = slots.length - 1;
    int slot = hash & mask;
    while (slots[slot] != 0 && !isOf(entries[slots[slot] - 1], hash, name, from)) {
      slot = slot + 1 & mask;
    }
    return slot;
  }

  private boolean isOf(Entry entry, int hash, NameBuffer name, int from) {
    if (entry.hash != hash) {
      return false;
    }
    other.owner(record(entry.owner));
    return name.endsIn(other, from);
  }

  /** Returns the entry of the owner that was hashed last, and creates it if it is new. */
  private Entry findOrEnter(int number) {
    int slot = find(hashes[0], owner, 0);
    if (slots[slot] != 0) {
      return entries[slots[slot] - 1];
    }
    if (count == entries.length) {
      grow();
      slot = find(hashes[0], owner, 0);
    }
    if (entries[count] == null) {
      entries[count] = new Entry();
    }
    Entry entry = entries[count++];
    entry.clear(hashes[0], number);
    slots[slot] = count;
    return entry;
  }

  private void grow() {
    entries = Arrays.copyOf(entries, 2 * count);
    slots = new int[2 * entries.length];
    int mask = slots.length - 1;
    for (int i = 0; i < count; i++) {
      int slot = entries[i].hash & mask;
      while (slots[slot] != 0) {
        slot = slot + 1 & mask;
      }
      slots[slot] = i + 1;
    }
  }

  /** Hashes a name and all its ancestors. */
  private void hash(NameBuffer name) {
    labels = name.labels(starts);
    long sum = 0;
    hashes[labels] = OwnerHash.of(sum);
    for (int label = labels - 1; label >= 0; label--) {
      sum += name.hashSum(starts[label], starts[label + 1]);
      hashes[label] = OwnerHash.of(sum);
    }
  }
}
