package io.wiredns.core.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.Await;
import io.wiredns.codec.code.Rcode;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.Transport;
import io.wiredns.codec.tsig.TsigKey;
import io.wiredns.codec.wire.Name;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tests the methods that wait for a response. */
@Timeout(60)
class QueryTest {
  private static final Name NAME = Name.of("one.test.");

  private static ScriptedServer answering() throws IOException {
    return new ScriptedServer(q -> q.answer(Answers.answer(q.message(), 7)));
  }

  private static ScriptedServer silent() throws IOException {
    return new ScriptedServer(q -> {});
  }

  private static DnsClient client(ScriptedServer server) throws IOException {
    return DnsClient.builder().server(server.socketAddress()).build();
  }

  @Test
  void theResponseIsReturned() throws Exception {
    try (ScriptedServer server = answering();
        DnsClient client = client(server)) {
      assertEquals(7, Answers.address(client.query(NAME, RecordType.A)));
      assertEquals(7, Answers.address(client.query(Answers.query("two.test."))));
      RequestOptions overTcp = RequestOptions.DEFAULT.withTransport(Transport.TCP);
      assertEquals(7, Answers.address(client.query(Answers.query("two.test."), overTcp)));
      assertEquals(1, client.counters().count(ClientEvent.SENT_TCP));
      assertEquals(7, Answers.address(client.send(NAME, RecordType.A).get()));
      Message asked = server.queries.get(0).message();
      assertEquals(NAME, asked.questions().get(0).name());
      assertTrue(asked.header().isRecursionDesired());
    }
  }

  @Test
  void anErrorCodeIsAResponse() throws Exception {
    try (ScriptedServer server =
            new ScriptedServer(q -> q.answer(Answers.error(q.message(), Rcode.NXDOMAIN)));
        DnsClient client = client(server)) {
      assertEquals(Rcode.NXDOMAIN, client.query(NAME, RecordType.A).rcode());
    }
  }

  @Test
  void aTimeOutIsThrownWithTheStackOfTheCaller() throws Exception {
    try (ScriptedServer server = silent();
        DnsClient client = client(server)) {
      RequestOptions soon = RequestOptions.DEFAULT.withTimeout(Duration.ofMillis(50));
      DnsClientException thrown =
          assertThrows(
              DnsClientException.class, () -> client.query(Answers.query("one.test."), soon));
      assertEquals(DnsClientException.Reason.TIMEOUT, thrown.reason());
      assertTrue(
          Arrays.stream(thrown.getStackTrace())
              .anyMatch(frame -> frame.getClassName().equals(QueryTest.class.getName())));
      DnsClientException cause = assertInstanceOf(DnsClientException.class, thrown.getCause());
      assertEquals(thrown.getMessage(), cause.getMessage());
      assertEquals(0, client.pendingCount());
    }
  }

  @Test
  void anInterruptEndsTheRequest() throws Exception {
    try (ScriptedServer server = silent();
        DnsClient client = client(server)) {
      FutureTask<Message> waiting = new FutureTask<>(() -> client.query(NAME, RecordType.A));
      Thread caller = new Thread(waiting);
      caller.start();
      Await.until("the query is there", () -> !server.queries.isEmpty());
      caller.interrupt();
      ExecutionException thrown = assertThrows(ExecutionException.class, waiting::get);
      assertInstanceOf(InterruptedException.class, thrown.getCause());
      Await.until("the request is over", () -> client.pendingCount() == 0);
      assertEquals(1, client.counters().count(ClientEvent.CANCELLED));
    }
  }

  @Test
  void aCancelledFutureEndsTheRequest() throws Exception {
    try (ScriptedServer server = silent();
        DnsClient client = client(server)) {
      CompletableFuture<Message> future = client.send(NAME, RecordType.A);
      Await.until("the query is there", () -> !server.queries.isEmpty());
      assertTrue(future.cancel(false));
      Await.until("the request is over", () -> client.pendingCount() == 0);
      assertEquals(1, client.counters().count(ClientEvent.CANCELLED));
    }
  }

  @Test
  void onTheClientsOwnThreadItIsRefused() throws Exception {
    CountDownLatch depends = new CountDownLatch(1);
    try (ScriptedServer server =
            new ScriptedServer(
                q -> {
                  try {
                    depends.await();
                  } catch (InterruptedException closed) {
                    return;
                  }
                  q.answer(Answers.answer(q.message(), 7));
                });
        DnsClient client = client(server)) {
      CompletableFuture<Message> nested =
          client
              .send(NAME, RecordType.A)
              .thenApply(
                  first -> {
                    try {
                      return client.query(NAME, RecordType.A);
                    } catch (IOException | InterruptedException failure) {
                      throw new AssertionError(failure);
                    }
                  });
      depends.countDown();
      ExecutionException thrown = assertThrows(ExecutionException.class, nested::get);
      IllegalStateException refused =
          assertInstanceOf(IllegalStateException.class, thrown.getCause());
      assertTrue(refused.getMessage().contains("own thread"), refused.getMessage());
      assertEquals(7, Answers.address(client.query(NAME, RecordType.A)));
    }
  }

  @Test
  void whatCannotBeSentIsRefusedAsWithSend() throws Exception {
    try (ScriptedServer server = answering();
        DnsClient client = client(server);
        DnsClient nowhere = DnsClient.builder().build()) {
      assertThrows(
          IllegalArgumentException.class, () -> client.query(NAME, RecordType.of(252))); // AXFR
      assertThrows(IllegalArgumentException.class, () -> nowhere.query(NAME, RecordType.A));
      assertThrows(NullPointerException.class, () -> client.query(null));
      TsigKey key = TsigKey.parse("hmac-sha256:a.key:c2VjcmV0IG9mIHRoZSB0ZXN0");
      key.destroy();
      RequestOptions signed = RequestOptions.DEFAULT.withKey(key);
      IllegalStateException thrown =
          assertThrows(
              IllegalStateException.class, () -> client.query(Answers.query("one.test."), signed));
      assertInstanceOf(IllegalStateException.class, thrown.getCause());
    }
  }

  @Test
  void aClosedClientSaysSo() throws Exception {
    try (ScriptedServer server = answering()) {
      DnsClient client = client(server);
      client.close();
      DnsClientException thrown =
          assertThrows(DnsClientException.class, () -> client.query(NAME, RecordType.A));
      assertEquals(DnsClientException.Reason.CLOSED, thrown.reason());
    }
  }
}
