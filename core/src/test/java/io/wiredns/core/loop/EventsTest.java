package io.wiredns.core.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.core.EventListener;
import io.wiredns.core.FinishedRequest;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class EventsTest {
  private enum TestEvent {
    FIRST,
    SECOND
  }

  private static final InetSocketAddress PEER = new InetSocketAddress("127.0.0.1", 53);

  /** Runs the work, and returns what the thread's uncaught exception handler received. */
  private static List<Throwable> uncaught(Runnable work) {
    List<Throwable> uncaught = new ArrayList<>();
    Thread thread = new Thread(work);
    thread.setUncaughtExceptionHandler((where, thrown) -> uncaught.add(thrown));
    thread.start();
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    return uncaught;
  }

  @Test
  void eachIsCountedAndTold() {
    List<String> told = new ArrayList<>();
    Events<TestEvent> events =
        new Events<>(TestEvent.class, (event, peer) -> told.add(event + " " + peer.getPort()));
    events.add(TestEvent.SECOND, PEER);
    events.add(TestEvent.SECOND, EventListener.UNKNOWN);
    assertEquals(List.of("SECOND 53", "SECOND 0"), told);
    assertEquals(2, events.count(TestEvent.SECOND));
    assertEquals(0, events.count(TestEvent.FIRST));
    assertEquals(Map.of(TestEvent.SECOND, 2L), events.counts());
    assertEquals("{SECOND=2}", events.toString());
  }

  @Test
  void aListenerOfAnythingDoes() {
    List<Object> told = new ArrayList<>();
    EventListener<Object> any = (event, peer) -> told.add(event);
    new Events<>(TestEvent.class, any).add(TestEvent.FIRST, PEER);
    assertEquals(List.of(TestEvent.FIRST), told);
  }

  @Test
  void withoutAListenerItIsCounted() {
    Events<TestEvent> events = new Events<>(TestEvent.class, null);
    events.add(TestEvent.FIRST, PEER);
    assertEquals(Map.of(TestEvent.FIRST, 1L), events.counts());
  }

  @Test
  void whatIsThrownGoesToTheThreadUnlessItIsTheNetworks() {
    RuntimeException broken = new IllegalStateException("a handler's");
    EventListener<TestEvent> listener = (event, peer) -> {};
    for (EventListener<TestEvent> each : Arrays.asList(listener, null)) {
      Events<TestEvent> events = new Events<>(TestEvent.class, each);
      List<Throwable> uncaught =
          uncaught(
              () -> {
                events.failed(TestEvent.FIRST, broken, PEER);
                events.failed(TestEvent.FIRST, new IOException("connection reset"), PEER);
              });
      assertEquals(List.of(broken), uncaught);
      assertEquals(2, events.count(TestEvent.FIRST));
    }
  }

  @Test
  void finishedRequestsAreOnlyForThoseWhoNeedThem() {
    EventListener<TestEvent> plain = (event, peer) -> {};
    assertFalse(new Events<>(TestEvent.class, null).finishes());
    assertFalse(new Events<>(TestEvent.class, plain).finishes());
    plain.finished(null);
    Error broken = new AssertionError("a listener's");
    Events<TestEvent> events =
        new Events<>(
            TestEvent.class,
            new EventListener<TestEvent>() {
              @Override
              public void event(TestEvent event, InetSocketAddress peer) {}

              @Override
              public boolean needsFinished() {
                return true;
              }

              @Override
              public void finished(FinishedRequest request) {
                throw broken;
              }
            });
    assertTrue(events.finishes());
    assertEquals(List.of(broken), uncaught(() -> events.finished(null)));
  }

  @Test
  void whatTheThreadsHandlerThrowsGoesNowhere() {
    Error broken = new OutOfMemoryError("a test's");
    Events<TestEvent> events =
        new Events<>(
            TestEvent.class,
            (event, peer) -> {
              throw broken;
            });
    List<String> reached = new ArrayList<>();
    Thread thread =
        new Thread(
            () -> {
              events.failed(TestEvent.FIRST, new IllegalStateException(), PEER);
              reached.add("the end");
            });
    thread.setUncaughtExceptionHandler(
        (where, thrown) -> {
          throw broken;
        });
    thread.start();
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    assertEquals(List.of("the end"), reached);
    assertEquals(1, events.count(TestEvent.FIRST));
  }

  @Test
  void whatAListenerThrowsGoesToTheThread() {
    Error broken = new AssertionError("a listener's");
    Consumer<Throwable> fails =
        ignored -> {
          throw broken;
        };
    EventListener<TestEvent> listener =
        new EventListener<>() {
          @Override
          public void event(TestEvent event, InetSocketAddress peer) {
            fails.accept(null);
          }

          @Override
          public void failed(Throwable failure, InetSocketAddress peer) {
            fails.accept(failure);
          }
        };
    Events<TestEvent> events = new Events<>(TestEvent.class, listener);
    List<Throwable> uncaught =
        uncaught(() -> events.failed(TestEvent.FIRST, new IllegalStateException(), PEER));
    assertEquals(2, uncaught.size());
    assertSame(broken, uncaught.get(0));
    assertEquals(1, events.count(TestEvent.FIRST));
  }
}
