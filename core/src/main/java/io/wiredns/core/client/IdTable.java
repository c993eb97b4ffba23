package io.wiredns.core.client;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Legs by ID: open addressing, and since IDs are random they are their own hash. For one thread.
 */
final class IdTable {
  private static final int SMALLEST = 8;

  private Leg[] slots = new Leg[SMALLEST];
  private int size;

  int size() {
    return size;
  }

  Leg get(int id) {
    int mask = slots.length - 1;
    for (int at = id & mask; ; at = at + 1 & mask) {
      Leg leg = slots[at];
      if (leg == null || leg.id == id) {
        return leg;
      }
    }
  }

  /** An ID that nothing awaits here. */
  int free(StrongRandom random) {
    int id = random.next16();
    while (get(id) != null) {
      id = random.next16();
    }
    return id;
  }

  /** Adds a leg whose ID is not in use. */
  void add(Leg leg) {
    if (2 * size >= slots.length) {
      resize(2 * slots.length);
    }
    put(leg);
    size++;
  }

  private void put(Leg leg) {
    int mask = slots.length - 1;
    int at = leg.id & mask;
    while (slots[at] != null) {
      at = at + 1 & mask;
    }
    slots[at] = leg;
  }

  void remove(Leg leg) {
    int mask = slots.length - 1;
    int at = leg.id & mask;
    while (slots[at] != leg) {
      if (slots[at] == null) {
        return;
      }
      at = at + 1 & mask;
    }
    slots[at] = null;
    size--;
    // Those that were pushed on by it move up, so that no search ends too early.
    for (int next = at + 1 & mask; slots[next] != null; next = next + 1 & mask) {
      Leg moved = slots[next];
      slots[next] = null;
      put(moved);
    }
    if (slots.length > SMALLEST && 8 * size < slots.length) {
      resize(slots.length / 2);
    }
  }

  private void resize(int length) {
    Leg[] old = slots;
    slots = new Leg[length];
    for (Leg leg : old) {
      if (leg != null) {
        put(leg);
      }
    }
  }

  /** All that are there now. */
  List<Leg> all() {
    List<Leg> all = new ArrayList<>(size);
    for (Leg leg : slots) {
      if (leg != null) {
        all.add(leg);
      }
    }
    return all;
  }

  /** All, and the table is empty then. */
  List<Leg> drain() {
    List<Leg> all = all();
    Arrays.fill(slots, null);
    size = 0;
    return all;
  }
}
