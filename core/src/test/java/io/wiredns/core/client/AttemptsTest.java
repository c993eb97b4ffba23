package io.wiredns.core.client;

import static io.wiredns.core.client.Answers.answer;
import static io.wiredns.core.client.Answers.query;
import static io.wiredns.core.client.DnsClientTest.get;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.Allocations;
import io.wiredns.codec.Await;
import io.wiredns.codec.Ports;
import io.wiredns.codec.Written;
import io.wiredns.codec.code.OptionCode;
import io.wiredns.codec.code.Rcode;
import io.wiredns.codec.edns.Cookie;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.Transport;
import io.wiredns.codec.response.NextStep;
import io.wiredns.codec.tsig.TsigAlgorithm;
import io.wiredns.codec.tsig.TsigKey;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.Octets;
import io.wiredns.core.client.QueryAttempt.Result;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.net.SocketException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Checks that each answer and each failure can tell all attempts. */
@Timeout(60)
@SuppressWarnings("try") // one test closes its client early
class AttemptsTest {
  private static final RequestOptions STREAM = RequestOptions.DEFAULT.withTransport(Transport.TCP);

  private static final long MOST_ALLOCATED = 648;

  private static DnsClient.Builder hasty() {
    return DnsClient.builder().firstWait(Duration.ofMillis(500)).maxWait(Duration.ofMillis(500));
  }

  private static List<QueryAttempt> ofAnswer(DnsClient client, RequestOptions options)
      throws Exception {
    Delivery delivery = get(client.send(query("one.test."), options, (view, how) -> how.get()));
    List<QueryAttempt> attempts = delivery.attempts();
    inOrder(attempts);
    assertEquals(attempts, delivery.attempts());
    QueryAttempt last = attempts.get(attempts.size() - 1);
    if (last.result() == Result.ANSWERED) {
      assertEquals(delivery.server(), last.server());
      assertEquals(delivery.transport(), last.sent().transport());
      assertEquals(Optional.of(delivery.elapsed()), last.elapsed());
      assertEquals(Optional.of(delivery.query()), last.query());
    }
    return attempts;
  }

  private static List<QueryAttempt> ofFailure(CompletableFuture<Message> future) {
    ExecutionException thrown = assertThrows(ExecutionException.class, () -> get(future));
    DnsClientException failure = assertInstanceOf(DnsClientException.class, thrown.getCause());
    inOrder(failure.attempts());
    return failure.attempts();
  }

  private static void inOrder(List<QueryAttempt> attempts) {
    Instant now = Instant.now().plusSeconds(5);
    for (QueryAttempt attempt : attempts) {
      assertTrue(attempt.sentAt().isAfter(now.minusSeconds(600)), attempt::toString);
      assertTrue(attempt.sentAt().isBefore(now), attempt::toString);
      assertFalse(attempt.toString().contains("null"), attempt::toString);
      assertEquals(attempt.query().isPresent(), attempt.transmission() > 0, attempt::toString);
    }
  }

  private static List<Result> results(List<QueryAttempt> attempts) {
    return attempts.stream().map(QueryAttempt::result).toList();
  }

  @Test
  void thePlainAnswerIsOneAttempt() throws Exception {
    try (ScriptedServer server = new ScriptedServer(q -> q.answer(answer(q.message(), 7)));
        DnsClient client = DnsClient.builder().server(server.socketAddress()).build()) {
      List<QueryAttempt> attempts = ofAnswer(client, RequestOptions.DEFAULT);
      assertEquals(List.of(Result.ANSWERED), results(attempts));
      QueryAttempt only = attempts.get(0);
      assertEquals(server.socketAddress(), only.server());
      assertEquals(1, only.transmission());
      assertEquals(Optional.of(Rcode.NOERROR), only.rcode());
      assertEquals(1232, only.sent().udpPayloadSize());
      assertEquals(List.of(OptionCode.COOKIE), only.sent().options());
      assertEquals(Optional.empty(), only.step());
      assertEquals(Optional.empty(), only.failure());
      assertEquals(Optional.empty(), only.fault());
      assertEquals(Map.of(), only.drops());
    }
  }

