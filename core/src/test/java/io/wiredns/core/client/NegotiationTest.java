package io.wiredns.core.client;

import static io.wiredns.core.client.Answers.answer;
import static io.wiredns.core.client.Answers.error;
import static io.wiredns.core.client.Answers.query;
import static io.wiredns.core.client.Answers.with;
import static io.wiredns.core.client.Answers.withoutEdns;
import static io.wiredns.core.client.DnsClientTest.failure;
import static io.wiredns.core.client.DnsClientTest.get;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.Written;
import io.wiredns.codec.code.Rcode;
import io.wiredns.codec.edns.ClientSubnet;
import io.wiredns.codec.edns.Cookie;
import io.wiredns.codec.edns.Edns;
import io.wiredns.codec.edns.Nsid;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.Transport;
import io.wiredns.codec.tsig.TsigKey;
import io.wiredns.codec.tsig.TsigKeyRing;
import io.wiredns.codec.tsig.TsigResult;
import io.wiredns.codec.tsig.TsigServer;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.Octets;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Checks what the client does after each kind of response: section 10 of the requirements, row by
 * row.
 */
@Timeout(60)
class NegotiationTest {
  private static final Octets SERVER_COOKIE = Octets.fromHex("a1a2a3a4a5a6a7a8");
  private static final TsigKey KEY =
      TsigKey.parse("hmac-sha256:key.:bmVnb3RpYXRpb24tdGVzdC1rZXktbmVnb3RpYXRpb24=");
  private static final TsigKey OTHER =
      TsigKey.parse("hmac-sha256:key.:b3RoZXIta2V5LW90aGVyLWtleS1vdGhlci1rZXktb3Q=");

  /** Returns a client with waits so long that only unanswered queries are sent again. */
  private static DnsClient.Builder client(ScriptedServer server) {
    return DnsClient.builder()
        .server(server.socketAddress())
        .firstWait(Duration.ofSeconds(5))
        .maxWait(Duration.ofSeconds(5))
        .timeout(Duration.ofSeconds(30));
  }

  /** Returns a client with short waits, for servers that do not answer some queries. */
  private static DnsClient.Builder hasty(ScriptedServer server) {
    return client(server).firstWait(Duration.ofMillis(500)).maxWait(Duration.ofMillis(500));
  }

  private static Cookie cookie(ScriptedServer.Query query) {
    return query.message().edns().orElseThrow().option(Cookie.class).orElseThrow();
  }

  private static Message subnetQuery() {
    Edns edns =
        Edns.request()
            .withOption(ClientSubnet.of(InetAddress.getLoopbackAddress(), 24))
            .withOption(Nsid.query());
    return query("one.test.").toBuilder().edns(edns).build();
  }

  @Test
  void formErrWithoutOptMeansNoEdnsAndIsRemembered() throws Exception {
    try (ScriptedServer server =
            new ScriptedServer(
                q ->
                    q.answer(
                        q.message().edns().isPresent()
                            ? withoutEdns(q.message(), Rcode.FORMERR)
                            : answer(q.message(), 7)));
        DnsClient client = client(server).build()) {
      assertEquals(7, Answers.address(get(client.send(query("one.test.")))));
      assertEquals(7, Answers.address(get(client.send(query("two.test.")))));
      assertEquals(3, server.queries.size());
      assertTrue(server.queries.get(2).message().edns().isEmpty());
    }
  }

  @Test
  void formErrWithoutOptToAQueryThatNeedsEdnsIsTheAnswer() throws Exception {
    try (ScriptedServer server =
            new ScriptedServer(q -> q.answer(withoutEdns(q.message(), Rcode.FORMERR)));
        DnsClient client = client(server).build()) {
      Message secure =
          query("one.test.").toBuilder().edns(Edns.request().withDnssecOk(true)).build();
      assertEquals(Rcode.FORMERR, get(client.send(secure)).rcode());
      assertEquals(1, server.queries.size());
    }
  }

  @Test
  void formErrWithOptDropsTheOptionsAndKeepsEdns() throws Exception {
    try (ScriptedServer server =
            new ScriptedServer(
                q -> {
                  boolean options = !q.message().edns().orElseThrow().options().isEmpty();
                  q.answer(options ? error(q.message(), Rcode.FORMERR) : answer(q.message(), 7));
                });
        DnsClient client = client(server).build()) {
      assertEquals(7, Answers.address(get(client.send(subnetQuery()))));
      assertEquals(2, server.queries.size());
    }
  }

