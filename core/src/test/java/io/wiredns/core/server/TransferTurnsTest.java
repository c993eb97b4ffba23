package io.wiredns.core.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.MessageBuilder;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.rdata.Txt;
import io.wiredns.codec.wire.Name;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Checks that zone transfers and queries of one loop take turns. */
@Timeout(60)
class TransferTurnsTest {
  private static final Name ZONE = Name.of("turns.test");
  private static final int TRANSFERS = 200;
  private static final int MESSAGES = 80;
  private static final ResourceRecord TEXT =
      new ResourceRecord(ZONE, 60, Txt.of("x".repeat(250), "x".repeat(250)));
  private static final long MOST_HEAP_GROWTH = 8 << 20;

  private volatile long heapBefore;
  private volatile long heapGrowth = Long.MAX_VALUE;

  @Test
  void aQueryWaitsForOneMessageAndNotForTheTransfers() throws Exception {
    AtomicInteger written = new AtomicInteger();
    List<Integer> writtenBefore = new ArrayList<>();
    List<Peer.Stream> transfers = new ArrayList<>();
    CompletableFuture<Peer.Stream> client = new CompletableFuture<>();
    try (DnsServer server =
        DnsServer.builder()
            .listenTcp(new InetSocketAddress("127.0.0.1", 0))
            .maxTransfers(TRANSFERS)
            .maxTransfersPerAddress(TRANSFERS)
            .maxConnectionsPerAddress(TRANSFERS + 1)
            .handler(
                request -> {
                  Message one = message(request);
                  if (request.question().type().equals(RecordType.AXFR)) {
                    request.follow(messages(one, written, client));
                  } else {
                    writtenBefore.add(written.get());
                  }
                  return CompletableFuture.completedFuture(one);
                })
            .start()) {
      Peer.Stream asking = new Peer.Stream(server);
      asking.send(Message.query(1, ZONE, RecordType.A));
      assertEquals(1, asking.receive().id());
      client.complete(asking);
      heapBefore = heap();
      for (int i = 0; i < TRANSFERS; i++) {
        Peer.Stream stream = new Peer.Stream(server);
        transfers.add(stream);
        stream.send(Message.query(2, ZONE, RecordType.AXFR));
      }
      for (Peer.Stream stream : transfers) {
        for (int i = 0; i <= MESSAGES; i++) {
          assertEquals(2, stream.receive().id());
        }
        stream.close();
      }
      for (int i = 0; i < writtenBefore.size() - 1; i++) {
        asking.receive();
      }
      asking.close();
      assertTrue(heapGrowth <= MOST_HEAP_GROWTH, heapGrowth + " octets more heap");
      server.close(Duration.ofSeconds(5));
    }
    // The first query came before the transfers. Each other one was sent when so many messages had
    // been written, and was read in the next round of the loop.
    assertEquals(1 + TRANSFERS * MESSAGES / 100, writtenBefore.size());
    for (int i = 1; i < writtenBefore.size(); i++) {
      int waited = writtenBefore.get(i) - 100 * i;
      assertTrue(waited <= 2, "query " + i + " waited for " + waited + " messages");
    }
  }

  @Test
  void aQueryWaitsForOneTurnAndNotForAllQueriesOfAnotherClient() throws Exception {
    int queries = 400;
    AtomicInteger answered = new AtomicInteger();
    List<Integer> answeredBefore = new ArrayList<>();
    CompletableFuture<Peer.Stream> client = new CompletableFuture<>();
    try (DnsServer server =
        DnsServer.builder()
            .listenTcp(new InetSocketAddress("127.0.0.1", 0))
            .handler(
                request -> {
                  if (request.question().type().equals(RecordType.A)) {
                    answeredBefore.add(answered.get());
                  } else if (answered.incrementAndGet() % 100 == 0) {
                    ask(client.join());
                  }
                  return CompletableFuture.completedFuture(message(request));
                })
            .start()) {
      Peer.Stream asking = new Peer.Stream(server);
      client.complete(asking);
      ByteArrayOutputStream all = new ByteArrayOutputStream();
      for (int i = 0; i < queries; i++) {
        all.write(Peer.Stream.frame(Message.query(i, ZONE, RecordType.TXT)));
      }
      Peer.Stream many = new Peer.Stream(server);
      many.send(all.toByteArray());
      for (int i = 0; i < queries; i++) {
        assertEquals(i, many.receive().id());
      }
      for (int i = 0; i < queries / 100; i++) {
        assertEquals(1, asking.receive().id());
      }
      many.close();
      asking.close();
    }
    // A turn has 64 KiB, that is 16 responses.
    for (int i = 0; i < queries / 100; i++) {
      int waited = answeredBefore.get(i) - 100 * (i + 1);
      assertTrue(waited <= 40, "query " + i + " waited for " + waited + " responses");
    }
  }

  private static void ask(Peer.Stream client) {
    try {
      client.send(Message.query(1, ZONE, RecordType.A));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Test
  void turnsContinueAfterAShortageOfMemory() {
    Deque<Runnable> round = new ArrayDeque<>();
    AtomicBoolean full = new AtomicBoolean(true);
    TransferTurns turns =
        new TransferTurns(
            task -> {
              if (full.get()) {
                throw new OutOfMemoryError("a test's");
              }
              round.add(task);
            });
    List<Integer> ran = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      int number = i;
      turns.add(
          () -> {
            ran.add(number);
            full.set(number == 1);
          });
    }
    assertEquals(0, round.size());
    full.set(false);
    turns.resume();
    turns.resume();
    while (!round.isEmpty()) {
      round.remove().run();
    }
    assertEquals(List.of(0, 1), ran);
    full.set(false);
    turns.resume();
    round.remove().run();
    assertEquals(List.of(0, 1, 2), ran);
    assertEquals(0, round.size());
  }

  private static Message message(Request request) {
    MessageBuilder builder = Message.responseTo(request.message());
    for (int i = 0; i < 8; i++) {
      builder.answer(TEXT);
    }
    return builder.build();
  }

  private static long heap() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  /** Returns the messages of a transfer. With each hundredth of all, a client sends a query. */
  private Iterator<Message> messages(
      Message one, AtomicInteger written, CompletableFuture<Peer.Stream> client) {
    return new Iterator<Message>() {
      private int left = MESSAGES;

      @Override
      public boolean hasNext() {
        return left > 0;
      }

      @Override
      public Message next() {
        left--;
        int now = written.incrementAndGet();
        if (now == TRANSFERS * MESSAGES / 2) {
          heapGrowth = heap() - heapBefore;
        }
        if (now % 100 == 0) {
          ask(client.join());
        }
        return one;
      }
    };
  }
}
