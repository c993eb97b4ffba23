package io.wiredns.core.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.Await;
import io.wiredns.codec.code.Rcode;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.rdata.Txt;
import io.wiredns.codec.wire.Name;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Checks the limits of the number of zone transfers. */
@Timeout(60)
@SuppressWarnings("try") // some tests close a resource early
class TransferLimitTest {
  private static final Name ZONE = Name.of("transfer.test");
  private static final ResourceRecord TEXT = new ResourceRecord(ZONE, 60, Txt.of("x".repeat(200)));

  /** Clients from two networks. */
  private static final String FIRST = "127.0.0.1";

  private static final String SECOND = "127.0.0.2";

  private static final long SECOND_NANOS = 1_000_000_000;

  /** A clock may be negative. */
  private static final long BEGIN = -10 * SECOND_NANOS;

  private final List<String> closed = new ArrayList<>();
  private DnsServer server;

  @AfterEach
  void stop() {
    if (server != null) {
      server.close(Duration.ZERO);
      assertEquals(0, server.transferCount());
    }
  }

  /** Starts a server whose transfers have as many messages after the first as the query's ID. */
  private void start(DnsServer.Builder builder) throws IOException {
    server =
        builder
            .listen(new InetSocketAddress(FIRST, 0))
            .handler(
                request -> {
                  Message one = Message.responseTo(request.message()).answer(TEXT).build();
                  request.follow(Collections.nCopies(request.message().id(), one).iterator());
                  return CompletableFuture.completedFuture(one);
                })
            .start();
  }

  /** Begins a transfer that does not end, because its client does not read all of it. */
  private Peer.Stream begin(String from) throws Exception {
    Peer.Stream stream = new Peer.Stream(server, from, 4_096);
    stream.send(Message.query(60_000, ZONE, RecordType.AXFR));
    assertEquals(Rcode.NOERROR, stream.receive().rcode());
    return stream;
  }

  private Rcode rcodeOfOneMore(String from) throws Exception {
    try (Peer.Stream stream = new Peer.Stream(server, from, 0)) {
      stream.send(Message.query(3, ZONE, RecordType.AXFR));
      Message first = stream.receive();
      if (first.rcode().equals(Rcode.NOERROR)) {
        for (int i = 0; i < 3; i++) {
          assertEquals(1, stream.receive().answers().size());
        }
      } else {
        // Nothing follows an error.
        assertEquals(0, first.answers().size());
        stream.endOutput();
        assertEquals(true, stream.isAtEnd());
      }
      return first.rcode();
    }
  }

  private void assertCount(int expected) {
    Await.until(expected + " transfers", () -> server.transferCount() == expected);
  }

  @Test
  void anAddressThatHasItsTransfersGetsServfailForAnother() throws Exception {
    start(DnsServer.builder().maxTransfersPerAddress(2));
    assertEquals(Rcode.NOERROR, rcodeOfOneMore(FIRST));
    assertCount(0);
    Peer.Stream one = begin(FIRST);
    try (Peer.Stream two = begin(FIRST)) {
      assertCount(2);
      assertEquals(Rcode.SERVFAIL, rcodeOfOneMore(FIRST));
      assertEquals(Rcode.NOERROR, rcodeOfOneMore(SECOND));
      assertEquals(1, server.counters().count(ServerEvent.TRANSFER_LIMIT));
      one.close();
      assertCount(1);
      assertEquals(Rcode.NOERROR, rcodeOfOneMore(FIRST));
    }
    assertCount(0);
    assertEquals(1, server.counters().count(ServerEvent.TRANSFER_LIMIT));
  }

  private TransferPlace place(String name, String client) {
    return new TransferPlace(
        new InetSocketAddress(client, 0).getAddress(), 5 * SECOND_NANOS, () -> closed.add(name));
  }

  /** Lets a client read, once a second until a time. */
  private static void read(TransferPlace place, int octetsEachSecond, int seconds) {
    for (int i = 0; i <= seconds; i++) {
      place.read(octetsEachSecond, BEGIN + i * SECOND_NANOS);
    }
  }