  @Test
  void whatTheClientChangesIsThere() throws Exception {
    Octets cookie = Octets.of(new byte[16]);
    try (ScriptedServer server =
            new ScriptedServer(
                q -> {
                  Message query = q.message();
                  Optional<Cookie> sent = query.edns().flatMap(edns -> edns.option(Cookie.class));
                  if (q.stream) {
                    q.answer(answer(query, 7));
                  } else if (!sent.orElseThrow().hasServer()) {
                    q.answer(
                        Answers.with(
                            Answers.error(query, Rcode.BADCOOKIE),
                            new Cookie(sent.orElseThrow().client(), cookie)));
                  } else {
                    q.answer(
                        Answers.with(
                            Answers.truncated(query),
                            new Cookie(sent.orElseThrow().client(), cookie)));
                  }
                });
        DnsClient client = DnsClient.builder().server(server.socketAddress()).build()) {
      List<QueryAttempt> attempts = ofAnswer(client, RequestOptions.DEFAULT);
      assertEquals(
          List.of(Result.NEGOTIATED, Result.NEGOTIATED, Result.ANSWERED), results(attempts));
      assertEquals(Optional.of(NextStep.Action.ASK_WITH_COOKIE), attempts.get(0).step());
      assertEquals(Optional.of(Rcode.BADCOOKIE), attempts.get(0).rcode());
      assertEquals(Optional.of(NextStep.Action.ASK_OVER_TCP), attempts.get(1).step());
      assertEquals(Transport.UDP, attempts.get(1).sent().transport());
      assertEquals(Transport.TCP, attempts.get(2).sent().transport());
    }
  }

  @Test
  void silenceAndTheNextServer() throws Exception {
    try (ScriptedServer silent = new ScriptedServer(q -> {});
        ScriptedServer failing =
            new ScriptedServer(q -> q.answer(Answers.error(q.message(), Rcode.SERVFAIL)));
        ScriptedServer good = new ScriptedServer(q -> q.answer(answer(q.message(), 7)));
        DnsClient client = hasty().build()) {
      List<QueryAttempt> attempts =
          ofAnswer(
              client,
              RequestOptions.to(
                  silent.socketAddress(), failing.socketAddress(), good.socketAddress()));
      assertEquals(
          List.of(Result.SILENT, Result.ANOTHER_SERVER, Result.ANSWERED), results(attempts));
      assertEquals(
          List.of(silent.socketAddress(), failing.socketAddress(), good.socketAddress()),
          attempts.stream().map(QueryAttempt::server).toList());
      assertEquals(Optional.of(Rcode.SERVFAIL), attempts.get(1).rcode());
      assertTrue(attempts.get(0).elapsed().orElseThrow().compareTo(Duration.ofMillis(375)) >= 0);
    }
  }

  /** The response to the first server's query comes while the second is waited for. */
  @Test
  void aLateResponseSupersedesTheQueryInFlight() throws Exception {
    ScriptedServer.Query[] first = new ScriptedServer.Query[1];
    try (ScriptedServer late = new ScriptedServer(q -> first[0] = q);
        ScriptedServer silent =
            new ScriptedServer(q -> first[0].answer(answer(first[0].message(), 7)));
        DnsClient client = DnsClient.builder().firstWait(Duration.ofMillis(800)).build()) {
      List<QueryAttempt> attempts =
          ofAnswer(client, RequestOptions.to(late.socketAddress(), silent.socketAddress()));
      assertEquals(List.of(Result.SILENT, Result.SUPERSEDED, Result.ANSWERED), results(attempts));
      assertEquals(late.socketAddress(), attempts.get(2).server());
      assertEquals(Optional.empty(), attempts.get(1).elapsed());
    }
  }

