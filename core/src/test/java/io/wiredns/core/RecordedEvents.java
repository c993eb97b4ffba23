package io.wiredns.core;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;

/**
 * A listener that records events and failures.
 *
 * @param <E> the type of the events
 */
public final class RecordedEvents<E extends Enum<E>> implements EventListener<E> {
  private record Event<E>(E event, InetSocketAddress peer) {}

  private final Queue<Event<E>> events = new ConcurrentLinkedQueue<>();
  private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();

  @Override
  public void event(E event, InetSocketAddress peer) {
    events.add(new Event<>(event, peer));
  }

  @Override
  public void failed(Throwable failure, InetSocketAddress peer) {
    failures.add(failure);
  }

  /** Returns how often each event was reported. */
  public Map<E, Long> counts() {
    return events.stream().collect(Collectors.groupingBy(Event::event, Collectors.counting()));
  }

  /** Returns the exceptions that were reported. */
  public Queue<Throwable> failures() {
    return failures;
  }

  /** Asserts that each such event has this peer. */
  public void assertPeer(E event, InetSocketAddress peer) {
    for (Event<E> one : events) {
      if (one.event() == event) {
        assertEquals(peer, one.peer(), event.name());
      }
    }
  }
}
