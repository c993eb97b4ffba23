package io.wiredns.core.server;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;

/**
 * The turns of the connections of a loop that send zone transfers, or that have sent more queries
 * at once than are answered in one turn. In each round of the loop one of them goes on, with one
 * message of a transfer or 64 KiB of responses, and the loop then serves the other connections: a
 * query waits for one turn at most, whatever their number. For the loop's thread.
 */
final class TransferTurns {
  private final Executor nextRound;
  private final Deque<Runnable> waiting = new ArrayDeque<>();
  private boolean scheduled;

  /**
   * Creates a queue without turns.
   *
   * @param nextRound runs a task on the loop's thread in its next round
   */
  TransferTurns(Executor nextRound) {
    this.nextRound = nextRound;
  }

  /** Adds a turn after those that wait; it runs once. */
  void add(Runnable turn) {
    waiting.add(turn);
    resume();
  }

  /** Continues with the turns that wait; called again after a shortage of memory. */
  void resume() {
    if (!scheduled && !waiting.isEmpty()) {
      try {
        nextRound.execute(this::next);
        scheduled = true;
      } catch (OutOfMemoryError none) {
        // The next sweep resumes.
        return;
      }
    }
  }

  private void next() {
    scheduled = false;
    try {
      waiting.remove().run();
    } finally {
      resume();
    }
  }
}
