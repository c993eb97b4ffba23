package io.wiredns.core.loop;

import io.wiredns.core.EventCounters;
import io.wiredns.core.EventListener;
import io.wiredns.core.FinishedRequest;
import java.net.InetSocketAddress;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts events and reports them to the listener, if there is one. May be shared among threads.
 *
 * @param <E> the type of the events
 * @since 0.1
 */
public final class Events<E extends Enum<E>> implements EventCounters<E> {
  private static final EventListener<Object> NO_LISTENER = (event, peer) -> {};

  private final Class<E> type;
  private final E[] events;
  private final LongAdder[] counts;

  /** Null without a listener, so that an event then costs its counter and one comparison. */
  private final EventListener<? super E> listener;

  private final EventListener<? super E> failureListener;

  private final boolean finishes;

  /**
   * Creates counters that are all 0.
   *
   * @param type the class of the events
   * @param listener the listener, or null for none
   */
  public Events(Class<E> type, EventListener<? super E> listener) {
    this.type = type;
    this.listener = listener;
    failureListener = listener == null ? NO_LISTENER : listener;
    finishes = listener != null && listener.needsFinished();
    events = type.getEnumConstants();
    counts = new LongAdder[events.length];
    for (int i = 0; i < counts.length; i++) {
      counts[i] = new LongAdder();
    }
  }

  /**
   * Counts an event and reports it.
   *
   * @param event the event
   * @param peer the address and port of the other side, or {@link EventListener#UNKNOWN}
   */
  public void add(E event, InetSocketAddress peer) {
    counts[event.ordinal()].increment();
    if (listener != null) {
      tell(event, peer);
    }
  }

  private void tell(E event, InetSocketAddress peer) {
    try {
      listener.event(event, peer);
    } catch (RuntimeException | Error broken) {
      fault(broken);
    }
  }

  /**
   * Counts and reports an event that was caused by an exception, and reports the exception.
   *
   * @param event the event
   * @param failure the exception
   * @param peer the address and port of the other side, or {@link EventListener#UNKNOWN}
   */
  public void failed(E event, Throwable failure, InetSocketAddress peer) {
    add(event, peer);
    failed(failure, peer);
  }

  /**
   * Reports an exception.
   *
   * @param failure the exception
   * @param peer the address and port of the other side, or {@link EventListener#UNKNOWN}
   */
  public void failed(Throwable failure, InetSocketAddress peer) {
    try {
      failureListener.failed(failure, peer);
    } catch (RuntimeException | Error broken) {
      fault(broken);
    }
  }

  /**
   * Returns whether finished requests are reported to the listener.
   *
   * @return false if {@link #finished} must not be called
   */
  public boolean finishes() {
    return finishes;
  }

  /**
   * Reports a finished request to the listener. Must be called only if {@link #finishes} returns
   * true.
   *
   * @param request the request
   */
  public void finished(FinishedRequest request) {
    try {
      listener.finished(request);
    } catch (RuntimeException | Error broken) {
      fault(broken);
    }
  }

  /**
   * Passes an exception of the listener to the uncaught exception handler, because reporting it to
   * the listener would probably fail again.
   */
  private static void fault(Throwable broken) {
    Thread thread = Thread.currentThread();
    try {
      thread.getUncaughtExceptionHandler().uncaughtException(thread, broken);
    } catch (RuntimeException | Error unreportable) {
      // The caller must continue: reporting a failure causes no other one.
      return;
    }
  }

  @Override
  public long count(E event) {
    return counts[event.ordinal()].sum();
  }

  @Override
  public Map<E, Long> counts() {
    Map<E, Long> all = new EnumMap<>(type);
    for (E event : events) {
      long count = count(event);
      if (count > 0) {
        all.put(event, count);
      }
    }
    return all;
  }

  @Override
  public String toString() {
    return counts().toString();
  }
}
