package io.wiredns.core.client;

import static io.wiredns.core.client.Answers.answer;
import static io.wiredns.core.client.Answers.changed;
import static io.wiredns.core.client.Answers.query;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;

import io.wiredns.codec.Await;
import io.wiredns.codec.Ports;
import io.wiredns.codec.Written;
import io.wiredns.codec.code.Opcode;
import io.wiredns.codec.code.Rcode;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.edns.Edns;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.MessageBuilder;
import io.wiredns.codec.message.Question;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.message.Transport;
import io.wiredns.codec.rdata.Txt;
import io.wiredns.codec.tsig.TsigAlgorithm;
import io.wiredns.codec.tsig.TsigKey;
import io.wiredns.codec.wire.Name;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
@SuppressWarnings("try") // some tests close a resource early
class DnsClientTest {
  /** Longer than a busy machine needs, and as long as {@link #get} waits. */
  private static final Duration LONG = Duration.ofSeconds(30);

  private static DnsClient.Builder hasty() {
    return DnsClient.builder().firstWait(Duration.ofMillis(400)).maxWait(Duration.ofMillis(1_600));
  }

  static <T> T get(CompletableFuture<T> future)
      throws ExecutionException, InterruptedException, TimeoutException {
    return future.get(30, TimeUnit.SECONDS);
  }

  static DnsClientException.Reason failure(CompletableFuture<?> future) {
    ExecutionException thrown = assertThrows(ExecutionException.class, () -> get(future));
    return assertInstanceOf(DnsClientException.class, thrown.getCause()).reason();
  }

  @Test
  void aQueryGoesOutWithEdnsAndComesBackAsAMessage() throws Exception {
    try (ScriptedServer server = new ScriptedServer(q -> q.answer(answer(q.message(), 7)));
        DnsClient client = DnsClient.builder().server(server.socketAddress()).build()) {
      Message response = get(client.send(query("one.test.")));
      assertEquals(7, Answers.address(response));
      Message sent = server.queries.get(0).message();
      assertEquals(sent.id(), response.id());
      Edns edns = sent.edns().orElseThrow();
      assertEquals(1232, edns.udpPayloadSize());
      assertTrue(server.queries.get(0).port >= 1024);
      assertEquals(0, client.pendingCount());
      assertEquals(1, client.counters().count(ClientEvent.ANSWERED));
      assertEquals(1, client.counters().count(ClientEvent.SENT_UDP));
    }
  }

  @Test
  void aViewIsReadWithoutAMessage() throws Exception {
    try (ScriptedServer server = new ScriptedServer(q -> q.answer(answer(q.message(), 7)));
        DnsClient client = DnsClient.builder().build()) {
      Delivery[] how = new Delivery[1];
      int address =
          get(
              client.send(
                  query("one.test."),
                  RequestOptions.to(server.socketAddress()),
                  (view, delivery) -> {
                    how[0] = delivery.get();
                    return view.record(0).ipv4();
                  }));
      assertEquals(7, address);
      assertEquals(server.socketAddress(), how[0].server());
      assertEquals(server.queries.get(0).octets.length, how[0].query().length());
    }
  }

  @Test
  void wrongPacketsAreDroppedAndCountedAndEndNothing() throws Exception {
    try (ScriptedServer server =
            new ScriptedServer(
                q -> {
                  byte[] good = Written.octets(answer(q.message(), 7));
                  byte[] forged = Written.octets(answer(q.message(), 666));
                  q.answer(new byte[5]);
                  q.answer(changed(forged, 0, 1)); // ID
                  q.answer(changed(forged, 2, 0x80)); // QR
                  q.answer(changed(forged, 13, 1)); // name
                  q.answer(changed(forged, 23, 1)); // type
                  q.answer(changed(forged, 2, 0x08)); // opcode
                  q.answer(changed(forged, 7, 2)); // a count larger than the number of questions
                  q.answer(good);
                });
        DnsClient client = DnsClient.builder().server(server.socketAddress()).build()) {
      assertEquals(7, Answers.address(get(client.send(query("one.test.")))));
      assertEquals(1, server.queries.size());
      for (ClientEvent event :
          List.of(
              ClientEvent.DROPPED_SHORT,
              ClientEvent.DROPPED_UNKNOWN_ID,
              ClientEvent.DROPPED_QUERY,
              ClientEvent.DROPPED_MISMATCH,
              ClientEvent.DROPPED_MALFORMED)) {
        assertEquals(1, client.counters().count(event), event.name());
      }
      assertEquals(2, client.counters().count(ClientEvent.DROPPED_WRONG_QUESTION));
    }
  }

