package io.wiredns.core.loop;

/**
 * What runs once at its time unless it is cancelled before.
 *
 * @since 0.1
 */
public final class Timeout {
  static final int IDLE = -1;

  final EventLoop loop;
  final long deadline;

  /** The place in the loop's heap, or {@link #IDLE}; the loop's thread alone looks at it. */
  int place = IDLE;

  private volatile Runnable task;

  Timeout(EventLoop loop, long deadline, Runnable task) {
    this.loop = loop;
    this.deadline = deadline;
    this.task = task;
  }

  /**
   * Cancels: what has not begun will not run, and is not held any longer. From any thread; a second
   * time changes nothing.
   */
  public void cancel() {
    if (task != null) {
      task = null;
      loop.forget(this);
    }
  }

  /**
   * Whether it will still run.
   *
   * @return false once it has begun or was cancelled
   */
  public boolean isPending() {
    return task != null;
  }

  /** The task, for the only time. */
  Runnable take() {
    Runnable taken = task;
    task = null;
    return taken;
  }
}
