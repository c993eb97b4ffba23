package io.wiredns.bench.siege;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** Waits, by polling, for what sends no signal. */
final class Waiting {
  /** A condition that may become true. */
  @FunctionalInterface
  interface Condition {
    boolean holds() throws IOException, InterruptedException;
  }

  private Waiting() {}

  /**
   * Waits until a condition holds; returns false if it does not in time.
   *
   * @param seconds the longest time
   * @param pauseMillis the time from one look to the next
   */
  static boolean until(int seconds, int pauseMillis, Condition condition)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    while (!condition.holds()) {
      if (System.nanoTime() - end >= 0) {
        return false;
      }
      Thread.sleep(pauseMillis);
    }
    return true;
  }
}
