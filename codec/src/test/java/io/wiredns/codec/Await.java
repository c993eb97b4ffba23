package io.wiredns.codec;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Waiting for what another process or thread does without a sign: looking again and again. */
public final class Await {
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(30);
  private static final long SHORTEST_PAUSE_NANOS = TimeUnit.MICROSECONDS.toNanos(200);
  private static final long LONGEST_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

  private Await() {}

  /**
   * Whether something is so by now.
   *
   * @param <E> what goes wrong in looking
   */
  @FunctionalInterface
  public interface Condition<E extends Exception> {
    boolean holds() throws E;
  }

  /**
   * Waits until something is so, for half a minute at most; an AssertionError says what never was.
   *
   * @param what must come to be so
   */
  public static <E extends Exception> void until(String what, Condition<E> condition) throws E {
    until(() -> what, condition);
  }

  /**
   * The same where what there is to say is known at the end only.
   *
   * @param what must come to be so
   */
  public static <E extends Exception> void until(Supplier<String> what, Condition<E> condition)
      throws E {
    long start = System.nanoTime();
    while (!condition.holds()) {
      long waited = System.nanoTime() - start;
      if (waited > PATIENCE_NANOS) {
        throw new AssertionError("never: " + what.get());
      }
      // Most things are done soon: an eighth of what it has taken so far.
      long pause = Math.max(SHORTEST_PAUSE_NANOS, Math.min(waited / 8, LONGEST_PAUSE_NANOS));
      LockSupport.parkNanos(pause);
      if (Thread.currentThread().isInterrupted()) {
        throw new AssertionError("interrupted before: " + what.get());
      }
    }
  }
}
