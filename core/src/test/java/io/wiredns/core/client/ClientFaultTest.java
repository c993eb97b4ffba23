package io.wiredns.core.client;

import static io.wiredns.core.client.Answers.answer;
import static io.wiredns.core.client.Answers.query;
import static io.wiredns.core.client.DnsClientTest.get;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.AbstractByteBufAllocator;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.wiredns.codec.Await;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.Transport;
import io.wiredns.codec.tsig.TsigAlgorithm;
import io.wiredns.codec.tsig.TsigKey;
import io.wiredns.codec.wire.Name;
import io.wiredns.core.BrokenEvents;
import io.wiredns.core.RecordedEvents;
import io.wiredns.core.loop.PageStore;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks that requests end and nothing stays open if the user's code fails or memory is short. */
@Timeout(60)
class ClientFaultTest {
  /** An allocator of heap buffers that fails once, when the test says. */
  private static final class Short extends AbstractByteBufAllocator {
    private final UnpooledByteBufAllocator source = new UnpooledByteBufAllocator(true);
    private final OutOfMemoryError none = new OutOfMemoryError("the test's");
    private final AtomicInteger leftOfHeap = new AtomicInteger();

    @Override
    protected ByteBuf newDirectBuffer(int initial, int most) {
      throw new AssertionError("a direct buffer");
    }

    @Override
    protected ByteBuf newHeapBuffer(int initial, int most) {
      if (leftOfHeap.get() > 0 && leftOfHeap.decrementAndGet() == 0) {
        throw none;
      }
      return source.heapBuffer(initial, most);
    }

    @Override
    public boolean isDirectBufferPooled() {
      return false;
    }

    long held() {
      return source.metric().usedHeapMemory();
    }
  }

  private static void until(DnsClient client, ClientEvent event, long count) {
    Await.until(event + ", " + count + " times", () -> client.counters().count(event) >= count);
  }

  /** Makes the loop run everything that is due, and waits for it. */
  private static void runDue(DnsClient client) throws Exception {
    CompletableFuture<Void> due = new CompletableFuture<>();
    client.loop().schedule(0, () -> due.complete(null));
    due.get(30, TimeUnit.SECONDS);
  }

