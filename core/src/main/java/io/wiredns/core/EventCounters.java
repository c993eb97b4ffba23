package io.wiredns.core;

import java.util.Map;

/**
 * Counts the events of each kind in a client or server since its start. May be shared among
 * threads.
 *
 * @param <E> the type of the events: {@link io.wiredns.core.client.ClientEvent} or {@link
 *     io.wiredns.core.server.ServerEvent}
 * @since 0.1
 */
public interface EventCounters<E extends Enum<E>> {
  /**
   * Returns the number of times that an event has happened.
   *
   * @param event the event
   * @return the number of times, at least 0
   */
  long count(E event);

  /**
   * Returns the counts of all events that have happened at least once.
   *
   * @return a copy of the counts, in the order of the enum constants
   */
  Map<E, Long> counts();
}
