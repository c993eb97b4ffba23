package io.wiredns.core.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.PoolArenaMetric;
import io.netty.buffer.PooledByteBufAllocator;
import io.wiredns.codec.code.Rcode;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.edns.Cookie;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.message.Transport;
import io.wiredns.codec.rdata.Txt;
import io.wiredns.codec.tsig.TsigKey;
import io.wiredns.codec.tsig.TsigKeyRing;
import io.wiredns.codec.tsig.TsigResult;
import io.wiredns.codec.tsig.TsigServer;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.WireFormatException;
import io.wiredns.core.loop.PageStore;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Sends a hundred thousand queries through a proxy that causes every kind of network fault. */
@Timeout(300)
@SuppressWarnings("try") // some resources are closed early, to be checked
class FaultRunTest {
  private static final int EXCHANGES = Integer.getInteger("wiredns.exchanges", 100_000);
  private static final int AT_ONCE = 1_000;
  private static final TsigKey KEY =
      TsigKey.parse("hmac-sha256:run.:ZmF1bHQtcnVuLWtleS1mYXVsdC1ydW4ta2V5LTEyMzQ=");
  private static final Octets SERVER_COOKIE = Octets.fromHex("0102030405060708");

  private static final FaultRates PLAIN =
      new FaultRates(40, 30, 80, 30, false, 20, 60, 40, 40, 150, 200, 200, 100, 100, 40);
  private static final FaultRates SIGNED =
      new FaultRates(40, 30, 80, 60, true, 20, 60, 40, 40, 150, 200, 200, 100, 100, 40);

  private final Queue<String> wrong = new ConcurrentLinkedQueue<>();
  private final Map<String, AtomicInteger> ends = new TreeMap<>();
  private final Queue<String> leaks = new ConcurrentLinkedQueue<>();

  /**
   * Answers with the question's name; responses for names that begin with t are truncated over UDP.
   */
  private static void serve(ScriptedServer.Query query) throws IOException {
    Message message;
    try {
      message = Message.parse(ByteBuffer.wrap(query.octets));
    } catch (WireFormatException corrupted) {
      return;
    }
    if (message.isResponse() || message.questions().isEmpty()) {
      return;
    }
    TsigServer tsig = new TsigServer(TsigKeyRing.of(KEY));
    long now = System.currentTimeMillis() / 1_000;
    TsigResult result = tsig.verify(ByteBuffer.wrap(query.octets), Instant.ofEpochSecond(now));
    ByteBuffer out = ByteBuffer.allocate(4_096);
    if (result instanceof TsigResult.Rejected) {
      if (tsig.writeError(out, Instant.ofEpochSecond(now))) {
        query.answer(Arrays.copyOf(out.array(), out.position()));
      }
      return;
    }
    response(message, query.stream).write(out);
    tsig.sign(out, 0, Instant.ofEpochSecond(now));
    query.answer(Arrays.copyOf(out.array(), out.position()));
  }

  private static Message response(Message query, boolean stream) {
    Name name = query.questions().get(0).name();
    char first = (char) (name.labelCount() == 0 ? 0 : name.label(0).octetAt(0) | 0x20);
    Message response = first == 't' && !stream ? Answers.truncated(query) : Answers.echo(query);
    if (query.edns().isEmpty()) {
      return response;
    }
    Cookie cookie = query.edns().get().option(Cookie.class).orElse(null);
    if (cookie == null) {
      return response;
    }
    if (first == 'k' && !stream && !cookie.hasServer()) {
      response = response.toBuilder().rcode(Rcode.BADCOOKIE).build();
    }
    return Answers.with(response, new Cookie(cookie.client(), SERVER_COOKIE));
  }

  private static long openFiles() throws IOException {
    Path own = Path.of("/proc/self/fd");
    if (!Files.isDirectory(own)) {
      return 0;
    }
    try (Stream<Path> files = Files.list(own)) {
      return files.count();
    }
  }

  private static long usedHeap() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  private static long activeBuffers(PooledByteBufAllocator allocator) {
    long active = 0;
    for (List<PoolArenaMetric> arenas :
        List.of(allocator.metric().directArenas(), allocator.metric().heapArenas())) {
      for (PoolArenaMetric arena : arenas) {
        active += arena.numActiveAllocations();
      }
    }
    return active;
  }

