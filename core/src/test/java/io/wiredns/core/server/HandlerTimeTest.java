package io.wiredns.core.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.Await;
import io.wiredns.codec.Written;
import io.wiredns.codec.code.Rcode;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.WireFormatException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Checks that requests whose handler never answers do not stay in flight. */
@Timeout(60)
class HandlerTimeTest {
  private final Map<Integer, CompletableFuture<Message>> held = new ConcurrentHashMap<>();
  private DnsServer server;

  @AfterEach
  void stop() {
    if (server != null) {
      server.close(Duration.ZERO);
      assertEquals(0, server.bufferedOctets());
    }
  }

  private static Message query(int id) {
    return Message.query(id, Name.of("time.test"), RecordType.TXT);
  }

  private DnsServer.Builder holding() {
    return DnsServer.builder()
        .handlerTimeout(Duration.ofMillis(50))
        .handler(
            request ->
                held.computeIfAbsent(request.message().id(), id -> new CompletableFuture<>()));
  }

  private void start(DnsServer.Builder builder) throws IOException {
    server = builder.listen(new InetSocketAddress("127.0.0.1", 0)).start();
  }

  private long count(ServerEvent event) {
    return server.counters().count(event);
  }

  @Test
  void overUdpTheClientGetsServfailAndThePlaceIsFree() throws IOException, WireFormatException {
    start(holding().maxUdpInFlight(1));
    for (int id = 1; id <= 3; id++) {
      Message response = Peer.udp(server, query(id));
      assertEquals(id, response.id());
      assertEquals(Rcode.SERVFAIL, response.rcode());
    }
    assertEquals(3, count(ServerEvent.HANDLER_TIMED_OUT));
    assertEquals(0, count(ServerEvent.OVERLOADED));
    assertEquals(0, count(ServerEvent.HANDLER_FAILED));
  }

  @Test
  void overTcpTheConnectionGoesOnAndEnds() throws IOException, WireFormatException {
    start(holding().maxInFlightPerConnection(1));
    try (Peer.Stream stream = new Peer.Stream(server)) {
      stream.send(query(1));
      stream.send(query(2));
      stream.endOutput();
      assertEquals(Rcode.SERVFAIL, stream.receive().rcode());
      assertEquals(2, stream.receive().id());
      assertTrue(stream.isAtEnd());
    }
    assertEquals(2, count(ServerEvent.HANDLER_TIMED_OUT));
    Await.until("the connection is gone", () -> server.connectionCount() == 0);
  }

  @Test
  void whatCompletesTooLateIsForgotten() throws IOException, WireFormatException {
    start(holding());
    try (Peer.Stream stream = new Peer.Stream(server)) {
      stream.send(query(1));
      assertEquals(Rcode.SERVFAIL, stream.receive().rcode());
      assertFalse(held.get(1).isDone(), "the stage is the handler's own");
      held.get(1).complete(Message.responseTo(query(1)).build());
      held.put(2, CompletableFuture.completedFuture(Message.responseTo(query(2)).build()));
      stream.send(query(2));
      assertEquals(2, stream.receive().id());
    }
    assertEquals(1, count(ServerEvent.HANDLER_TIMED_OUT));
    assertEquals(2, count(ServerEvent.TCP_ANSWERED));
  }

  @Test
  void whatCompletesInTimeIsNotHeld() {
    PendingReplies pending = new PendingReplies();
    Processing processing =
        new Processing(
            settings ->
                settings.handler =
                    request ->
                        held.computeIfAbsent(
                            request.message().id(), id -> new CompletableFuture<>()));
    for (int id = 1; id <= 4; id++) {
      assertEquals(0, processing.tcp(Written.octets(query(id))).length);
    }
    assertFalse(processing.pending.isEmpty());
    for (int id : new int[] {2, 4, 1, 3}) {
      held.get(id).complete(Message.responseTo(query(id)).build());
    }
    assertTrue(processing.pending.isEmpty());
    assertEquals(4, processing.late.size());
    // A reply that completes before it is added is not added.
    PendingReply done = new PendingReply(null, null, pending);
    done.accept(null, null);
    pending.add(done, 0);
    assertTrue(pending.isEmpty());
  }

  @Test
  void onlyTheOldOnesAreGivenUp() {
    Processing processing =
        new Processing(settings -> settings.handler = request -> new CompletableFuture<>());
    processing.udp(Written.octets(query(1)));
    long now = System.nanoTime();
    processing.pending.timeOut(now, Duration.ofHours(1).toNanos());
    assertEquals(0, processing.late.size());
    processing.pending.timeOut(now + Duration.ofHours(2).toNanos(), Duration.ofHours(1).toNanos());
    assertEquals(1, processing.late.size());
    assertEquals(2, processing.late(0)[3], "SERVFAIL");
    assertTrue(processing.pending.isEmpty());
  }

  @Test
  void timesOutOfRangeAreRefused() {
    DnsServer.Builder builder = DnsServer.builder();
    for (Duration wrong :
        new Duration[] {Duration.ZERO, Duration.ofSeconds(-1), Duration.ofDays(366)}) {
      assertThrows(IllegalArgumentException.class, () -> builder.handlerTimeout(wrong));
      assertThrows(IllegalArgumentException.class, () -> builder.idleTimeout(wrong));
    }
  }
}
