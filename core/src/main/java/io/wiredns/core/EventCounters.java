package io.wiredns.core;

import java.util.Map;

/**
 * How often each event has happened in a client or in a server since it was started. May be shared
 * among threads.
 *
 * @param <E> the events: {@link io.wiredns.core.client.ClientEvent} or {@link
 *     io.wiredns.core.server.ServerEvent}
 * @since 0.1
 */
public interface EventCounters<E extends Enum<E>> {
  /**
   * How often an event has happened.
   *
   * @param event which
   * @return the number
   */
  long count(E event);

  /**
   * All events that have happened at least once.
   *
   * @return a copy of the numbers, in the order of the events
   */
  Map<E, Long> counts();
}