  @Test
  void aTruncatedResponseIsAskedForOverTcp() throws Exception {
    try (ScriptedServer server =
            new ScriptedServer(
                q -> q.answer(q.stream ? answer(q.message(), 7) : Answers.truncated(q.message())));
        DnsClient client = DnsClient.builder().server(server.socketAddress()).build()) {
      assertEquals(7, Answers.address(get(client.send(query("one.test.")))));
      assertEquals(7, Answers.address(get(client.send(query("two.test.")))));
      assertEquals(1, client.counters().count(ClientEvent.CONNECTION_OPENED));
    }
  }

  @Test
  void aLostQueryIsSentAgainAsItWas() throws Exception {
    int[] seen = {0};
    try (ScriptedServer server =
            new ScriptedServer(
                q -> {
                  if (++seen[0] == 3) {
                    q.answer(answer(q.message(), 7));
                  }
                });
        DnsClient client = hasty().server(server.socketAddress()).build()) {
      assertEquals(7, Answers.address(get(client.send(query("one.test.")))));
      List<ScriptedServer.Query> queries = server.queries;
      assertEquals(3, queries.size());
      for (ScriptedServer.Query again : queries) {
        assertEquals(queries.get(0).message(), again.message());
        assertEquals(queries.get(0).port, again.port);
      }
      assertEquals(2, client.counters().count(ClientEvent.RETRANSMITTED));
    }
  }

  /** The second server may be slow, so that it may be queried more than once. */
  @Test
  void aSilentServerIsFollowedByTheNext() throws Exception {
    try (ScriptedServer silent = new ScriptedServer(q -> {});
        ScriptedServer server = new ScriptedServer(q -> q.answer(answer(q.message(), 7)));
        DnsClient client =
            hasty().server(silent.socketAddress()).server(server.socketAddress()).build()) {
      assertEquals(7, Answers.address(get(client.send(query("one.test.")))));
      assertTrue(client.counters().count(ClientEvent.NEXT_SERVER) >= 1);
    }
  }

  @Test
  void aServerThatIsSilentOverUdpIsAskedOverTcpAtLast() throws Exception {
    ScriptedServer.Script overTcp =
        q -> {
          if (q.stream) {
            q.answer(answer(q.message(), 7));
          }
        };
    try (ScriptedServer server = new ScriptedServer(overTcp);
        DnsClient client = hasty().timeout(LONG).server(server.socketAddress()).build()) {
      assertEquals(7, Answers.address(get(client.send(query("one.test.")))));
    }
  }

  @Test
  void aServerThatIsSilentOverTcpTooIsATimeout() throws Exception {
    try (ScriptedServer silent = new ScriptedServer(q -> {});
        DnsClient client =
            hasty()
                .maxTries(1)
                .tcpWait(Duration.ofMillis(200))
                .timeout(LONG)
                .server(silent.socketAddress())
                .build()) {
      assertEquals(DnsClientException.Reason.TIMEOUT, failure(client.send(query("one.test."))));
      assertEquals(2, client.counters().count(ClientEvent.CONNECTION_OPENED));
    }
  }

  @Test
  void aServerThatFailsIsFollowedByTheNextAndItsResponseIsBetterThanNone() throws Exception {
    try (ScriptedServer failing =
            new ScriptedServer(q -> q.answer(Answers.error(q.message(), Rcode.SERVFAIL)));
        ScriptedServer server = new ScriptedServer(q -> q.answer(answer(q.message(), 7)));
        DnsClient client = DnsClient.builder().build()) {
      RequestOptions both = RequestOptions.to(failing.socketAddress(), server.socketAddress());
      assertEquals(7, Answers.address(get(client.send(query("one.test."), both))));
      Message response = get(client.send(query("one.test."), failing.socketAddress()));
      assertEquals(Rcode.SERVFAIL, response.rcode());
    }
  }

  @Test
  void whereNothingListensTheRequestFailsOrGoesOn() throws Exception {
    InetSocketAddress nobody = new InetSocketAddress("127.0.0.1", Ports.reserve());
    try (ScriptedServer server = new ScriptedServer(q -> q.answer(answer(q.message(), 7)));
        DnsClient client = DnsClient.builder().build()) {
      assertEquals(
          DnsClientException.Reason.UNREACHABLE, failure(client.send(query("one.test."), nobody)));
      RequestOptions both = RequestOptions.to(nobody, server.socketAddress());
      assertEquals(7, Answers.address(get(client.send(query("one.test."), both))));
    }
  }

