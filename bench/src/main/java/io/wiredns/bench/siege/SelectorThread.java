package io.wiredns.bench.siege;

import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;

/** A daemon thread with a selector, whose work ends when it is told to stop. */
final class SelectorThread implements AutoCloseable {
  /** What the thread does. */
  @FunctionalInterface
  interface Work {
    /** Works until {@link #isStopping}, and longer if it must. */
    void run() throws IOException;
  }

  private final Selector selector = Selector.open();
  private final Thread thread;
  private volatile boolean stopping;
  private volatile Throwable failure;

  /** Creates a thread; {@link #start} starts it. */
  SelectorThread(String name, Work work) throws IOException {
    thread = new Thread(() -> run(work), name);
    thread.setDaemon(true);
  }

  private void run(Work work) {
    try {
      work.run();
    } catch (IOException | RuntimeException | Error broken) {
      failure = broken;
    }
  }

  void start() {
    thread.start();
  }

  Selector selector() {
    return selector;
  }

  boolean isStopping() {
    return stopping;
  }

  /** Returns what ended the work, or null if nothing did. */
  Throwable failure() {
    return failure;
  }

  /** Returns a sentence about what ended the work; empty if nothing did. */
  String fault() {
    return failure == null ? "" : "thread " + thread.getName() + " has died: " + failure;
  }

  /** Tells the work to stop, and waits for its end. */
  void stop() throws InterruptedException {
    stopping = true;
    selector.wakeup();
    thread.join();
  }

  /** Stops the work, and closes the selector and all channels that are registered with it. */
  @Override
  public void close() throws IOException {
    try {
      stop();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    for (SelectionKey key : selector.keys()) {
      key.channel().close();
    }
    selector.close();
  }
}
