package io.wiredns.core.loop;

/**
 * Timeouts by the time slot of their deadline, in no order within a slot. Adding and removing one
 * takes constant time, which matters because nearly all timeouts are cancelled long before their
 * deadlines. The timeouts of a slot are moved to a {@link TimerHeap} when the slot begins. For one
 * thread.
 */
final class TimerWheel {
  /** The length of a slot is two to the power of this in nanoseconds: 17 milliseconds. */
  private static final int SHIFT = 24;

  private static final int SLOTS = 1_024;

  /** The first timeout of each slot, or null. */
  private final Timeout[] firsts = new Timeout[SLOTS];

  /** A bit for each slot that may contain timeouts. */
  private final long[] used = new long[SLOTS / Long.SIZE];

  private final long origin;

  /** The number of slots since the origin that have begun. */
  private long begun;

  private int size;

  TimerWheel(long now) {
    origin = now;
  }

  int size() {
    return size;
  }

  /** Adds a timeout; returns false if its slot has begun, or is too late for the wheel. */
  boolean add(Timeout timeout) {
    long slot = slot(timeout.deadline);
    if (slot < begun || slot >= begun + SLOTS) {
      return false;
    }
    int at = (int) slot & SLOTS - 1;
    Timeout first = firsts[at];
    timeout.place = Timeout.IN_WHEEL;
    timeout.next = first;
    if (first != null) {
      first.previous = timeout;
    } else {
      used[at >>> 6] |= 1L << at;
    }
    firsts[at] = timeout;
    size++;
    return true;
  }

  private long slot(long deadline) {
    return deadline - origin >> SHIFT;
  }

  /** Removes a timeout that the wheel contains. */
  void remove(Timeout timeout) {
    Timeout next = timeout.next;
    Timeout previous = timeout.previous;
    timeout.place = Timeout.IDLE;
    timeout.next = timeout.previous = null;
    if (next != null) {
      next.previous = previous;
    }
    if (previous != null) {
      previous.next = next;
    } else {
      firsts[(int) slot(timeout.deadline) & SLOTS - 1] = next;
    }
    size--;
  }

  /** Moves the timeouts of all slots that have begun. */
  void begin(long now, TimerHeap heap) {
    long last = slot(now);
    for (int i = 0; i < SLOTS && size > 0 && begun <= last; i++) {
      int at = (int) begun & SLOTS - 1;
      while (firsts[at] != null) {
        // First, because there may be no memory for it.
        heap.reserve();
        Timeout timeout = firsts[at];
        remove(timeout);
        heap.add(timeout);
      }
      used[at >>> 6] &= ~(1L << at);
      begun++;
    }
    begun = Math.max(begun, last + 1);
  }

  /** Returns the time at which the next slot with timeouts begins; there must be timeouts. */
  long nextBegin() {
    int from = (int) begun & SLOTS - 1;
    for (int i = 0; i < SLOTS; ) {
      int at = from + i & SLOTS - 1;
      long bits = used[at >>> 6] >>> at;
      if (bits == 0) {
        i += Long.SIZE - (at & Long.SIZE - 1);
        continue;
      }
      i += Long.numberOfTrailingZeros(bits);
      at = from + i & SLOTS - 1;
      if (firsts[at] != null) {
        return origin + (begun + i << SHIFT);
      }
      used[at >>> 6] &= ~(1L << at);
    }
    throw new AssertionError("no slot has the " + size + " timeouts");
  }
}
