package io.wiredns.core.loop;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * One thread with one selector: runs tasks in the order they came, timeouts at their times, and
 * calls back for channels that are ready.
 *
 * <p>What a task, a timeout or a callback throws goes to the handler; the loop goes on. {@link
 * #execute}, {@link #schedule}, {@link Timeout#cancel} and {@link #close} are for any thread,
 * {@link #register} for the loop's.
 *
 * @since 0.1
 */
public final class EventLoop implements Executor, AutoCloseable {
  /** Tasks run before the channels have their turn again. */
  private static final int TASKS_IN_A_ROW = 1_024;

  private static final long MILLI = 1_000_000;
  private static final long LONGEST_MILLIS = 3_600_000;

  private final Selector selector;
  private final Thread thread;
  private final Consumer<? super Throwable> onError;
  private final LongSupplier nanoTime;
  private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
  private final TimerHeap timers = new TimerHeap();

  /** True while the loop will look at the tasks without being woken. */
  private final AtomicBoolean awake = new AtomicBoolean(true);

  private volatile boolean closing;
  private volatile boolean closed;

  /**
   * Starts a loop.
   *
   * @param name the thread's name
   * @param daemon whether the JVM may end while the loop runs
   * @param onError gets what tasks and callbacks throw, on the loop's thread
   * @throws IOException if there is no selector to be had
   */
  public EventLoop(String name, boolean daemon, Consumer<? super Throwable> onError)
      throws IOException {
    this(name, daemon, onError, System::nanoTime);
  }

  /**
   * Starts a loop with a clock of its own.
   *
   * @param name the thread's name
   * @param daemon whether the JVM may end while the loop runs
   * @param onError gets what tasks and callbacks throw, on the loop's thread
   * @param nanoTime the clock in nanoseconds; who moves one by hand wakes the loop with a task
   * @throws IOException if there is no selector to be had
   */
  public EventLoop(
      String name, boolean daemon, Consumer<? super Throwable> onError, LongSupplier nanoTime)
      throws IOException {
    this.onError = Objects.requireNonNull(onError, "onError");
    this.nanoTime = Objects.requireNonNull(nanoTime, "nanoTime");
    selector = Selector.open();
    thread = new Thread(this::run, name);
    thread.setDaemon(daemon);
    thread.start();
  }

  /**
   * Runs a task on the loop's thread, after those that were given before.
   *
   * @param task what to run
   * @throws RejectedExecutionException if the loop is closed; the task has not run and will not
   */
  @Override
  public void execute(Runnable task) {
    Objects.requireNonNull(task, "task");
    if (closing && !inLoop()) {
      throw new RejectedExecutionException("the loop is closed");
    }
    tasks.add(task);
    if (closed && tasks.remove(task)) {
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
   * Whether the caller is on the loop's thread.
   *
   * @return true on it
   */
  public boolean inLoop() {
    return Thread.currentThread() == thread;
  }

  /**
   * The loop's clock.
   *
   * @return nanoseconds from a point of no meaning
   */
  public long nanoTime() {
    return nanoTime.getAsLong();
  }

  /**
   * Runs a task on the loop's thread later. Millions of cancelled ones leave nothing behind.
   *
   * @param delayNanos how long to wait; at once if not positive
   * @param task what to run
   * @return cancels it
   * @throws RejectedExecutionException if the loop is closed and this is not its thread
   */
  public Timeout schedule(long delayNanos, Runnable task) {
    Objects.requireNonNull(task, "task");
    Timeout timeout = new Timeout(this, nanoTime() + Math.max(0, delayNanos), task);
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

  void forget(Timeout timeout) {
    if (inLoop()) {
      timers.remove(timeout);
    } else if (!closing) {
      tasks.add(() -> timers.remove(timeout));
      wake();
    }
  }

  /** How many timeouts wait; for tests, on the loop's thread. */
  int waiting() {
    return timers.size();
  }

  /**
   * Has a callback called whenever a channel is ready. The channel is made non-blocking. Its
   * registration ends when it is closed or the key is cancelled, and with the loop, which closes
   * it.
   *
   * @param channel the channel
   * @param interest what it is to be ready for: bits of {@link SelectionKey}
   * @param callback what is called then
   * @return to change the interest
   * @throws ClosedChannelException if the channel is closed
   * @throws IOException if it cannot be made non-blocking
   * @throws IllegalStateException if this is not the loop's thread
   */
  public SelectionKey register(SelectableChannel channel, int interest, Ready callback)
      throws IOException {
    Objects.requireNonNull(callback, "callback");
    if (!inLoop()) {
      throw new IllegalStateException("channels are registered on the loop's thread");
    }
    channel.configureBlocking(false);
    return channel.register(selector, interest, callback);
  }

  /**
   * Ends the loop: tasks given before still run, timeouts do not, channels are closed. Returns when
   * all that is done; on the loop's thread at once, and it is done after the current task.
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
      try {
        select(callback);
      } catch (IOException | RuntimeException | Error e) {
        report(e);
      }
      awake.set(true);
      runTimers();
      runTasks(TASKS_IN_A_ROW);
    }
    finish();
  }

  private void select(Consumer<SelectionKey> callback) throws IOException {
    awake.set(false);
    // A task added before this line is seen by isEmpty; one added after it wakes the selector.
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
    long now = nanoTime();
    while (first != null && first.deadline - now <= 0) {
      timers.remove(first);
      Runnable task = first.take();
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
   * A user's code may have left this: channels would be closed, and waiting end at once for ever.
   */
  private static void forgetInterrupt() {
    Thread.interrupted();
  }

  private void report(Throwable error) {
    try {
      onError.accept(error);
    } catch (Throwable broken) {
      error.addSuppressed(broken);
      thread.getUncaughtExceptionHandler().uncaughtException(thread, error);
    }
  }

  private void finish() {
    runTasks(Integer.MAX_VALUE);
    for (SelectionKey key : new ArrayList<>(selector.keys())) {
      try {
        key.channel().close();
      } catch (IOException e) {
        report(e);
      }
    }
    closed = true;
    runTasks(Integer.MAX_VALUE);
    try {
      selector.close();
    } catch (IOException e) {
      report(e);
    }
  }
}