  @Test
  void refusedWithSubnetIsAskedWithout() throws Exception {
    try (ScriptedServer server =
            new ScriptedServer(
                q -> {
                  Edns edns = q.message().edns().orElseThrow();
                  q.answer(
                      edns.option(ClientSubnet.class).isPresent()
                          ? error(q.message(), Rcode.REFUSED)
                          : answer(q.message(), 7));
                });
        DnsClient client = client(server).build()) {
      assertEquals(7, Answers.address(get(client.send(subnetQuery()))));
      Edns second = server.queries.get(1).message().edns().orElseThrow();
      assertTrue(second.option(Nsid.class).isPresent());
    }
  }

  @Test
  void badVersIsAskedWithTheServersVersion() throws Exception {
    try (ScriptedServer server =
            new ScriptedServer(
                q ->
                    q.answer(
                        q.message().edns().orElseThrow().version() > 0
                            ? error(q.message(), Rcode.BADVERS)
                            : answer(q.message(), 7)));
        DnsClient client = client(server).build()) {
      Message future = query("one.test.").toBuilder().edns(Edns.request().withVersion(1)).build();
      assertEquals(7, Answers.address(get(client.send(future))));
      assertEquals(2, server.queries.size());
    }
  }

  @Test
  void theServersCookieIsLearntAndMustComeBack() throws Exception {
    boolean[] forgetful = {false};
    try (ScriptedServer server =
            new ScriptedServer(
                q -> {
                  Message good = answer(q.message(), 7);
                  Cookie sent = cookie(q);
                  if (sent.hasServer() && !q.stream) {
                    Octets wrong = Octets.fromHex("0000000000000000");
                    q.answer(with(answer(q.message(), 1), new Cookie(wrong, SERVER_COOKIE)));
                    q.answer(answer(q.message(), 2));
                  }
                  if (!forgetful[0]) {
                    q.answer(with(good, new Cookie(sent.client(), SERVER_COOKIE)));
                  } else if (q.stream) {
                    q.answer(good);
                  }
                });
        DnsClient client = hasty(server).maxTries(1).build()) {
      assertEquals(7, Answers.address(get(client.send(query("one.test.")))));
      assertFalse(cookie(server.queries.get(0)).hasServer());
      assertEquals(7, Answers.address(get(client.send(query("two.test.")))));
      assertEquals(SERVER_COOKIE, cookie(server.queries.get(1)).server());
      assertEquals(cookie(server.queries.get(0)).client(), cookie(server.queries.get(1)).client());
      assertEquals(2, client.counters().count(ClientEvent.DROPPED_WRONG_COOKIE));
      // A server that no longer supports cookies shows it over TCP, and is trusted from then on.
      forgetful[0] = true;
      assertEquals(7, Answers.address(get(client.send(query("three.test.")))));
      assertTrue(server.queries.get(server.queries.size() - 1).stream);
      assertFalse(cookie(server.queries.get(server.queries.size() - 1)).hasServer());
    }
  }

  @Test
  void badCookieIsAskedAgainWithItAndThenOverTcp() throws Exception {
    boolean[] stubborn = {false};
    try (ScriptedServer server =
            new ScriptedServer(
                q -> {
                  Cookie sent = cookie(q);
                  boolean good = q.stream || sent.hasServer() && !stubborn[0];
                  Message response =
                      good ? answer(q.message(), 7) : error(q.message(), Rcode.BADCOOKIE);
                  q.answer(with(response, new Cookie(sent.client(), SERVER_COOKIE)));
                });
        DnsClient client = client(server).build()) {
      assertEquals(7, Answers.address(get(client.send(query("one.test.")))));
      assertEquals(2, server.queries.size());
      stubborn[0] = true;
      assertEquals(7, Answers.address(get(client.send(query("two.test.")))));
      assertEquals(5, server.queries.size());
      assertTrue(server.queries.get(4).stream);
    }
  }

