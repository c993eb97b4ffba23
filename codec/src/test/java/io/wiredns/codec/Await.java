package io.wiredns.codec;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Waits by polling for an action of another process or thread that sends no signal. */
public final class Await {
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(30);
  private static final long SHORTEST_PAUSE_NANOS = TimeUnit.MICROSECONDS.toNanos(200);
  private static final long LONGEST_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

  private Await() {}

  /**
   * A condition that becomes true.
   *
   * @param <E> the exception of evaluating it
   */
  @FunctionalInterface
  public interface Condition<E extends Exception> {
    boolean holds() throws E;
  }

  /**
   * Waits until a condition is true, for at most half a minute; then an AssertionError names the
   * condition.
   *
   * @param what the description of the condition
   */
  public static <E extends Exception> void until(String what, Condition<E> condition) throws E {
    until(() -> what, condition);
  }

  /**
   * Waits in the same way, with a description that is made at the end.
   *
   * @param what the description of the condition
   */
  public static <E extends Exception> void until(Supplier<String> what, Condition<E> condition)
      throws E {
    long start = System.nanoTime();
    while (!condition.holds()) {
      long waited = System.nanoTime() - start;
      if (waited > PATIENCE_NANOS) {
        throw new AssertionError("never: " + what.get());
      }
      // Most conditions become true soon, so the pause is an eighth of the time waited so far.
      long pause = Math.max(SHORTEST_PAUSE_NANOS, Math.min(waited / 8, LONGEST_PAUSE_NANOS));
      LockSupport.parkNanos(pause);
      if (Thread.currentThread().isInterrupted()) {
        throw new AssertionError("interrupted before: " + what.get());
      }
    }
  }
}