  @Test
  void aServerThatIsSilentToTheEnd() throws Exception {
    try (ScriptedServer silent = new ScriptedServer(q -> {});
        DnsClient client =
            DnsClient.builder()
                .firstWait(Duration.ofMillis(100))
                .maxTries(2)
                .tcpWait(Duration.ofMillis(100))
                .server(silent.socketAddress())
                .build()) {
      List<QueryAttempt> attempts = ofFailure(client.send(query("one.test.")));
      assertEquals(
          List.of(Result.SILENT, Result.SILENT, Result.SILENT, Result.SILENT), results(attempts));
      assertEquals(List.of(1, 2, 1, 1), attempts.stream().map(QueryAttempt::transmission).toList());
      assertEquals(attempts.get(0).query(), attempts.get(1).query());
      assertEquals(Optional.of(NextStep.Action.ASK_OVER_TCP), attempts.get(1).step());
      assertEquals(1, attempts.get(1).sent().repeatCount());
      assertEquals(Transport.TCP, attempts.get(3).sent().transport());
    }
  }

  @Test
  void failuresOfTheNetworkAndOfThisHost() throws Exception {
    InetSocketAddress nobody = new InetSocketAddress("127.0.0.1", Ports.reserve());
    RequestOptions soon = RequestOptions.DEFAULT.withTimeout(Duration.ofMillis(300));
    try (DnsClient client = DnsClient.builder().server(nobody).build()) {
      QueryAttempt closed = ofFailure(client.send(query("one.test."), soon)).get(0);
      assertEquals(Result.UNREACHABLE, closed.result());
      assertInstanceOf(PortUnreachableException.class, closed.failure().orElseThrow());
      assertEquals(Optional.empty(), closed.rcode());
      QueryAttempt refused = ofFailure(client.send(query("one.test."), STREAM)).get(0);
      assertEquals(Result.UNREACHABLE, refused.result());
      assertInstanceOf(ConnectException.class, refused.failure().orElseThrow());
      assertTrue(client.counters().count(ClientEvent.UNREACHABLE) > 1);
    }
    try (ScriptedServer server = new ScriptedServer(ScriptedServer.Query::hangUp);
        DnsClient client = DnsClient.builder().server(server.socketAddress()).build()) {
      List<QueryAttempt> attempts = ofFailure(client.send(query("one.test."), STREAM));
      assertEquals(5, attempts.size());
      assertEquals(Result.CONNECTION_LOST, attempts.get(0).result());
      assertInstanceOf(EOFException.class, attempts.get(0).failure().orElseThrow());
    }
    try (DnsClient client =
        DnsClient.builder()
            .server(nobody)
            .with(
                settings ->
                    settings.opening =
                        () -> {
                          throw new SocketException("Too many open files");
                        })
            .build()) {
      List<QueryAttempt> attempts = ofFailure(client.send(query("one.test."), soon));
      assertEquals(List.of(Result.LOCAL_SHORTAGE), results(attempts));
      assertEquals(Transport.UDP, attempts.get(0).sent().transport());
    }
  }

  @Test
  void faultsAndDroppedPackets() throws Exception {
    try (ScriptedServer server =
            new ScriptedServer(
                q -> {
                  byte[] response = Written.octets(answer(q.message(), 7));
                  q.answer(Answers.changed(response, 7, 4));
                  if (!q.stream) {
                    q.answer(Answers.changed(response, 13, 1));
                    q.answer(Answers.changed(response, 13, 1));
                    q.answer(Answers.truncated(q.message()));
                  }
                });
        DnsClient client = DnsClient.builder().server(server.socketAddress()).build()) {
      List<QueryAttempt> attempts = ofFailure(client.send(query("one.test.")));
      assertEquals(List.of(Result.NEGOTIATED, Result.MALFORMED), results(attempts));
      assertEquals(
          Map.of(ClientEvent.DROPPED_MALFORMED, 1, ClientEvent.DROPPED_WRONG_QUESTION, 2),
          attempts.get(0).drops());
      int offset = attempts.get(1).fault().orElseThrow().offset();
      assertTrue(offset > 12, offset + " is the offset");
      assertEquals(offset, attempts.get(0).fault().orElseThrow().offset());
    }
  }

  @Test
  void aRejectedSignature() throws Exception {
    TsigKey key = TsigKey.of(Name.of("key."), TsigAlgorithm.HMAC_SHA256, new byte[32]);
    try (ScriptedServer server = new ScriptedServer(q -> q.answer(answer(q.message(), 7)));
        DnsClient client = hasty().maxTries(1).server(server.socketAddress()).build()) {
      List<QueryAttempt> attempts =
          ofFailure(
              client.send(
                  query("one.test."),
                  RequestOptions.DEFAULT.withKey(key).withTimeout(Duration.ofMillis(800))));
      assertEquals(Result.SILENT, attempts.get(0).result());
      assertEquals(Map.of(ClientEvent.DROPPED_WRONG_SIGNATURE, 1), attempts.get(0).drops());
    }
  }

