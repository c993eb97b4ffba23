package io.wiredns.core.loop;

import java.util.Arrays;

/**
 * Timeouts ordered by deadline: a heap with four children per node, in which each timeout has its
 * index, so that a cancelled one is removed at once. For one thread.
 */
final class TimerHeap {
  private Timeout[] heap = new Timeout[64];
  private int size;

  int size() {
    return size;
  }

  /** Returns the timeout with the earliest deadline, or null. */
  Timeout first() {
    return heap[0];
  }

  void add(Timeout timeout) {
    if (size == heap.length) {
      heap = Arrays.copyOf(heap, 2 * size);
    }
    up(size++, timeout);
  }

  void remove(Timeout timeout) {
    int place = timeout.place;
    if (place == Timeout.IDLE) {
      return;
    }
    timeout.place = Timeout.IDLE;
    Timeout last = heap[--size];
    heap[size] = null;
    if (last != timeout) {
      down(place, last);
      if (heap[place] == last) {
        up(place, last);
      }
    }
    if (size > 64 && size < heap.length / 8) {
      heap = Arrays.copyOf(heap, heap.length / 4);
    }
  }

  private void up(int start, Timeout timeout) {
    int place = start;
    while (place > 0) {
      int parent = (place - 1) >>> 2;
      if (heap[parent].deadline - timeout.deadline <= 0) {
        break;
      }
      put(place, heap[parent]);
      place = parent;
    }
    put(place, timeout);
  }

  private void down(int start, Timeout timeout) {
    int place = start;
    while (true) {
      int child = 4 * place + 1;
      if (child >= size) {
        break;
      }
      int least = child;
      for (int other = child + 1; other < Math.min(child + 4, size); other++) {
        if (heap[other].deadline - heap[least].deadline < 0) {
          least = other;
        }
      }
      if (timeout.deadline - heap[least].deadline <= 0) {
        break;
      }
      put(place, heap[least]);
      place = least;
    }
    put(place, timeout);
  }

  private void put(int place, Timeout timeout) {
    heap[place] = timeout;
    timeout.place = place;
  }
}