  /** Records reports of Netty's detector about buffers that were not released. */
  private Handler watchForLeaks() {
    Handler handler =
        new Handler() {
          @Override
          public void publish(LogRecord record) {
            leaks.add(record.getMessage());
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    Logger.getLogger("io.netty.util.ResourceLeakDetector").addHandler(handler);
    return handler;
  }

  @Test
  void eachExchangeGetsItsOwnAnswerOrItsOwnErrorAndNothingLeaks() throws Exception {
    for (String end :
        List.of("right", "error answer", "UNREACHABLE", "TIMEOUT", "UNVERIFIED", "MALFORMED")) {
      ends.put(end, new AtomicInteger());
    }
    Handler handler = watchForLeaks();
    // Without caches, so that a release is visible at once.
    PooledByteBufAllocator allocator =
        new PooledByteBufAllocator(true, 1, 1, 8_192, 6, 0, 0, false);
    PageStore pages = new PageStore(1 << 20);
    long filesBefore = openFiles();
    Map<ClientEvent, Long> counts = new EnumMap<>(ClientEvent.class);
    Map<FaultProxy.Done, Integer> faults = new EnumMap<>(FaultProxy.Done.class);
    long heapBefore;
    long heapAfter;
    long started = System.nanoTime();
    try (ScriptedServer server = new ScriptedServer(FaultRunTest::serve).forgetting();
        FaultProxy plain = new FaultProxy(1, server.socketAddress(), PLAIN);
        FaultProxy signed = new FaultProxy(2, server.socketAddress(), SIGNED)) {
      try (DnsClient client =
          DnsClient.builder()
              .with(settings -> settings.pages = pages)
              .with(settings -> settings.unsentAllocator = () -> allocator)
              .mixedCase(true)
              .firstWait(Duration.ofMillis(120))
              .maxWait(Duration.ofMillis(400))
              .tcpWait(Duration.ofMillis(600))
              .timeout(Duration.ofSeconds(10))
              .build()) {
        run(client, plain.address(), signed.address(), 0, EXCHANGES / 10);
        heapBefore = usedHeap();
        run(client, plain.address(), signed.address(), EXCHANGES / 10, EXCHANGES);
        heapAfter = usedHeap();
        assertEquals(0, client.pendingCount());
        client.close();
        for (ClientEvent event : ClientEvent.values()) {
          counts.put(event, client.counters().count(event));
        }
      }
      plain.close();
      signed.close();
      assertNull(plain.failure());
      assertNull(signed.failure());
      for (FaultProxy proxy : List.of(plain, signed)) {
        proxy.counts().forEach((fault, times) -> faults.merge(fault, times, Integer::sum));
      }
    }
    System.out.printf(
        "%d exchanges in %d ms: %s%nclient: %s%nproxy: %s%nheap grew by %d octets%n",
        EXCHANGES,
        (System.nanoTime() - started) / 1_000_000,
        ends,
        counts,
        faults,
        heapAfter - heapBefore);
    assertEquals(List.of(), List.copyOf(wrong));
    assertEquals(EXCHANGES, ends.values().stream().mapToInt(AtomicInteger::get).sum());
    assertTrue(ends.get("right").get() > EXCHANGES * 0.8, ends.toString());
    for (FaultProxy.Done fault : FaultProxy.Done.values()) {
      assertTrue(faults.getOrDefault(fault, 0) > 0, fault + " never happened");
    }
    assertEquals(0, activeBuffers(allocator));
    assertEquals(0, pages.heldOctets());
    assertEquals(counts.get(ClientEvent.PORT_OPENED), counts.get(ClientEvent.PORT_CLOSED));
    assertEquals(
        counts.get(ClientEvent.CONNECTION_OPENED), counts.get(ClientEvent.CONNECTION_CLOSED));
    assertTrue(openFiles() <= filesBefore + 5, filesBefore + " files, then " + openFiles());
    assertTrue(heapAfter - heapBefore < 16 << 20, "heap grew by " + (heapAfter - heapBefore));
    System.gc();
    allocator.buffer(16).release(); // The detector reports at the next allocation.
    Logger.getLogger("io.netty.util.ResourceLeakDetector").removeHandler(handler);
    assertEquals(List.of(), List.copyOf(leaks));
  }

  private void run(
      DnsClient client, InetSocketAddress plain, InetSocketAddress signed, int from, int to)
      throws InterruptedException {
    Semaphore room = new Semaphore(AT_ONCE);
    RequestOptions unsigned = RequestOptions.to(plain);
    RequestOptions keyed = RequestOptions.to(signed).withKey(KEY);
    for (int i = from; i < to; i++) {
      String kind = i % 20 == 3 ? "t" : i % 20 == 4 ? "k" : "n";
      Name name = Name.of(kind + i + ".request-" + i % 7 + ".test.");
      RequestOptions options = i % 2 == 0 ? unsigned : keyed;
      boolean stream = i % 11 == 0;
      room.acquire();
      client
          .send(
              Message.query(0, name, RecordType.TXT),
              options.withTransport(stream ? Transport.TCP : Transport.UDP))
          .whenComplete(
              (response, failure) -> {
                try {
                  check(name, response, failure);
                } catch (RuntimeException | Error broken) {
                  wrong.add(name + " " + broken);
                } finally {
                  room.release();
                }
              });
    }
    assertTrue(room.tryAcquire(AT_ONCE, 60, TimeUnit.SECONDS));
  }

  private void check(Name name, Message response, Throwable failure) {
    if (failure != null) {
      Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
      if (!(cause instanceof DnsClientException clear)
          || !clear.getMessage().contains(name.toString())) {
        wrong.add(name + " ended with " + cause);
        return;
      }
      ends.get(clear.reason().name()).incrementAndGet();
      return;
    }
    if (!response.questions().isEmpty() && !response.questions().get(0).name().equals(name)) {
      wrong.add(name + " got the response to " + response.questions());
    } else if (!response.rcode().equals(Rcode.NOERROR)) {
      ends.get("error answer").incrementAndGet();
    } else {
      ResourceRecord record = response.answers().get(0);
      String text = ((Txt) record.rdata()).strings().get(0).toUtf8();
      if (!record.name().equals(name) || !Name.of(text).equals(name)) {
        wrong.add(name + " got " + record);
      } else {
        ends.get("right").incrementAndGet();
      }
    }
  }
}
