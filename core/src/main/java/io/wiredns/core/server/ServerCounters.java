package io.wiredns.core.server;

import java.net.InetSocketAddress;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/**
 * How often each {@link ServerEvent} has happened since the server started. For all threads.
 *
 * @since 0.1
 */
public final class ServerCounters {
  private static final ServerEvent[] EVENTS = ServerEvent.values();

  private final LongAdder[] counts = new LongAdder[EVENTS.length];
  private final ServerListener listener;

  ServerCounters(ServerListener listener) {
    this.listener = listener;
    for (int i = 0; i < counts.length; i++) {
      counts[i] = new LongAdder();
    }
  }

  /**
   * How often something has happened.
   *
   * @param event what
   * @return the number
   */
  public long count(ServerEvent event) {
    return counts[event.ordinal()].sum();
  }

  /**
   * All that has happened at least once.
   *
   * @return a copy of the numbers, in the order of the events
   */
  public Map<ServerEvent, Long> counts() {
    Map<ServerEvent, Long> all = new EnumMap<>(ServerEvent.class);
    for (ServerEvent event : EVENTS) {
      long count = count(event);
      if (count > 0) {
        all.put(event, count);
      }
    }
    return all;
  }

  void add(ServerEvent event, InetSocketAddress peer) {
    counts[event.ordinal()].increment();
    if (!event.isEveryday() && listener != ServerListener.NONE) {
      try {
        listener.event(event, peer);
      } catch (RuntimeException | Error broken) {
        fault(broken);
      }
    }
  }

  void failed(ServerEvent event, Throwable failure, InetSocketAddress peer) {
    add(event, peer);
    try {
      listener.failed(failure, peer);
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
  public String toString() {
    return counts().toString();
  }
}
