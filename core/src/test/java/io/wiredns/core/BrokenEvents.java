package io.wiredns.core;

import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A listener whose methods all throw, and which counts these errors instead of printing them.
 *
 * @param <E> the type of the events
 */
public final class BrokenEvents<E extends Enum<E>> implements EventListener<E> {
  private final AtomicInteger told = new AtomicInteger();

  @Override
  public void event(E event, InetSocketAddress peer) {
    fail();
  }

  @Override
  public void failed(Throwable failure, InetSocketAddress peer) {
    fail();
  }

  private void fail() {
    Thread.currentThread().setUncaughtExceptionHandler((thread, error) -> told.addAndGet(1));
    throw new AssertionError("a listener's");
  }

  /** Returns how many of its errors the handler of a thread was given. */
  public int told() {
    return told.get();
  }
}