  @Test
  void theResponseThatIsBetterThanNone() throws Exception {
    try (ScriptedServer failing =
            new ScriptedServer(q -> q.answer(Answers.error(q.message(), Rcode.SERVFAIL)));
        ScriptedServer silent = new ScriptedServer(q -> {});
        DnsClient client = hasty().maxTries(1).tcpWait(Duration.ofMillis(100)).build()) {
      List<QueryAttempt> attempts =
          ofAnswer(client, RequestOptions.to(failing.socketAddress(), silent.socketAddress()));
      assertEquals(
          List.of(Result.ANOTHER_SERVER, Result.SILENT, Result.SILENT, Result.SILENT),
          results(attempts));
    }
  }

  @Test
  void theEndOfTheClientAndOfAThread() throws Exception {
    try (ScriptedServer silent = new ScriptedServer(q -> {});
        DnsClient client = DnsClient.builder().server(silent.socketAddress()).build()) {
      CompletableFuture<Message> future = client.send(query("one.test."));
      Await.until("it is sent", () -> silent.queries.size() == 1);
      client.close();
      assertEquals(List.of(Result.SUPERSEDED), results(ofFailure(future)));
    }
    try (ScriptedServer silent = new ScriptedServer(q -> {});
        DnsClient client =
            DnsClient.builder()
                .server(silent.socketAddress())
                .timeout(Duration.ofMillis(100))
                .build()) {
      DnsClientException here =
          assertThrows(DnsClientException.class, () -> client.query(query("one.test.")));
      assertEquals(List.of(Result.SILENT), results(here.attempts()));
      ByteArrayOutputStream octets = new ByteArrayOutputStream();
      try (ObjectOutputStream out = new ObjectOutputStream(octets)) {
        out.writeObject(here);
      }
      try (ObjectInputStream in =
          new ObjectInputStream(new ByteArrayInputStream(octets.toByteArray()))) {
        assertEquals(List.of(), ((DnsClientException) in.readObject()).attempts());
      }
    }
  }

  /**
   * Returns the median of the octets that the client's thread allocates from one response to the
   * next, with one query after the other.
   */
  private static long allocated(ResponseReader<Long> reader) throws Exception {
    try (ScriptedServer server =
            new ScriptedServer(q -> q.answer(answer(q.message(), 7))).forgetting();
        DnsClient client = DnsClient.builder().server(server.socketAddress()).build()) {
      Message query = query("one.test.");
      long[] each = new long[1_001];
      long before = 0;
      for (int i = 0; i < each.length; i++) {
        long now = get(client.send(query, RequestOptions.DEFAULT, reader));
        each[i] = now - before;
        before = now;
      }
      Arrays.sort(each);
      return each[each.length / 2];
    }
  }

  /** The number is what a request allocated before attempts existed. */
  @Test
  void aPlainAnswerAllocatesNoMoreThanWithoutAttempts() throws Exception {
    long octets = allocated((view, how) -> Allocations.octets());
    assertTrue(octets <= MOST_ALLOCATED, octets + " octets");
  }

  /** A hundred transmissions: the first ones are there, and the last. */
  @Test
  void notMoreThanSixtyFourAreKept() throws Exception {
    try (ScriptedServer silent = new ScriptedServer(q -> {});
        DnsClient client =
            DnsClient.builder()
                .server(silent.socketAddress())
                .firstWait(Duration.ofMillis(1))
                .maxWait(Duration.ofMillis(1))
                .maxTries(100)
                .tcpWait(Duration.ofMillis(100))
                .build()) {
      List<QueryAttempt> attempts = ofFailure(client.send(query("one.test.")));
      assertEquals(64, attempts.size());
      assertEquals(63, attempts.get(62).transmission());
      assertEquals(Transport.TCP, attempts.get(63).sent().transport());
    }
  }
}
