package io.wiredns.core.client;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A hash table of sent queries by ID, with open addressing. IDs are random, so that each is its own
 * hash code. For one thread.
 */
final class IdTable {
  private static final int SMALLEST = 8;

  private SentQuery[] slots = new SentQuery[SMALLEST];
  private int size;

  int size() {
    return size;
  }

  SentQuery get(int id) {
    int mask = slots.length - 1;
    for (int at = id & mask; ; at = at + 1 & mask) {
      SentQuery sent = slots[at];
      if (sent == null || sent.id == id) {
        return sent;
      }
    }
  }

  /** Returns a random ID that is not in use. */
  int free(StrongRandom random) {
    int id = random.next16();
    while (get(id) != null) {
      id = random.next16();
    }
    return id;
  }

  /** Adds a query whose ID is not in use. */
  void add(SentQuery sent) {
    if (2 * size >= slots.length) {
      resize(2 * slots.length);
    }
    put(sent);
    size++;
  }

  private void put(SentQuery sent) {
    int mask = slots.length - 1;
    int at = sent.id & mask;
    while (slots[at] != null) {
      at = at + 1 & mask;
    }
    slots[at] = sent;
  }

  void remove(SentQuery sent) {
    int mask = slots.length - 1;
    int at = sent.id & mask;
    while (slots[at] != sent) {
      if (slots[at] == null) {
        return;
      }
      at = at + 1 & mask;
    }
    slots[at] = null;
    size--;
    // Insert the following entries again, so that the gap does not end a search too early.
    for (int next = at + 1 & mask; slots[next] != null; next = next + 1 & mask) {
      SentQuery moved = slots[next];
      slots[next] = null;
      put(moved);
    }
    if (slots.length > SMALLEST && 8 * size < slots.length) {
      resize(slots.length / 2);
    }
  }

  private void resize(int length) {
    SentQuery[] old = slots;
    slots = new SentQuery[length];
    for (SentQuery sent : old) {
      if (sent != null) {
        put(sent);
      }
    }
  }

  /** Returns a copy of all entries. */
  List<SentQuery> all() {
    List<SentQuery> all = new ArrayList<>(size);
    for (SentQuery sent : slots) {
      if (sent != null) {
        all.add(sent);
      }
    }
    return all;
  }

  /** Returns all entries and clears the table. */
  List<SentQuery> drain() {
    List<SentQuery> all = all();
    Arrays.fill(slots, null);
    size = 0;
    return all;
  }
}