  @Test
  void theTimeOfARequestEnds() throws Exception {
    try (ScriptedServer silent = new ScriptedServer(q -> {});
        DnsClient client =
            DnsClient.builder()
                .server(silent.socketAddress())
                .timeout(Duration.ofMillis(100))
                .build()) {
      assertEquals(DnsClientException.Reason.TIMEOUT, failure(client.send(query("one.test."))));
      assertEquals(0, client.pendingCount());
    }
  }

  @Test
  void beyondItsLimitsTheClientSaysNo() throws Exception {
    try (ScriptedServer silent = new ScriptedServer(q -> {});
        DnsClient client =
            DnsClient.builder()
                .server(silent.socketAddress())
                .maxInFlight(2)
                .maxQueued(3)
                .build()) {
      List<CompletableFuture<Message>> taken = new ArrayList<>();
      for (int i = 0; i < 5; i++) {
        taken.add(client.send(query("one.test.")));
      }
      assertEquals(DnsClientException.Reason.QUEUE_FULL, failure(client.send(query("one.test."))));
      assertEquals(5, client.pendingCount());
      taken.forEach(future -> future.cancel(true));
      client.close();
      assertEquals(0, client.pendingCount());
      assertEquals(5, client.counters().count(ClientEvent.CANCELLED));
      assertEquals(DnsClientException.Reason.CLOSED, failure(client.send(query("one.test."))));
    }
  }

  @Test
  void whatWaitsForItsTurnGetsIt() throws Exception {
    try (ScriptedServer server = new ScriptedServer(q -> q.answer(answer(q.message(), 7)));
        DnsClient client =
            DnsClient.builder()
                .server(server.socketAddress())
                .maxInFlight(1)
                .maxQueued(100)
                .build()) {
      List<CompletableFuture<Message>> all = new ArrayList<>();
      for (int i = 0; i < 50; i++) {
        all.add(client.send(query("n" + i + ".test.")));
      }
      for (CompletableFuture<Message> one : all) {
        assertEquals(7, Answers.address(get(one)));
      }
    }
  }

  @Test
  void closeCompletesEverything() throws Exception {
    List<CompletableFuture<Message>> all = new ArrayList<>();
    try (ScriptedServer silent = new ScriptedServer(q -> {});
        DnsClient client =
            DnsClient.builder()
                .server(silent.socketAddress())
                .maxInFlight(10)
                .maxQueued(1_000)
                .build()) {
      for (int i = 0; i < 500; i++) {
        RequestOptions options =
            RequestOptions.DEFAULT.withTransport(i % 2 == 0 ? Transport.TCP : Transport.UDP);
        all.add(client.send(query("n" + i + ".test."), options));
      }
      client.close();
      for (CompletableFuture<Message> one : all) {
        assertTrue(one.isDone());
        assertEquals(DnsClientException.Reason.CLOSED, failure(one));
      }
      assertEquals(0, client.pendingCount());
      assertEquals(
          client.counters().count(ClientEvent.PORT_OPENED),
          client.counters().count(ClientEvent.PORT_CLOSED));
    }
  }

  @Test
  void cancellingEndsTheRequest() throws Exception {
    try (ScriptedServer silent = new ScriptedServer(q -> {});
        DnsClient client = DnsClient.builder().server(silent.socketAddress()).build()) {
      CompletableFuture<Message> future = client.send(query("one.test."));
      assertTrue(future.cancel(false));
      CompletableFuture<Message> timed = client.send(query("two.test."));
      assertThrows(ExecutionException.class, () -> get(timed.orTimeout(50, TimeUnit.MILLISECONDS)));
      client.close();
      assertEquals(2, client.counters().count(ClientEvent.CANCELLED));
      assertEquals(0, client.pendingCount());
    }
  }

  @Test
  void whatIsNoQueryIsRefused() throws IOException {
    try (DnsClient client = DnsClient.builder().build()) {
      InetSocketAddress server = new InetSocketAddress("127.0.0.1", 53);
      Message response = Message.responseTo(query("one.test.")).build();
      Message transfer = Message.query(0, Name.of("test."), RecordType.AXFR);
      Message dso = Message.builder().opcode(Opcode.DSO).build();
      for (Message wrong : List.of(response, transfer, dso)) {
        assertThrows(IllegalArgumentException.class, () -> client.send(wrong, server));
      }
      assertThrows(IllegalArgumentException.class, () -> client.send(query("one.test.")));
      assertThrows(
          IllegalArgumentException.class,
          () ->
              client.send(query("one.test."), InetSocketAddress.createUnresolved("localhost", 53)));
    }
  }