  @Test
  void silenceWithALargePayloadSizeIsAskedWithTheSafeOneBeforeTcp() throws Exception {
    try (ScriptedServer server =
            new ScriptedServer(
                q -> {
                  if (q.message().edns().orElseThrow().udpPayloadSize() <= 1232) {
                    q.answer(answer(q.message(), 7));
                  }
                });
        DnsClient client = hasty(server).udpPayloadSize(4096).maxTries(2).build()) {
      assertEquals(7, Answers.address(get(client.send(query("one.test.")))));
      assertEquals(3, server.queries.size());
      assertFalse(server.queries.get(2).stream);
    }
  }

  @Test
  void mixedCaseMustComeBackAsItWent() throws Exception {
    String name = "a-name-with-very-many-letters-in-it.test.";
    try (ScriptedServer server =
            new ScriptedServer(
                q -> {
                  q.answer(answer(lowerCase(q.message()), 1));
                  q.answer(answer(q.message(), 7));
                });
        DnsClient client = client(server).mixedCase(true).build()) {
      assertEquals(7, Answers.address(get(client.send(query(name)))));
      Name sent = server.queries.get(0).message().questions().get(0).name();
      assertEquals(Name.of(name), sent);
      assertFalse(sent.hasSameOctets(Name.of(name)));
      assertEquals(1, client.counters().count(ClientEvent.DROPPED_WRONG_CASE));
    }
    // A server that does not repeat the case is queried over TCP.
    try (ScriptedServer server =
            new ScriptedServer(q -> q.answer(answer(lowerCase(q.message()), 7)));
        DnsClient client = hasty(server).mixedCase(true).maxTries(1).build()) {
      assertEquals(7, Answers.address(get(client.send(query(name)))));
    }
  }

  private static Message lowerCase(Message query) {
    io.wiredns.codec.message.Question asked = query.questions().get(0);
    return Message.builder()
        .id(query.id())
        .flags(query.flags())
        .question(
            new io.wiredns.codec.message.Question(
                asked.name().toLowerCase(), asked.type(), asked.recordClass()))
        .edns(query.edns().orElseThrow())
        .build();
  }

  @Test
  void paddingFillsBlocks() throws Exception {
    try (ScriptedServer server = new ScriptedServer(q -> q.answer(answer(q.message(), 7)));
        DnsClient client = client(server).padding(true).build()) {
      for (String name : List.of("a.test.", "a-longer-name.test.")) {
        get(client.send(query(name)));
        get(client.send(query(name), RequestOptions.DEFAULT.withTransport(Transport.TCP)));
      }
      for (ScriptedServer.Query query : server.queries) {
        assertEquals(128, query.octets.length);
      }
    }
  }

  private static void signed(ScriptedServer.Query query, TsigKey key, long clockAhead)
      throws IOException {
    TsigServer tsig = new TsigServer(TsigKeyRing.of(key));
    long now = System.currentTimeMillis() / 1_000 + clockAhead;
    ByteBuffer out = ByteBuffer.allocate(4_096);
    if (tsig.verify(ByteBuffer.wrap(query.octets), Instant.ofEpochSecond(now))
        instanceof TsigResult.Rejected) {
      tsig.writeError(out, Instant.ofEpochSecond(now));
    } else {
      Message bare = withoutTsig(query.message());
      answer(bare, 7).write(out);
      tsig.sign(out, 0, Instant.ofEpochSecond(now));
    }
    query.answer(Arrays.copyOf(out.array(), out.position()));
  }

  private static Message withoutTsig(Message query) {
    return Message.builder()
        .id(query.id())
        .flags(query.flags())
        .question(query.questions().get(0))
        .build();
  }

  @Test
  void onlyWhatIsSignedWithTheKeyIsAnAnswer() throws Exception {
    try (ScriptedServer server =
            new ScriptedServer(
                q -> {
                  Message bare = withoutTsig(q.message());
                  q.answer(answer(bare, 1)); // not signed at all
                  q.answer(error(bare, Rcode.REFUSED));
                  signed(q, OTHER, 0); // BADSIG, which is not signed either
                  signed(q, KEY, 0);
                });
        DnsClient client = client(server).key(KEY).build()) {
      assertEquals(7, Answers.address(get(client.send(query("one.test.")))));
      assertEquals(
          7,
          Answers.address(
              get(
                  client.send(
                      query("one.test."), RequestOptions.DEFAULT.withTransport(Transport.TCP)))));
      assertEquals(6, client.counters().count(ClientEvent.DROPPED_WRONG_SIGNATURE));
    }
  }

