package io.wiredns.core.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TransferPublisherTest {
  private final ExecutorService executor = Executors.newSingleThreadExecutor();

  @AfterEach
  void stop() {
    executor.shutdownNow();
  }

  /** A subscriber that requests when the test does, and queues its signals. */
  private static class Listener implements Flow.Subscriber<TransferBatch> {
    private static final String COMPLETE = "complete";

    private final BlockingQueue<Object> told = new LinkedBlockingQueue<>();
    private Flow.Subscription subscription;

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      this.subscription = subscription;
    }

    @Override
    public void onNext(TransferBatch batch) {
      told.add(Streams.text(batch));
    }

    @Override
    public void onError(Throwable failure) {
      told.add(failure);
    }

    @Override
    public void onComplete() {
      told.add(COMPLETE);
    }
  }

  private Listener listen(ScriptedServer server, Listener listener) {
    ZoneTransfer.builder(server.address(), Streams.axfr()).publisher(executor).subscribe(listener);
    return listener;
  }

  /** Waits until the executor has finished all tasks. */
  private void settle() throws InterruptedException {
    CountDownLatch done = new CountDownLatch(1);
    executor.execute(done::countDown);
    done.await();
  }

  @Test
  void nothingComesThatIsNotRequested() throws IOException, InterruptedException {
    try (ScriptedServer server = new ScriptedServer(ScriptedServer.sends("S5 a|b|c|S5"))) {
      Listener listener = listen(server, new Listener());
      settle();
      assertEquals(0, server.queries().size());
      listener.subscription.request(1);
      assertEquals("ZONE 5 @1 [S5, a]", listener.told.take());
      settle();
      assertTrue(listener.told.isEmpty(), "" + listener.told);
      listener.subscription.request(2);
      assertEquals("ZONE 5 @2 [b]", listener.told.take());
      assertEquals("ZONE 5 @3 [c]", listener.told.take());
      settle();
      assertTrue(listener.told.isEmpty(), "" + listener.told);
      listener.subscription.request(Long.MAX_VALUE);
      assertEquals(Listener.COMPLETE, listener.told.take());
      listener.subscription.request(1);
      settle();
      assertTrue(listener.told.isEmpty(), "" + listener.told);
    }
  }

  @Test
  void aSubscriberMayRequestFromWithin() throws IOException, InterruptedException {
    StringBuilder notation = new StringBuilder("S5");
    for (int i = 0; i < 2000; i++) {
      notation.append("|n").append(i);
    }
    try (ScriptedServer server = new ScriptedServer(ScriptedServer.sends(notation + " S5"))) {
      Listener listener =
          new Listener() {
            @Override
            public void onNext(TransferBatch batch) {
              super.onNext(batch);
              super.subscription.request(1);
            }
          };
      listen(server, listener);
      listener.subscription.request(1);
      for (int i = 0; i <= 2000; i++) {
        assertTrue(((String) listener.told.take()).startsWith("ZONE 5 @" + (i + 1) + " "));
      }
      assertEquals(Listener.COMPLETE, listener.told.take());
    }
  }

  @Test
  void eachSubscriberHasATransferOfItsOwn() throws IOException, InterruptedException {
    try (ScriptedServer server = new ScriptedServer(ScriptedServer.sends("S5 a S5"))) {
      var publisher = ZoneTransfer.builder(server.address(), Streams.axfr()).publisher(executor);
      for (int i = 1; i <= 2; i++) {
        Listener listener = new Listener();
        publisher.subscribe(listener);
        listener.subscription.request(5);
        assertEquals("ZONE 5 @1 [S5, a]", listener.told.take());
        assertEquals(Listener.COMPLETE, listener.told.take());
        assertEquals(i, server.queries().size());
      }
    }
  }

  @Test
  void aFailureIsTheLastThatIsTold() throws IOException, InterruptedException {
    try (ScriptedServer server = new ScriptedServer(ScriptedServer.sends("S5 a|!b"))) {
      Listener listener = listen(server, new Listener());
      listener.subscription.request(10);
      assertEquals("ZONE 5 @1 [S5, a]", listener.told.take());
      TransferException failure = assertInstanceOf(TransferException.class, listener.told.take());
      assertEquals(TransferFault.WRONG_ZONE, failure.fault());
      listener.subscription.request(1);
      settle();
      assertTrue(listener.told.isEmpty(), "" + listener.told);
    }
  }

  @Test
  void aRequestForNothingIsAnError() throws IOException, InterruptedException {
    for (long count : new long[] {0, -1, Long.MIN_VALUE}) {
      try (ScriptedServer server = new ScriptedServer(ScriptedServer.sends("S5 a S5"))) {
        Listener listener = listen(server, new Listener());
        listener.subscription.request(count);
        assertInstanceOf(IllegalArgumentException.class, listener.told.take());
        listener.subscription.request(1);
        settle();
        assertTrue(listener.told.isEmpty(), "" + listener.told);
        assertEquals(0, server.queries().size());
      }
    }
  }

  /** Returns a script of an endless transfer, until the connection closes. */
  private static ScriptedServer.Script endless(CountDownLatch closed) {
    return (query, out) -> {
      out.write(ScriptedServer.frames(ScriptedServer.messages(query, "S5 a")));
      byte[] more = ScriptedServer.frames(ScriptedServer.messages(query, "b"));
      try {
        for (; ; ) {
          out.write(more);
        }
      } finally {
        closed.countDown();
      }
    };
  }

  @Test
  void cancellingClosesTheConnectionAndNothingMoreIsTold()
      throws IOException, InterruptedException {
    CountDownLatch closed = new CountDownLatch(1);
    try (ScriptedServer server = new ScriptedServer(endless(closed))) {
      Listener listener = listen(server, new Listener());
      listener.subscription.request(3);
      for (int i = 0; i < 3; i++) {
        assertInstanceOf(String.class, listener.told.take());
      }
      listener.subscription.cancel();
      closed.await();
      listener.subscription.request(1);
      settle();
      assertTrue(listener.told.isEmpty(), "" + listener.told);
    }
  }

  @Test
  void aSubscriberThatThrowsAnErrorIsToldOfItAndTheConnectionCloses()
      throws IOException, InterruptedException {
    CountDownLatch closed = new CountDownLatch(1);
    AssertionError broken = new AssertionError("a subscriber's");
    try (ScriptedServer server = new ScriptedServer(endless(closed))) {
      Listener listener =
          new Listener() {
            @Override
            public void onNext(TransferBatch batch) {
              throw broken;
            }
          };
      listen(server, listener);
      listener.subscription.request(3);
      assertSame(broken, listener.told.take());
      closed.await();
      settle();
      assertTrue(listener.told.isEmpty(), "" + listener.told);
    }
  }

  @Test
  void aSubscriptionThatIsCancelledAtOnceConnectsToNobody()
      throws IOException, InterruptedException {
    try (ScriptedServer server = new ScriptedServer(ScriptedServer.sends("S5 a S5"))) {
      Listener listener = listen(server, new Listener());
      listener.subscription.cancel();
      listener.subscription.request(1);
      settle();
      assertTrue(listener.told.isEmpty(), "" + listener.told);
      assertEquals(0, server.queries().size());
    }
  }

  @Test
  void anExecutorThatIsFullIsTold() throws IOException {
    AtomicReference<Throwable> told = new AtomicReference<>();
    try (ScriptedServer server = new ScriptedServer(ScriptedServer.sends("S5 a S5"))) {
      Listener listener =
          new Listener() {
            @Override
            public void onError(Throwable failure) {
              told.set(failure);
            }
          };
      ZoneTransfer.builder(server.address(), Streams.axfr())
          .publisher(
              task -> {
                throw new RejectedExecutionException("full");
              })
          .subscribe(listener);
      listener.subscription.request(1);
      assertInstanceOf(RejectedExecutionException.class, told.get());
    }
  }
}
