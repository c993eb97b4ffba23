package io.wiredns.core.server;

import static io.wiredns.core.server.Answering.NOW;
import static io.wiredns.core.server.Answering.both;
import static io.wiredns.core.server.Answering.edns;
import static io.wiredns.core.server.Answering.query;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.Await;
import io.wiredns.codec.Differences;
import io.wiredns.codec.code.Rcode;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.tsig.TsigClient;
import io.wiredns.codec.tsig.TsigKey;
import io.wiredns.codec.tsig.TsigKeyRing;
import io.wiredns.codec.wire.Name;
import io.wiredns.core.RecordedEvents;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tests events of a server that other tests do not cover. */
@Timeout(60)
@SuppressWarnings("try") // some tests close a resource early
class ServerEventsTest {
  private static final InetSocketAddress ANY = new InetSocketAddress("127.0.0.1", 0);

  private final RecordedEvents<ServerEvent> told = new RecordedEvents<>();

  @Test
  void anEdnsVersionAboveZero() throws Exception {
    for (Processing server : both()) {
      Message response = server.udp(query().edns(edns().withVersion(1)).build());
      assertEquals(Rcode.BADVERS, response.rcode());
      assertEquals(1, server.counters.count(ServerEvent.BADVERS));
    }
  }

  @Test
  void noRoomForQuestionAndSignature() {
    String label = "a".repeat(60) + ".";
    String name = label.repeat(4);
    TsigKey key = TsigKey.parse("hmac-sha512:" + name + ":c2VjcmV0IG9mIHRoZSB0ZXN0");
    for (Processing server : both(settings -> settings.keys = TsigKeyRing.of(key))) {
      byte[] query = Message.query(1, Name.of(name), RecordType.A).toWire();
      byte[] signed = new TsigClient(key).sign(query, Instant.ofEpochSecond(NOW));
      assertEquals(0, server.udp(signed).length);
      assertEquals(1, server.counters.count(ServerEvent.NO_ROOM));
      assertTrue(server.tcp(signed).length > 512);
      assertEquals(1, server.counters.count(ServerEvent.NO_ROOM));
    }
  }

  @Test
  void aConnectionThatBreaksOff() throws IOException {
    try (DnsServer server = DnsServer.builder().listen(ANY).listener(told).start()) {
      try (Socket socket = new Socket()) {
        socket.connect(server.tcpAddresses().get(0));
        socket.getOutputStream().write(Peer.Stream.frame(query().build()), 0, 9);
        Await.until(
            "the connection is there",
            () -> server.counters().count(ServerEvent.CONNECTION_OPENED) == 1);
        // Closing the socket sends a reset.
        socket.setOption(StandardSocketOptions.SO_LINGER, 0);
      }
      Await.until(
          "the break is told", () -> told.counts().containsKey(ServerEvent.CONNECTION_FAILED));
      Await.until("it is gone", () -> server.connectionCount() == 0);
      assertEquals(1, told.failures().size());
      assertTrue(told.failures().peek() instanceof IOException);
    }
  }

  @Test
  void aRequestToAServerThatCloses() throws Exception {
    CompletableFuture<Message> held = new CompletableFuture<>();
    CountDownLatch asked = new CountDownLatch(1);
    DnsServer server =
        DnsServer.builder()
            .listen(ANY)
            .listener(told)
            .handler(
                request -> {
                  asked.countDown();
                  return held;
                })
            .start();
    CompletableFuture<Void> closing;
    try (DatagramSocket socket = new DatagramSocket()) {
      byte[] octets = query().build().toWire();
      DatagramPacket packet =
          new DatagramPacket(octets, octets.length, server.udpAddresses().get(0));
      socket.send(packet);
      asked.await();
      closing = CompletableFuture.runAsync(() -> server.close(Duration.ofSeconds(30)));
      Await.until(
          "one is refused",
          () -> {
            socket.send(packet);
            return told.counts().containsKey(ServerEvent.CLOSING);
          });
    }
    held.complete(Message.responseTo(query().build()).build());
    closing.join();
    Map<ServerEvent, Long> counts = told.counts();
    Differences.assertSameEntries(server.counters().counts(), counts, "events");
    assertEquals(
        counts.get(ServerEvent.UDP_RECEIVED),
        counts.get(ServerEvent.UDP_ANSWERED) + counts.get(ServerEvent.CLOSING));
  }
}
