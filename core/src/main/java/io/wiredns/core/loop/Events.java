package io.wiredns.core.loop;

import io.wiredns.core.EventCounters;
import io.wiredns.core.EventListener;
import java.net.InetSocketAddress;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts events and tells the listener of them, if there is one. For any threads.
 *
 * @param <E> the events
 * @since 0.1
 */
public final class Events<E extends Enum<E>> implements EventCounters<E> {
  private static final EventListener<Object> NOBODY = (event, peer) -> {};

  private final Class<E> type;
  private final E[] events;
  private final LongAdder[] counts;

  /** Null without a listener: an event then costs its counter and a look at this. */
  private final EventListener<? super E> listener;

  private final EventListener<? super E> toldOfFailures;

  /**
   * Nothing has happened yet.
   *
   * @param type the events
   * @param listener is told of them; null for nobody
   */
  public Events(Class<E> type, EventListener<? super E> listener) {
    this.type = type;
    this.listener = listener;
    toldOfFailures = listener == null ? NOBODY : listener;
    events = type.getEnumConstants();
    counts = new LongAdder[events.length];
    for (int i = 0; i < counts.length; i++) {
      counts[i] = new LongAdder();
    }
  }

  /**
   * Something has happened.
   *
   * @param event what
   * @param peer the other side, or {@link EventListener#UNKNOWN}
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
   * Something was thrown, which is an event.
   *
   * @param event what has happened
   * @param failure what was thrown
   * @param peer the other side, or {@link EventListener#UNKNOWN}
   */
  public void failed(E event, Throwable failure, InetSocketAddress peer) {
    add(event, peer);
    failed(failure, peer);
  }

  /**
   * Something was thrown.
   *
   * @param failure what was thrown
   * @param peer the other side, or {@link EventListener#UNKNOWN}
   */
  public void failed(Throwable failure, InetSocketAddress peer) {
    try {
      toldOfFailures.failed(failure, peer);
    } catch (RuntimeException | Error broken) {
      fault(broken);
    }
  }

  /** A listener's failure is its own: telling it of that would only fail again. */
  private static void fault(Throwable broken) {
    Thread thread = Thread.currentThread();
    thread.getUncaughtExceptionHandler().uncaughtException(thread, broken);
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
