package io.wiredns.core.loop;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * A thread with a selector. It runs tasks in order, timeouts at their deadlines, and callbacks of
 * channels that are ready.
 *
 * <p>An exception of a task, timeout or callback is passed to the error handler, and the loop
 * continues, even if the handler itself throws or there is no memory. Any thread may call {@link
 * #execute}, {@link #schedule}, {@link Timeout#cancel} and {@link #close}; {@link #register} is for
 * the loop's thread.
 *
 * @since 0.1
 */
public final class EventLoop implements Executor, AutoCloseable {
  /**
   * The longest delay: 146 years. With it, each difference between deadlines and the time fits into
   * a long.
   */
  private static final long LONGEST_DELAY_NANOS = Long.MAX_VALUE / 2;

  /** The maximum number of tasks that are run before channels are served again. */
  private static final int TASKS_IN_A_ROW = 1_024;

  private static final long MILLI = 1_000_000;
  private static final long LONGEST_MILLIS = 3_600_000;

  private final Selector selector;
  private final Thread thread;
  private final Consumer<? super Throwable> onError;
  private final LongSupplier nanoTime;
  private final TaskQueue tasks = new TaskQueue();
  private final TimerHeap timers = new TimerHeap();

  /** True while the loop will check the tasks without a wake-up of the selector. */
  private final AtomicBoolean awake = new AtomicBoolean(true);

  /** The time of the current turn; not valid before its first use in the callbacks of channels. */
  private long turnTime;

  private boolean turnTimeIsValid;

  /** Runs after channels were served. */
  private Runnable afterReading = () -> {};

  private volatile boolean closing;

  /**
   * Starts a loop.
   *
   * @param name the thread's name
   * @param daemon whether the JVM may end while the loop runs
   * @param onError receives exceptions of tasks and callbacks, on the loop's thread
   * @throws IOException if no selector can be opened, for example because there are too few file
   *     descriptors
   */
  public EventLoop(String name, boolean daemon, Consumer<? super Throwable> onError)
      throws IOException {
    this(name, daemon, onError, System::nanoTime);
  }

  /**
   * Starts a loop with a given clock.
   *
   * @param name the thread's name
   * @param daemon whether the JVM may end while the loop runs
   * @param onError receives exceptions of tasks and callbacks, on the loop's thread
   * @param nanoTime the clock in nanoseconds; a test that advances it must wake the loop with a
   *     task
   * @throws IOException if no selector can be opened, for example because there are too few file
   *     descriptors
   */
  public EventLoop(
      String name, boolean daemon, Consumer<? super Throwable> onError, LongSupplier nanoTime)
      throws IOException {
    this.onError = Objects.requireNonNull(onError, "onError");
    this.nanoTime = Objects.requireNonNull(nanoTime, "nanoTime");
    Descriptors.prepare();
    selector = Selector.open();
    thread = new Thread(this::run, name);
    thread.setDaemon(daemon);
    thread.start();
  }

  /**
   * Runs a task on the loop's thread, after the tasks added before.
   *
   * @param task the task
   * @throws RejectedExecutionException if the loop is closed; the task will not run
   */
  @Override
  public void execute(Runnable task) {
    Objects.requireNonNull(task, "task");
    if (closing && !inLoop()) {
      throw new RejectedExecutionException("the loop is closed");
    }
    if (!tasks.add(task)) {
      throw new RejectedExecutionException("the loop is closed");
    }
    wake();
  }

  private void wake() {
    if (!awake.get() && awake.compareAndSet(false, true)) {
      selector.wakeup();
    }
  }

  /**
   * Returns whether the caller is on the loop's thread.
   *
   * @return true on the loop's thread
   */
  public boolean inLoop() {
    return Thread.currentThread() == thread;
  }

  /**
   * Returns the time of the loop's clock.
   *
   * @return nanoseconds since an arbitrary origin
   */
  public long nanoTime() {
    return nanoTime.getAsLong();
  }

  /**
   * Returns the time at which the loop began the callbacks or tasks that it runs now, which costs
   * less than the time of the clock. Must be called on the loop's thread.
   *
   * @return a time of {@link #nanoTime} that has not passed long ago
   */
  public long turnTime() {
    if (!turnTimeIsValid) {
      turnTime = nanoTime();
      turnTimeIsValid = true;
    }
    return turnTime;
  }

  /**
   * Runs a task on the loop's thread after a delay. A cancelled task is removed at once.
   *
   * @param delayNanos the delay in nanoseconds; zero or less means no delay, and more than 146
   *     years count as 146 years
   * @param task the task
   * @return the timeout, which can cancel the task
   * @throws RejectedExecutionException if the loop is closed and the caller is not on the loop's
   *     thread
   */
  public Timeout schedule(long delayNanos, Runnable task) {
    Objects.requireNonNull(task, "task");
    long delay = Math.min(LONGEST_DELAY_NANOS, Math.max(0, delayNanos));
    return scheduleAt(nanoTime() + delay, task);
  }

  /**
   * Runs a task on the loop's thread at a given time. A cancelled task is removed at once.
   *
   * @param time the time of {@link #nanoTime}, at most 146 years from now; a time that has passed
   *     means now
   * @param task the task
   * @return the timeout, which can cancel the task
   * @throws RejectedExecutionException if the loop is closed and the caller is not on the loop's
   *     thread
   */
  public Timeout scheduleAt(long time, Runnable task) {
    Objects.requireNonNull(task, "task");
    Timeout timeout = new Timeout(this, time, 0, task);
    if (inLoop()) {
      timers.add(timeout);
    } else {
      execute(
          () -> {
            if (timeout.isPending()) {
              timers.add(timeout);
            }
          });
    }
    return timeout;
  }

  /**
   * Runs a task on the loop's thread again and again, until the loop ends. Repeating it allocates
   * nothing, so that it continues after a shortage of memory.
   *
   * @param periodNanos the time between two runs in nanoseconds, at least 1; more than 146 years
   *     count as 146 years
   * @param task the task
   * @throws IllegalArgumentException if the time is less than 1
   * @throws RejectedExecutionException if the loop is closed and the caller is not on the loop's
   *     thread
   */
  public void repeat(long periodNanos, Runnable task) {
    Objects.requireNonNull(task, "task");
    if (periodNanos < 1) {
      throw new IllegalArgumentException("period of " + periodNanos + " ns");
    }
    if (inLoop()) {
      long period = Math.min(LONGEST_DELAY_NANOS, periodNanos);
      timers.add(new Timeout(this, nanoTime() + period, period, task));
    } else {
      execute(() -> repeat(periodNanos, task));
    }
  }

  /**
   * Sets a task that runs each time after the callbacks of all ready channels, before timeouts and
   * other tasks. Must be called on the loop's thread.
   *
   * @param task the task, which replaces the one set before
   */
  public void afterReading(Runnable task) {
    afterReading = Objects.requireNonNull(task, "task");
  }

  void forget(Timeout timeout) {
    if (inLoop()) {
      timers.remove(timeout);
    } else if (!closing) {
      tasks.add(() -> timers.remove(timeout));
      wake();
    }
  }

  /** Returns the number of pending timeouts; for tests, on the loop's thread. */
  int waiting() {
    return timers.size();
  }

  /**
   * Registers a callback for when a channel is ready, and makes the channel non-blocking. The
   * registration ends when the channel is closed or the key is cancelled. The loop closes the
   * channel when the loop ends.
   *
   * @param channel the channel
   * @param interest the operations of interest, as bits of {@link SelectionKey}
   * @param callback the callback
   * @return the key, which can change the interest
   * @throws ClosedChannelException if the channel is closed
   * @throws IOException if the channel cannot be made non-blocking
   * @throws IllegalStateException if the caller is not on the loop's thread
   */
  public SelectionKey register(SelectableChannel channel, int interest, Ready callback)
      throws IOException {
    Objects.requireNonNull(callback, "callback");
    if (!inLoop()) {
      throw new IllegalStateException("channels must be registered on the loop's thread");
    }
    channel.configureBlocking(false);
    return channel.register(selector, interest, callback);
  }

  /**
   * Ends the loop: runs the tasks added before, discards the timeouts and closes the channels.
   * Returns when that is done, except on the loop's thread, where it returns at once and the loop
   * ends after the current task.
   */
  @Override
  public void close() {
    closing = true;
    awake.set(true);
    selector.wakeup();
    if (inLoop()) {
      return;
    }
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    Consumer<SelectionKey> callback = this::call;
    while (!closing) {
      turnTimeIsValid = false;
      try {
        select(callback);
      } catch (IOException | RuntimeException | Error e) {
        report(e);
      }
      awake.set(true);
      try {
        afterReading.run();
        turnTimeIsValid = false;
        runTimers();
        runTasks(TASKS_IN_A_ROW);
      } catch (RuntimeException | Error e) {
        report(e);
      }
    }
    finish();
  }

  private void select(Consumer<SelectionKey> callback) throws IOException {
    awake.set(false);
    // isEmpty sees a task added before awake was set to false; one added later wakes the selector.
    long millis = tasks.isEmpty() ? millisToWait() : 0;
    if (millis <= 0) {
      selector.selectNow(callback);
    } else {
      selector.select(callback, millis);
    }
  }

  private long millisToWait() {
    Timeout first = timers.first();
    if (first == null) {
      return LONGEST_MILLIS;
    }
    long left = first.deadline - nanoTime();
    return left <= 0 ? 0 : Math.min(LONGEST_MILLIS, (left + MILLI - 1) / MILLI);
  }

  private void call(SelectionKey key) {
    try {
      if (key.isValid()) {
        ((Ready) key.attachment()).ready(key);
      }
    } catch (Throwable e) {
      report(e);
    }
    forgetInterrupt();
  }

  private void runTimers() {
    Timeout first = timers.first();
    if (first == null) {
      return;
    }
    long now = turnTime();
    while (first != null && first.deadline - now <= 0) {
      timers.remove(first);
      Runnable task = first.take(now);
      if (first.isPending()) {
        // It repeats. There is room for it, because it was removed just now.
        timers.add(first);
      }
      if (task != null) {
        run(task);
      }
      first = timers.first();
    }
  }

  private void runTasks(int most) {
    for (int i = 0; i < most; i++) {
      Runnable task = tasks.poll();
      if (task == null) {
        return;
      }
      run(task);
    }
  }

  private void run(Runnable task) {
    try {
      task.run();
    } catch (Throwable e) {
      report(e);
    }
    forgetInterrupt();
  }

  /**
   * Clears an interrupt that code of the user may have left. The interrupt would close channels and
   * make every select return at once.
   */
  private static void forgetInterrupt() {
    Thread.interrupted();
  }

  /** Reports an exception. Nothing that reporting throws leaves this method. */
  private void report(Throwable error) {
    try {
      onError.accept(error);
    } catch (Throwable broken) {
      tellThread(error, broken);
    }
  }

  private void tellThread(Throwable error, Throwable broken) {
    try {
      error.addSuppressed(broken);
      thread.getUncaughtExceptionHandler().uncaughtException(thread, error);
    } catch (RuntimeException | Error unreportable) {
      // There is nothing else to report it to, and the loop must continue.
      return;
    }
  }

  private void finish() {
    runTasks(Integer.MAX_VALUE);
    for (SelectionKey key : new ArrayList<>(selector.keys())) {
      close(key.channel());
    }
    tasks.close();
    runTasks(Integer.MAX_VALUE);
    close(selector);
  }

  private void close(Closeable closeable) {
    try {
      closeable.close();
    } catch (IOException | RuntimeException | Error e) {
      report(e);
    }
  }
}
