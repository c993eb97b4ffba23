package io.wiredns.core.loop;

/**
 * A task that runs once at its deadline unless it is cancelled before. May be shared among threads.
 *
 * @since 0.1
 */
public final class Timeout {
  static final int IDLE = -1;

  final EventLoop loop;
  final long deadline;

  /** The index in the loop's heap, or {@link #IDLE}; for the loop's thread only. */
  int place = IDLE;

  private volatile Runnable task;

  Timeout(EventLoop loop, long deadline, Runnable task) {
    this.loop = loop;
    this.deadline = deadline;
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
   * @return false after it has begun or was cancelled
   */
  public boolean isPending() {
    return task != null;
  }

  /** Returns the task and clears it. */
  Runnable take() {
    Runnable taken = task;
    task = null;
    return taken;
  }
}