  @Test
  void aRequestWithoutAVerifiedResponseSaysSo() throws Exception {
    try (ScriptedServer server = new ScriptedServer(q -> signed(q, OTHER, 0));
        ScriptedServer slow = new ScriptedServer(q -> signed(q, KEY, -1_000));
        DnsClient client = hasty(server).tcpWait(Duration.ofMillis(100)).key(KEY).build()) {
      assertEquals(DnsClientException.Reason.UNVERIFIED, failure(client.send(query("one.test."))));
      // BADTIME is signed, so that the client need not wait for another response.
      assertEquals(
          DnsClientException.Reason.UNVERIFIED,
          failure(client.send(query("one.test."), slow.socketAddress())));
      assertEquals(1, slow.queries.size());
    }
  }

  @Test
  void aDestroyedKeyFailsTheRequestAndLeavesNothingOpen() throws Exception {
    TsigKey key = TsigKey.parse("hmac-sha256:gone.:Z29uZS1nb25lLWdvbmUtZ29uZS1nb25lLWdvbmUtZ28=");
    try (ScriptedServer server = new ScriptedServer(q -> signed(q, key, 0));
        DnsClient client = client(server).sourcePorts(SourcePorts.fresh()).key(key).build()) {
      assertEquals(7, Answers.address(get(client.send(query("one.test.")))));
      key.destroy();
      ExecutionException thrown =
          assertThrows(ExecutionException.class, () -> get(client.send(query("two.test."))));
      assertInstanceOf(IllegalStateException.class, thrown.getCause());
      assertEquals(0, client.pendingCount());
      assertEquals(
          client.counters().count(ClientEvent.PORT_OPENED),
          client.counters().count(ClientEvent.PORT_CLOSED));
    }
  }

  @Test
  void identifiersAndPortsAreDrawnAnewForEachQuery() throws Exception {
    try (ScriptedServer server = new ScriptedServer(q -> q.answer(answer(q.message(), 7)));
        DnsClient client = client(server).sourcePorts(SourcePorts.fresh()).build()) {
      for (int i = 0; i < 50; i++) {
        get(client.send(query("one.test.")));
      }
      Set<Integer> ids = new HashSet<>();
      Set<Integer> ports = new HashSet<>();
      for (ScriptedServer.Query query : server.queries) {
        ids.add(query.message().id());
        ports.add(query.port);
      }
      // The probability of fewer than 45 different values of 50 is below 10^-12.
      assertTrue(ids.size() >= 45 && ports.size() >= 45, ids + " " + ports);
      assertNotEquals(ids, ports);
    }
  }

  @Test
  void pooledPortsAreReplacedWhenTheyAreUsedUp() throws Exception {
    try (ScriptedServer server = new ScriptedServer(q -> q.answer(answer(q.message(), 7)));
        DnsClient client =
            client(server)
                .sourcePorts(
                    SourcePorts.pooled(2).withMaxUses(5).withMaxAge(Duration.ofSeconds(60)))
                .build()) {
      for (int i = 0; i < 100; i++) {
        get(client.send(query("one.test.")));
      }
      assertTrue(client.counters().count(ClientEvent.PORT_OPENED) >= 20);
      assertTrue(
          client.counters().count(ClientEvent.PORT_OPENED)
                  - client.counters().count(ClientEvent.PORT_CLOSED)
              <= 2);
    }
  }

  @Test
  void aPortUnderAttackIsLeftForTcp() throws Exception {
    try (ScriptedServer server =
            new ScriptedServer(
                q -> {
                  byte[] good = Written.octets(answer(q.message(), 7));
                  if (q.stream) {
                    q.answer(good);
                    return;
                  }
                  for (int guess = 1; guess < 400; guess++) {
                    q.answer(Answers.changed(Answers.changed(good, 0, guess >>> 8), 1, guess));
                  }
                });
        DnsClient client =
            DnsClient.builder()
                .server(server.socketAddress())
                .firstWait(Duration.ofSeconds(20))
                .maxWait(Duration.ofSeconds(20))
                .timeout(Duration.ofSeconds(30))
                .build()) {
      assertEquals(7, Answers.address(get(client.send(query("one.test.")))));
      assertEquals(1, client.counters().count(ClientEvent.PORT_ATTACKED));
    }
  }
}
