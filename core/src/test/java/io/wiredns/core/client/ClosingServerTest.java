package io.wiredns.core.client;

import static io.wiredns.core.client.Answers.echo;
import static io.wiredns.core.client.DnsClientTest.failure;
import static io.wiredns.core.client.DnsClientTest.get;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.Transport;
import io.wiredns.codec.wire.Name;
import io.wiredns.core.EventListener;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tests servers that close a connection after a number of responses, or accept few at a time. */
@Timeout(60)
class ClosingServerTest {
  /** Longer than a busy machine needs. */
  private static final Duration LONG = Duration.ofSeconds(30);

  private static final RequestOptions STREAM = RequestOptions.DEFAULT.withTransport(Transport.TCP);

  /** Counts the connections that are open at the same time; on the client's thread. */
  private static final class Open implements EventListener<ClientEvent> {
    private int now;
    private int most;

    @Override
    public synchronized void event(ClientEvent event, InetSocketAddress server) {
      if (event == ClientEvent.CONNECTION_OPENED) {
        now++;
        most = Math.max(most, now);
      } else if (event == ClientEvent.CONNECTION_CLOSED) {
        now--;
      }
    }

    synchronized int most() {
      return most;
    }
  }

  /** Returns a script of a server that closes each connection after some responses. */
  private static ScriptedServer.Script closingAfter(int responses) {
    Map<Integer, Integer> answered = new ConcurrentHashMap<>();
    return q -> {
      q.answer(echo(q.message()));
      if (answered.merge(q.port, 1, Integer::sum) == responses) {
        answered.remove(q.port);
        q.hangUp();
      }
    };
  }

  private static List<CompletableFuture<Message>> send(DnsClient client, int queries) {
    List<CompletableFuture<Message>> all = new ArrayList<>();
    for (int i = 0; i < queries; i++) {
      Name name = Name.of("n" + i + ".test.");
      all.add(client.send(Message.query(0, name, RecordType.TXT), STREAM));
    }
    return all;
  }

  private static void expectAll(List<CompletableFuture<Message>> all) throws Exception {
    for (int i = 0; i < all.size(); i++) {
      assertEquals(Name.of("n" + i + ".test."), get(all.get(i)).answers().get(0).name());
    }
  }

  private static void useToTheEnd(int responses, int queries, int mostSent) throws Exception {
    Open open = new Open();
    try (ScriptedServer server = new ScriptedServer(closingAfter(responses));
        DnsClient client =
            DnsClient.builder()
                .server(server.socketAddress())
                .listener(open)
                .with(settings -> settings.burstWait = LONG)
                .with(settings -> settings.closeWait = LONG)
                .build()) {
      expectAll(send(client, queries));
      long sent = client.counters().count(ClientEvent.SENT_TCP);
      assertTrue(sent <= mostSent, sent + " queries sent");
      assertTrue(open.most() <= 32, open.most() + " connections at once");
    }
  }

  @Test
  void aServerThatClosesAfterEachResponse() throws Exception {
    useToTheEnd(1, 500, 520);
  }

  @Test
  void aServerThatClosesAfterEachSeventhResponse() throws Exception {
    useToTheEnd(7, 500, 550);
  }

  @Test
  void aServerThatClosesAfterEachHundredthResponse() throws Exception {
    useToTheEnd(100, 1_000, 1_500);
  }

  /** The server closes one connection early and then none, so that a few are used for many. */
  @Test
  void aServerThatClosesOnceIsSoonUsedAsBefore() throws Exception {
    int[] seen = {0};
    try (ScriptedServer server =
            new ScriptedServer(
                q -> {
                  q.answer(echo(q.message()));
                  synchronized (seen) {
                    if (++seen[0] == 1) {
                      q.hangUp();
                    }
                  }
                });
        DnsClient client = DnsClient.builder().server(server.socketAddress()).build()) {
      expectAll(send(client, 2_000));
      long opened = client.counters().count(ClientEvent.CONNECTION_OPENED);
      assertTrue(opened <= 33, opened + " connections");
    }
  }

  /** The server closes each connection in excess of four at once, without a response. */
  @Test
  void aServerThatAcceptsFewConnectionsIsUsedWithAsMany() throws Exception {
    Map<Integer, Boolean> open = new ConcurrentHashMap<>();
    try (ScriptedServer server =
            new ScriptedServer(
                q -> {
                  open.put(q.port, true);
                  boolean excess = open.size() > 4;
                  if (!excess) {
                    LockSupport.parkNanos(1_000_000);
                    q.answer(echo(q.message()));
                  }
                  q.hangUp();
                  open.remove(q.port);
                });
        DnsClient client = DnsClient.builder().server(server.socketAddress()).build()) {
      expectAll(send(client, 300));
      long sent = client.counters().count(ClientEvent.SENT_TCP);
      assertTrue(sent <= 450, sent + " queries sent");
    }
  }

  @Test
  void aServerThatClosesWithoutResponseIsStillGivenUp() throws Exception {
    try (ScriptedServer server = new ScriptedServer(ScriptedServer.Query::hangUp);
        DnsClient client = DnsClient.builder().server(server.socketAddress()).build()) {
      List<CompletableFuture<Message>> all = send(client, 100);
      for (CompletableFuture<Message> one : all) {
        assertEquals(DnsClientException.Reason.UNREACHABLE, failure(one));
      }
    }
  }
}
