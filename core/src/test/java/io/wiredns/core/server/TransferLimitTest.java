package io.wiredns.core.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.wiredns.codec.Await;
import io.wiredns.codec.code.Rcode;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.rdata.Txt;
import io.wiredns.codec.wire.Name;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Checks the limits of the number of zone transfers. */
@Timeout(60)
@SuppressWarnings("try") // some tests close a resource early
class TransferLimitTest extends ServerTestCase {
  private static final Name ZONE = Name.of("transfer.test");
  private static final ResourceRecord TEXT = new ResourceRecord(ZONE, 60, Txt.of("x".repeat(200)));

  /** Clients from two networks. */
  private static final String FIRST = "127.0.0.1";

  private static final String SECOND = "127.0.0.2";

  private static final Duration LONG = Duration.ofMinutes(5);

  /** Starts a server whose transfers have as many messages after the first as the query's ID. */
  @Override
  void start(DnsServer.Builder builder) throws IOException {
    super.start(
        builder.handler(
            request -> {
              Message one = Message.responseTo(request.message()).answer(TEXT).build();
              request.follow(Collections.nCopies(request.message().id(), one).iterator());
              return CompletableFuture.completedFuture(one);
            }));
  }

  /** Returns settings with which no transfer waits or makes room. */
  private static ServerSettings atOnce() {
    ServerSettings settings = new ServerSettings();
    settings.stuckTime = LONG;
    settings.transferWindow = LONG;
    settings.transferWait = Duration.ZERO;
    return settings;
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
    ServerSettings settings = atOnce();
    settings.maxTransfersPerAddress = 2;
    start(new DnsServer.Builder(settings));
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

  @Test
  void aTransferThatIsNotReadMakesRoomForAnother() throws Exception {
    start(DnsServer.builder().maxTransfers(2));
    try (Peer.Stream one = begin(FIRST);
        Peer.Stream two = begin(SECOND)) {
      assertCount(2);
      assertEquals(Rcode.NOERROR, rcodeOfOneMore("127.0.0.3"));
      assertEquals(1, server.counters().count(ServerEvent.SLOW_READER));
      assertEquals(0, server.counters().count(ServerEvent.TRANSFER_LIMIT));
      Await.until("one of both is left", () -> server.connectionCount() == 1);
    }
    assertCount(0);
  }

  @Test
  void aTransferBesideManyThatAreNotReadIsServed() throws Exception {
    start(DnsServer.builder().maxTransfers(4));
    List<Peer.Stream> slow = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      Peer.Stream stream = new Peer.Stream(server, SECOND, 4_096);
      stream.send(Message.query(60_000, ZONE, RecordType.AXFR));
      slow.add(stream);
    }
    assertCount(4);
    assertEquals(Rcode.NOERROR, rcodeOfOneMore(FIRST));
    assertEquals(0, server.counters().count(ServerEvent.TRANSFER_LIMIT));
    for (Peer.Stream stream : slow) {
      stream.close();
    }
    assertCount(0);
  }

  /** A client that reads in pieces, with pauses, in which octets are left unread all the time. */
  @Test
  void aSteadyReaderKeepsItsTransferWhileAnotherWaits() throws Exception {
    ServerSettings settings = new ServerSettings();
    settings.maxTransfers = 1;
    settings.stuckTime = Duration.ofSeconds(2);
    start(new DnsServer.Builder(settings));
    try (Peer.Stream steady = begin(FIRST);
        Peer.Stream waiting = new Peer.Stream(server, SECOND, 0)) {
      waiting.send(Message.query(1, ZONE, RecordType.AXFR));
      // 200 KiB a second, of which the server must learn although its send buffer is never empty.
      for (int i = 0; i < 20; i++) {
        Thread.sleep(200);
        for (int read = 0; read < 40 * 1024; read += 230) {
          assertEquals(60_000, steady.receive().id());
        }
      }
      assertCount(1);
      assertEquals(0, server.counters().count(ServerEvent.SLOW_READER));
      steady.close();
      assertEquals(Rcode.NOERROR, waiting.receive().rcode());
      assertEquals(Rcode.NOERROR, waiting.receive().rcode());
    }
    assertCount(0);
  }

  @Test
  void aTransferThatHasWaitedTooLongGetsServfail() throws Exception {
    ServerSettings settings = new ServerSettings();
    settings.maxTransfers = 1;
    settings.stuckTime = LONG;
    settings.transferWait = Duration.ofMillis(300);
    start(new DnsServer.Builder(settings));
    try (Peer.Stream one = begin(FIRST)) {
      assertEquals(Rcode.SERVFAIL, rcodeOfOneMore(SECOND));
      assertEquals(1, server.counters().count(ServerEvent.TRANSFER_LIMIT));
    }
    assertCount(0);
  }

  @Test
  void aConnectionThatWaitsMayEnd() throws Exception {
    ServerSettings settings = new ServerSettings();
    settings.maxTransfers = 1;
    settings.stuckTime = LONG;
    start(new DnsServer.Builder(settings));
    try (Peer.Stream one = begin(FIRST)) {
      try (Peer.Stream waiting = new Peer.Stream(server, SECOND, 0)) {
        waiting.send(Message.query(1, ZONE, RecordType.AXFR));
        waiting.send(Message.query(2, ZONE, RecordType.SOA));
        Await.until("it waits", () -> server.counters().count(ServerEvent.TCP_RECEIVED) == 2);
      }
    }
    assertCount(0);
    assertEquals(Rcode.NOERROR, rcodeOfOneMore(SECOND));
  }

  @Test
  void anEndingServerBeginsTheTransfersThatWait() throws Exception {
    start(DnsServer.builder().maxTransfers(1));
    try (Peer.Stream one = begin(FIRST);
        Peer.Stream waiting = new Peer.Stream(server, SECOND, 0)) {
      waiting.send(Message.query(3, ZONE, RecordType.AXFR));
      Await.until("it waits", () -> server.counters().count(ServerEvent.TCP_RECEIVED) == 2);
      CompletableFuture<Void> closed = CompletableFuture.runAsync(server::close);
      one.close();
      assertEquals(4, waiting.countUntilEnd());
      closed.join();
    }
  }

  @Test
  void allAddressesTogetherHaveALimit() throws Exception {
    ServerSettings settings = atOnce();
    settings.maxTransfers = 2;
    start(new DnsServer.Builder(settings));
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