  @Test
  void theClientThatReadsLeastLosesItsTransfer() {
    ServerSettings settings = new ServerSettings();
    settings.maxTransfers = 3;
    TransferTable table = new TransferTable(settings);
    TransferPlace fast = place("fast", FIRST);
    TransferPlace slow = place("slow", SECOND);
    TransferPlace slower = place("slower", SECOND);
    for (TransferPlace each : List.of(fast, slow, slower)) {
      assertTrue(table.enter(each, BEGIN));
    }
    read(fast, 16 * 1024, 6);
    read(slow, 8 * 1024, 6);
    read(slower, 4 * 1024, 6);
    TransferPlace late = place("late", FIRST);
    assertFalse(table.enter(late, BEGIN + 5 * SECOND_NANOS - 1));
    assertTrue(table.enter(late, BEGIN + 6 * SECOND_NANOS));
    assertEquals(List.of("slower"), closed);
    // Its connection ends later, and must not be counted twice.
    table.leave(slower);
    assertEquals(3, table.count());
    assertTrue(table.enter(slower, BEGIN + 6 * SECOND_NANOS));
    assertEquals(List.of("slower", "slow"), closed);
    assertFalse(table.enter(slow, BEGIN + 6 * SECOND_NANOS), "none is slow");
    // Only what was read lately counts.
    assertTrue(table.enter(slow, BEGIN + 20 * SECOND_NANOS));
    assertEquals(List.of("slower", "slow", "fast"), closed);
    assertEquals(3, table.count());
    for (TransferPlace each : List.of(fast, slow, slower, late, late)) {
      table.leave(each);
    }
    assertEquals(0, table.count());
  }

  @Test
  void anAddressTakesPlacesOnlyFromItself() {
    ServerSettings settings = new ServerSettings();
    settings.maxTransfersPerAddress = 2;
    TransferTable table = new TransferTable(settings);
    TransferPlace silent = place("silent", SECOND);
    TransferPlace slow = place("slow", FIRST);
    TransferPlace fast = place("fast", FIRST);
    for (TransferPlace each : List.of(silent, slow, fast)) {
      assertTrue(table.enter(each, BEGIN));
    }
    read(slow, 8 * 1024, 6);
    read(fast, 16 * 1024, 6);
    assertFalse(table.enter(fast, BEGIN), "too early");
    assertTrue(table.enter(fast, BEGIN + 6 * SECOND_NANOS));
    assertFalse(table.enter(fast, BEGIN + 60 * SECOND_NANOS), "it is its own rival");
    assertEquals(List.of("slow"), closed);
  }

  @Test
  void aTransferThatIsNotReadMakesRoomForAnother() throws Exception {
    ServerSettings settings = new ServerSettings();
    settings.transferWindow = Duration.ofMillis(50);
    settings.maxTransfers = 2;
    start(new DnsServer.Builder(settings));
    try (Peer.Stream one = begin(FIRST);
        Peer.Stream two = begin(SECOND)) {
      assertCount(2);
      Await.until("there is room", () -> isServed("127.0.0.3"));
      assertEquals(1, server.counters().count(ServerEvent.SLOW_READER));
      Await.until("one of both is left", () -> server.connectionCount() == 1);
    }
    assertCount(0);
  }

  private boolean isServed(String from) {
    try {
      return rcodeOfOneMore(from).equals(Rcode.NOERROR);
    } catch (Exception failure) {
      throw new AssertionError(failure);
    }
  }

  @Test
  void allAddressesTogetherHaveALimit() throws Exception {
    start(DnsServer.builder().maxTransfers(2));
    try (Peer.Stream one = begin(FIRST);
        Peer.Stream two = begin(SECOND)) {
      assertCount(2);
      assertEquals(Rcode.SERVFAIL, rcodeOfOneMore(FIRST));
      assertEquals(Rcode.SERVFAIL, rcodeOfOneMore("127.0.0.3"));
      assertEquals(2, server.counters().count(ServerEvent.TRANSFER_LIMIT));
      one.close();
      assertCount(1);
      two.close();
      assertCount(0);
      assertEquals(Rcode.NOERROR, rcodeOfOneMore(FIRST));
    }
  }
}
