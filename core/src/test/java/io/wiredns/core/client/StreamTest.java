package io.wiredns.core.client;

import static io.wiredns.core.client.Answers.echo;
import static io.wiredns.core.client.DnsClientTest.failure;
import static io.wiredns.core.client.DnsClientTest.get;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.Written;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.Transport;
import io.wiredns.codec.wire.Name;
import io.wiredns.core.EventListener;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tests many queries on one connection, and connections that fail. */
@Timeout(60)
class StreamTest {
  private static final RequestOptions STREAM = RequestOptions.DEFAULT.withTransport(Transport.TCP);

  private static List<CompletableFuture<Message>> send(DnsClient client, int queries) {
    List<CompletableFuture<Message>> all = new ArrayList<>();
    for (int i = 0; i < queries; i++) {
      all.add(client.send(Message.query(0, name(i), RecordType.TXT), STREAM));
    }
    return all;
  }

  private static Name name(int number) {
    return Name.of("n" + number + ".test.");
  }

  private static void expectAll(List<CompletableFuture<Message>> all) throws Exception {
    for (int i = 0; i < all.size(); i++) {
      Message response = get(all.get(i));
      assertEquals(name(i), response.questions().get(0).name());
      assertEquals(name(i), response.answers().get(0).name());
    }
  }

  @Test
  void responsesInAnyOrderReachTheirQueriesOnOneConnection() throws Exception {
    List<ScriptedServer.Query> held = new ArrayList<>();
    try (ScriptedServer server =
            new ScriptedServer(
                q -> {
                  held.add(q);
                  if (held.size() == 500) {
                    Collections.shuffle(held, new java.util.Random(3));
                    for (ScriptedServer.Query one : held) {
                      one.answer(echo(one.message()));
                    }
                  }
                });
        DnsClient client = DnsClient.builder().server(server.socketAddress()).build()) {
      expectAll(send(client, 500));
      assertEquals(1, client.counters().count(ClientEvent.CONNECTION_OPENED));
      Set<Integer> ids = new HashSet<>();
      held.forEach(query -> ids.add(query.message().id()));
      assertEquals(500, ids.size());
    }
  }

  @Test
  void framesMayComeInPiecesAndTogether() throws Exception {
    try (ScriptedServer server =
            new ScriptedServer(
                q -> {
                  byte[] response = Written.octets(echo(q.message()));
                  byte[] frame =
                      ByteBuffer.allocate(2 + response.length)
                          .putShort((short) response.length)
                          .put(response)
                          .array();
                  if (q.message().id() % 2 == 0) {
                    for (byte octet : frame) {
                      q.raw(new byte[] {octet});
                    }
                  } else {
                    // The same response twice in one write: the second is not awaited.
                    q.raw(ByteBuffer.allocate(2 * frame.length).put(frame).put(frame).array());
                  }
                });
        DnsClient client = DnsClient.builder().server(server.socketAddress()).build()) {
      expectAll(send(client, 100));
      assertEquals(1, client.counters().count(ClientEvent.CONNECTION_OPENED));
    }
  }

  @Test
  void whatABrokenConnectionLeftUnansweredIsSentAgain() throws Exception {
    int[] seen = {0};
    try (ScriptedServer server =
            new ScriptedServer(
                q -> {
                  q.answer(echo(q.message()));
                  if (++seen[0] == 10) {
                    q.hangUp();
                  }
                });
        DnsClient client = DnsClient.builder().server(server.socketAddress()).build()) {
      expectAll(send(client, 100));
      // The server may close each connection after ten responses, so that each gets ten queries.
      assertTrue(client.counters().count(ClientEvent.CONNECTION_OPENED) >= 2);
      assertTrue(client.counters().count(ClientEvent.SENT_TCP) > 100);
    }
  }

  @Test
  void aServerThatAlwaysHangsUpIsGivenUp() throws Exception {
    try (ScriptedServer server = new ScriptedServer(ScriptedServer.Query::hangUp);
        DnsClient client = DnsClient.builder().server(server.socketAddress()).build()) {
      assertEquals(DnsClientException.Reason.UNREACHABLE, failure(send(client, 1).get(0)));
    }
  }

  @Test
  void aConnectionThatIsSilentIsReplaced() throws Exception {
    int[] mute = {-1};
    try (ScriptedServer server =
            new ScriptedServer(
                q -> {
                  if (mute[0] < 0) {
                    mute[0] = q.port;
                  }
                  if (q.port != mute[0]) {
                    q.answer(echo(q.message()));
                  }
                });
        DnsClient client =
            DnsClient.builder()
                .server(server.socketAddress())
                .tcpWait(Duration.ofMillis(1_500))
                .build()) {
      expectAll(send(client, 20));
    }
  }

  @Test
  void aFrameThatHoldsNoMessageEndsTheConnection() throws Exception {
    int[] seen = {0};
    try (ScriptedServer server =
            new ScriptedServer(
                q -> {
                  if (seen[0]++ == 0) {
                    q.raw(new byte[] {0, 3, 1, 2, 3});
                  } else {
                    q.answer(echo(q.message()));
                  }
                });
        DnsClient client = DnsClient.builder().server(server.socketAddress()).build()) {
      expectAll(send(client, 1));
      assertEquals(2, client.counters().count(ClientEvent.CONNECTION_OPENED));
    }
  }

  @Test
  void aMalformedResponseOverTcpFailsItsServer() throws Exception {
    try (ScriptedServer server =
            new ScriptedServer(
                q -> {
                  byte[] response = Written.octets(echo(q.message()));
                  q.answer(Answers.changed(response, 7, 4));
                });
        DnsClient client = DnsClient.builder().server(server.socketAddress()).build()) {
      assertEquals(DnsClientException.Reason.MALFORMED, failure(send(client, 1).get(0)));
    }
  }

  @Test
  void anIdleConnectionIsClosed() throws Exception {
    CountDownLatch closed = new CountDownLatch(1);
    EventListener<ClientEvent> listener =
        (event, server) -> {
          if (event == ClientEvent.CONNECTION_CLOSED) {
            closed.countDown();
          }
        };
    try (ScriptedServer server = new ScriptedServer(q -> q.answer(echo(q.message())));
        DnsClient client =
            DnsClient.builder()
                .server(server.socketAddress())
                .idleTimeout(Duration.ofMillis(50))
                .listener(listener)
                .build()) {
      expectAll(send(client, 3));
      assertTrue(closed.await(30, TimeUnit.SECONDS));
      expectAll(send(client, 3));
      assertEquals(2, client.counters().count(ClientEvent.CONNECTION_OPENED));
    }
  }
}
