package io.wiredns.core.client;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The requests in flight, in no order. Each has its index here. For the loop's thread. */
final class RunningRequests {
  static final int NOT_RUNNING = -1;

  private PendingRequest<?>[] all = new PendingRequest<?>[64];
  private int size;

  int size() {
    return size;
  }

  void add(PendingRequest<?> request) {
    if (size == all.length) {
      all = Arrays.copyOf(all, 2 * size);
    }
    request.place = size;
    all[size++] = request;
  }

  /** Removes a request; returns false if it is not running. */
  boolean remove(PendingRequest<?> request) {
    int place = request.place;
    if (place == NOT_RUNNING) {
      return false;
    }
    request.place = NOT_RUNNING;
    PendingRequest<?> last = all[--size];
    all[size] = null;
    if (last != request) {
      all[place] = last;
      last.place = place;
    }
    return true;
  }

  /** Returns a copy. */
  List<PendingRequest<?>> list() {
    return new ArrayList<>(Arrays.asList(all).subList(0, size));
  }
}
