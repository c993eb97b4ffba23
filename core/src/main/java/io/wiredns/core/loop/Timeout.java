package io.wiredns.core.loop;

/**
 * A task that runs once at its deadline, or repeatedly with a fixed period, unless it is cancelled
 * before. May be shared among threads.
 *
 * @since 0.1
 */
public final class Timeout {
  static final int IDLE = -1;

  final EventLoop loop;

  /**
   * The time at which the task runs next. Changed by the loop's thread only, and only while the
   * heap does not contain this timeout.
   */
  long deadline;

  /** The time from one run to the next in nanoseconds; 0 if the task runs once. */
  private final long period;

  /** The index in the loop's heap, or {@link #IDLE}; for the loop's thread only. */
  int place = IDLE;

  private volatile Runnable task;

  Timeout(EventLoop loop, long deadline, long period, Runnable task) {
    this.loop = loop;
    this.deadline = deadline;
    this.period = period;
    this.task = task;
  }

  /**
   * Cancels the task: if it has not begun, it will not run and is released. Any thread may call
   * this, and a second call has no effect.
   */
  public void cancel() {
    if (task != null) {
      task = null;
      loop.forget(this);
    }
  }

  /**
   * Returns whether the task will still run.
   *
   * @return false after the task was cancelled or, if it runs once, after it has begun
   */
  public boolean isPending() {
    return task != null;
  }

  /** Returns the task, and clears it or, if it repeats, sets its next deadline. */
  Runnable take(long now) {
    Runnable taken = task;
    if (period == 0) {
      task = null;
    } else {
      deadline = now + period;
    }
    return taken;
  }
}