  @Test
  void aListenerThatOnlyThrowsHoldsNoRequestUp() throws Exception {
    BrokenEvents<ClientEvent> broken = new BrokenEvents<>();
    try (ScriptedServer server = new ScriptedServer(q -> q.answer(answer(q.message(), 7)));
        DnsClient client =
            DnsClient.builder()
                .server(server.socketAddress())
                .maxInFlight(1)
                .maxQueued(100)
                .listener(broken)
                .build()) {
      List<CompletableFuture<Message>> all = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        all.add(client.send(query("one.test.")));
      }
      for (CompletableFuture<Message> one : all) {
        assertEquals(7, Answers.address(get(one)));
      }
      assertTrue(broken.told() >= 20, broken.told() + " errors");
    }
  }

  /** An exception that a future cannot keep, because its text is wanted for that. */
  private static final class Untold extends RuntimeException {
    private static final long serialVersionUID = 1L;

    @Override
    public String toString() {
      throw this;
    }
  }

  /**
   * Returns whether a future throws what the exception of an action throws while it is kept. JDK 17
   * does so; later ones keep the exception.
   */
  private static boolean completionThrows() {
    CompletableFuture<Void> one = new CompletableFuture<>();
    one.handle(
        (result, failure) -> {
          throw new Untold();
        });
    try {
      one.complete(null);
      return false;
    } catch (Untold thrown) {
      return true;
    }
  }

  /** The client ends the requests itself, with responses or because it is closed. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void anActionThatBreaksItsFutureIsToldAndLeavesOtherFuturesAlone(boolean answered)
      throws Exception {
    RecordedEvents<ClientEvent> told = new RecordedEvents<>();
    List<CompletableFuture<Message>> all = new ArrayList<>();
    try (ScriptedServer server =
            new ScriptedServer(
                q -> {
                  if (answered) {
                    q.answer(answer(q.message(), 7));
                  }
                });
        DnsClient client =
            DnsClient.builder().server(server.socketAddress()).listener(told).build()) {
      CompletableFuture<Void> acted = new CompletableFuture<>();
      client.loop().execute(acted::join);
      for (int i = 0; i < 3; i++) {
        CompletableFuture<Message> one = client.send(query("one.test."));
        all.add(one);
        one.handle(
            (response, failure) -> {
              throw new Untold();
            });
      }
      acted.complete(null);
      if (answered) {
        for (CompletableFuture<Message> one : all) {
          assertEquals(7, Answers.address(get(one)));
        }
      }
    }
    assertTrue(all.stream().allMatch(CompletableFuture::isDone), all.toString());
    assertEquals(
        completionThrows() ? List.of(Untold.class, Untold.class, Untold.class) : List.of(),
        told.failures().stream().map(Throwable::getClass).toList());
  }

  @Test
  void aQueryWaitsForMemoryAndItsPortIsClosed() throws Exception {
    OutOfMemoryError none = new OutOfMemoryError("the test's");
    AtomicInteger left = new AtomicInteger(1);
    TsigKey key = TsigKey.of(Name.of("key."), TsigAlgorithm.HMAC_SHA256, new byte[32]);
    try (ScriptedServer server = new ScriptedServer(q -> q.answer(answer(q.message(), 7)));
        DnsClient client =
            DnsClient.builder()
                .server(server.socketAddress())
                .sourcePorts(SourcePorts.fresh())
                .with(
                    settings ->
                        settings.epochSeconds =
                            () -> {
                              if (left.getAndDecrement() > 0) {
                                throw none;
                              }
                              return 1_700_000_000;
                            })
                .build()) {
      // Signing is what comes after the port is opened, and its clock fails once.
      CompletableFuture<Message> signed =
          client.send(query("one.test."), RequestOptions.DEFAULT.withKey(key));
      until(client, ClientEvent.LOCAL_SHORTAGE, 1);
      until(client, ClientEvent.SENT_UDP, 1);
      assertEquals(2, client.counters().count(ClientEvent.PORT_OPENED));
      assertEquals(1, client.counters().count(ClientEvent.PORT_CLOSED));
      signed.cancel(true);
      until(client, ClientEvent.PORT_CLOSED, 2);
    }
  }

  @Test
  void aQueryWaitsForMemoryAndItsConnectionIsIdle() throws Exception {
    Short memory = new Short();
    try (ScriptedServer server = new ScriptedServer(q -> q.answer(answer(q.message(), 7)));
        DnsClient client =
            DnsClient.builder()
                .server(server.socketAddress())
                .idleTimeout(Duration.ofMillis(50))
                .with(settings -> settings.unsentAllocator = () -> memory)
                .build()) {
      RequestOptions stream = RequestOptions.DEFAULT.withTransport(Transport.TCP);
      memory.leftOfHeap.set(1);
      assertEquals(7, Answers.address(get(client.send(query("one.test."), stream))));
      assertEquals(1, client.counters().count(ClientEvent.LOCAL_SHORTAGE));
      assertEquals(1, client.counters().count(ClientEvent.CONNECTION_OPENED));
      until(client, ClientEvent.CONNECTION_CLOSED, 1);
      assertEquals(0, memory.held());
    }
    assertEquals(0, memory.held());
  }

  @Test
  void aConnectionThatHasLostOctetsIsGivenUp() throws Exception {
    AtomicInteger connections = new AtomicInteger();
    RecordedEvents<ClientEvent> told = new RecordedEvents<>();
    try (ScriptedServer server =
            new ScriptedServer(
                q -> {
                  if (connections.incrementAndGet() == 1) {
                    q.raw(
                        new byte[] {0, 50, 1}); // The start of a frame, which the client must keep.
                  } else {
                    q.answer(answer(q.message(), 7));
                  }
                });
        DnsClient client =
            DnsClient.builder()
                .server(server.socketAddress())
                .tcpWait(Duration.ofMinutes(1))
                .timeout(Duration.ofMinutes(1))
                .with(settings -> settings.pages = new PageStore(0))
                .listener(told)
                .build()) {
      RequestOptions stream = RequestOptions.DEFAULT.withTransport(Transport.TCP);
      assertEquals(7, Answers.address(get(client.send(query("one.test."), stream))));
      assertEquals(2, client.counters().count(ClientEvent.CONNECTION_OPENED));
      assertEquals(
          List.of("no memory for the first part of a response"),
          told.failures().stream().map(Throwable::getMessage).toList());
    }
  }

  /** A server that a request has not queried yet is not forgotten, even if many others are used. */
  @Test
  void noPortStaysOpenAtAServerThatWasForgotten() throws Exception {
    AtomicLong clock = new AtomicLong();
    try (ScriptedServer silent = new ScriptedServer(q -> {});
        ScriptedServer good = new ScriptedServer(q -> q.answer(answer(q.message(), 7)));
        DnsClient client =
            DnsClient.builder()
                .sourcePorts(SourcePorts.pooled(1))
                .with(settings -> settings.nanoTime = clock::get)
                .maxTries(1)
                .build()) {
      CompletableFuture<Message> first =
          client.send(
              query("one.test."), RequestOptions.to(silent.socketAddress(), good.socketAddress()));
      until(client, ClientEvent.SENT_UDP, 1);
      List<InetSocketAddress> many = new ArrayList<>();
      many.add(silent.socketAddress());
      for (int i = 1; i < 2_500; i++) {
        byte[] address = {127, 1, (byte) (i >>> 8), (byte) i};
        many.add(new InetSocketAddress(InetAddress.getByAddress(address), 9));
      }
      CompletableFuture<Message> second =
          client.send(query("two.test."), RequestOptions.DEFAULT.withServers(many));
      until(client, ClientEvent.SENT_UDP, 2);
      second.cancel(false);
      until(client, ClientEvent.CANCELLED, 1);
      clock.addAndGet(TimeUnit.SECONDS.toNanos(3));
      runDue(client);
      assertEquals(7, Answers.address(get(first)));
      assertEquals(2, client.counters().count(ClientEvent.PORT_OPENED));
      for (int i = 0; i < 3; i++) {
        clock.addAndGet(TimeUnit.SECONDS.toNanos(6));
        runDue(client);
      }
      assertEquals(2, client.counters().count(ClientEvent.PORT_CLOSED));
    }
  }
}
