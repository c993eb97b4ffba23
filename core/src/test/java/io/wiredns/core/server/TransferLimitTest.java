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
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Collections;
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

  private DnsServer server;

  @AfterEach
  void stop() {
    server.close(Duration.ZERO);
    assertEquals(0, server.transferCount());
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