  @Test
  void whatTheReaderThrowsEndsTheRequestAlone() throws Exception {
    try (ScriptedServer server = new ScriptedServer(q -> q.answer(answer(q.message(), 7)));
        DnsClient client = DnsClient.builder().server(server.socketAddress()).build()) {
      RuntimeException broken = new IllegalStateException("reader");
      ExecutionException thrown =
          assertThrows(
              ExecutionException.class,
              () ->
                  get(
                      client.send(
                          query("one.test."),
                          RequestOptions.DEFAULT,
                          (view, delivery) -> {
                            throw broken;
                          })));
      assertEquals(broken, thrown.getCause());
      assertEquals(7, Answers.address(get(client.send(query("one.test.")))));
    }
  }

  @Test
  void addressesOfIpv6WorkToo() throws Exception {
    ScriptedServer six;
    try {
      six = new ScriptedServer("::1", q -> q.answer(answer(q.message(), 6)));
    } catch (IOException none) {
      abort("this machine has no IPv6 loopback: skipped");
      return;
    }
    try (six;
        ScriptedServer four = new ScriptedServer(q -> {});
        DnsClient client = hasty().build()) {
      RequestOptions both = RequestOptions.to(four.socketAddress(), six.socketAddress());
      assertEquals(6, Answers.address(get(client.send(query("one.test."), both))));
      assertEquals(
          6,
          Answers.address(
              get(
                  client.send(
                      query("one.test."),
                      RequestOptions.to(six.socketAddress()).withTransport(Transport.TCP)))));
    }
  }

  /**
   * Checks only which server a request tries first: if the machine is slow, it may then try the
   * other.
   */
  @Test
  void aServerThatHasBeenSilentIsAskedAfterTheOthers() throws Exception {
    List<InetSocketAddress> asked = new CopyOnWriteArrayList<>();
    try (ScriptedServer silent = new ScriptedServer(q -> {});
        ScriptedServer server = new ScriptedServer(q -> q.answer(answer(q.message(), 7)));
        DnsClient client =
            hasty()
                .server(silent.socketAddress())
                .server(server.socketAddress())
                .listener(
                    (event, peer) -> {
                      if (event == ClientEvent.SENT_UDP) {
                        asked.add(peer);
                      }
                    })
                .build()) {
      List<InetSocketAddress> first = new ArrayList<>();
      for (int i = 0; i < 10; i++) {
        int before = asked.size();
        assertEquals(7, Answers.address(get(client.send(query("n" + i + ".test.")))));
        first.add(asked.get(before));
      }
      assertEquals(silent.socketAddress(), first.get(0));
      assertEquals(Collections.nCopies(7, server.socketAddress()), first.subList(3, 10));
    }
  }

  @Test
  void aLargeUpdateGoesOverTcpAtOnceAndOneTooLargeIsRefused() throws Exception {
    try (ScriptedServer server =
            new ScriptedServer(q -> q.answer(Message.responseTo(q.message()).build()));
        DnsClient client = DnsClient.builder().server(server.socketAddress()).build()) {
      assertEquals(Rcode.NOERROR, get(client.send(update(30))).rcode());
      assertTrue(server.queries.get(0).stream);
      ExecutionException thrown =
          assertThrows(ExecutionException.class, () -> get(client.send(update(1_000))));
      assertInstanceOf(IllegalArgumentException.class, thrown.getCause());
      assertEquals(0, client.pendingCount());
    }
  }

  /** The update with OPT and cookie has about 400 octets, and with the signature more than 512. */
  @Test
  void anUpdateThatOnlyItsSignatureMakesLongGoesOverTcp() throws Exception {
    Name name = Name.of("k".repeat(60) + ".");
    TsigKey key = TsigKey.of(name, TsigAlgorithm.HMAC_SHA256, new byte[32]);
    for (boolean signed : new boolean[] {false, true}) {
      DnsClient.Builder builder = DnsClient.builder();
      if (signed) {
        builder.key(key);
      }
      try (ScriptedServer server = new ScriptedServer(q -> {});
          DnsClient client = builder.server(server.socketAddress()).build()) {
        client.send(update(3));
        Await.until("it arrives", () -> !server.queries.isEmpty());
        assertEquals(signed, server.queries.get(0).stream);
      }
    }
  }

  private static Message update(int records) {
    Name zone = Name.of("zone.test.");
    MessageBuilder update =
        Message.builder().opcode(Opcode.UPDATE).question(new Question(zone, RecordType.SOA));
    for (int i = 0; i < records; i++) {
      update.authority(new ResourceRecord(Name.of("h" + i, zone), 60, Txt.of("x".repeat(100))));
    }
    return update.build();
  }
}
