package io.wiredns.core.server;

import io.wiredns.core.loop.EventLoop;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The turns of the connections of a loop that send zone transfers. In each round of the loop one of
 * them writes one message, and the loop then serves the other connections: a query waits for one
 * message at most, whatever the number of transfers. For the loop's thread.
 */
final class TransferTurns {
  private final EventLoop loop;
  private final Deque<Runnable> waiting = new ArrayDeque<>();
  private boolean scheduled;

  TransferTurns(EventLoop loop) {
    this.loop = loop;
  }

  /** Adds a turn after those that wait; it runs once. */
  void add(Runnable turn) {
    waiting.add(turn);
    schedule();
  }

  private void schedule() {
    if (!scheduled && !waiting.isEmpty()) {
      // A task could run in this round; a timeout runs after the channels have been served again.
      loop.schedule(0, this::next);
      scheduled = true;
    }
  }

  private void next() {
    scheduled = false;
    try {
      waiting.remove().run();
    } finally {
      schedule();
    }
  }
}
