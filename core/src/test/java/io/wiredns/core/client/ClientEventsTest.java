package io.wiredns.core.client;

import static io.wiredns.core.client.Answers.answer;
import static io.wiredns.core.client.Answers.query;
import static io.wiredns.core.client.DnsClientTest.failure;
import static io.wiredns.core.client.DnsClientTest.get;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.Await;
import io.wiredns.codec.Differences;
import io.wiredns.codec.code.Rcode;
import io.wiredns.codec.message.Message;
import io.wiredns.core.EventListener;
import io.wiredns.core.RecordedEvents;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Checks the events of a client from the start of a request to its end. */
@Timeout(60)
@SuppressWarnings("try") // some tests close a resource early
class ClientEventsTest {
  private final RecordedEvents<ClientEvent> told = new RecordedEvents<>();

  private DnsClient.Builder client(ScriptedServer server) {
    return DnsClient.builder()
        .server(server.socketAddress())
        .sourcePorts(SourcePorts.fresh())
        .listener(told);
  }

  private void assertTold(DnsClient client, Map<ClientEvent, Long> events) {
    client.close();
    Differences.assertSameEntries(events, told.counts(), "events told");
    Differences.assertSameEntries(events, client.counters().counts(), "events counted");
  }

  @Test
  void anAnswer() throws Exception {
    try (ScriptedServer server = new ScriptedServer(q -> q.answer(answer(q.message(), 7)));
        DnsClient client = client(server).build()) {
      get(client.send(query("one.test.")));
      assertTold(
          client,
          Map.of(
              ClientEvent.REQUEST, 1L,
              ClientEvent.PORT_OPENED, 1L,
              ClientEvent.SENT_UDP, 1L,
              ClientEvent.ANSWERED, 1L,
              ClientEvent.PORT_CLOSED, 1L));
      told.assertPeer(ClientEvent.REQUEST, EventListener.UNKNOWN);
      told.assertPeer(ClientEvent.SENT_UDP, server.socketAddress());
    }
  }

  @Test
  void silence() throws Exception {
    try (ScriptedServer server = new ScriptedServer(q -> {});
        DnsClient client =
            client(server)
                .maxTries(1)
                .firstWait(Duration.ofMillis(50))
                .maxWait(Duration.ofMillis(50))
                .timeout(Duration.ofMillis(500))
                .build()) {
      assertEquals(DnsClientException.Reason.TIMEOUT, failure(client.send(query("one.test."))));
      client.close();
      Map<ClientEvent, Long> counts = told.counts();
      Differences.assertSameEntries(client.counters().counts(), counts, "events");
      assertEquals(1, counts.get(ClientEvent.FAILED));
      assertEquals(1, counts.get(ClientEvent.TIMED_OUT));
      told.assertPeer(ClientEvent.TIMED_OUT, server.socketAddress());
    }
  }

  @Test
  void aServerWithoutEdns() throws Exception {
    try (ScriptedServer server =
            new ScriptedServer(
                q ->
                    q.answer(
                        q.message().edns().isPresent()
                            ? Answers.withoutEdns(q.message(), Rcode.FORMERR)
                            : answer(q.message(), 7)));
        DnsClient client = client(server).build()) {
      get(client.send(query("one.test.")));
      client.close();
      assertEquals(1, told.counts().get(ClientEvent.NEGOTIATED));
      Differences.assertSameEntries(client.counters().counts(), told.counts(), "events");
      told.assertPeer(ClientEvent.NEGOTIATED, server.socketAddress());
    }
  }

  @Test
  void aQueueThatIsFull() throws Exception {
    try (ScriptedServer server = new ScriptedServer(q -> {});
        DnsClient client = client(server).maxInFlight(1).maxQueued(0).build()) {
      CompletableFuture<Message> first = client.send(query("one.test."));
      Await.until("the query is out", () -> client.counters().count(ClientEvent.SENT_UDP) == 1);
      assertEquals(DnsClientException.Reason.QUEUE_FULL, failure(client.send(query("two.test."))));
      first.cancel(false);
      assertTold(
          client,
          Map.of(
              ClientEvent.REQUEST, 1L,
              ClientEvent.PORT_OPENED, 1L,
              ClientEvent.SENT_UDP, 1L,
              ClientEvent.REFUSED, 1L,
              ClientEvent.CANCELLED, 1L,
              ClientEvent.PORT_CLOSED, 1L));
    }
  }

  @Test
  void aServerThatIsGone() throws Exception {
    ScriptedServer server = new ScriptedServer(q -> {});
    InetSocketAddress gone = server.socketAddress();
    DnsClient.Builder asking = client(server);
    server.close();
    try (DnsClient client = asking.build()) {
      assertEquals(DnsClientException.Reason.UNREACHABLE, failure(client.send(query("one.test."))));
      client.close();
      assertTrue(told.counts().get(ClientEvent.UNREACHABLE) > 0);
      Differences.assertSameEntries(client.counters().counts(), told.counts(), "events");
      told.assertPeer(ClientEvent.UNREACHABLE, gone);
    }
  }

  @Test
  void aReaderThatThrows() throws Exception {
    RuntimeException broken = new IllegalStateException("a reader's");
    ResponseReader<Message> reader =
        (view, delivery) -> {
          throw broken;
        };
    try (ScriptedServer server = new ScriptedServer(q -> q.answer(answer(q.message(), 7)));
        DnsClient client = client(server).build()) {
      CompletableFuture<Message> future =
          client.send(query("one.test."), RequestOptions.DEFAULT, reader);
      ExecutionException thrown = assertThrows(ExecutionException.class, () -> get(future));
      assertSame(broken, thrown.getCause());
      client.close();
      Differences.assertSameEntries(client.counters().counts(), told.counts(), "events");
      assertEquals(1, told.counts().get(ClientEvent.FAILED));
    }
  }
}
