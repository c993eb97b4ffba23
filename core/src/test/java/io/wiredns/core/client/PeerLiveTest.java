package io.wiredns.core.client;

import static io.wiredns.core.client.DnsClientTest.get;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.code.Rcode;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.Transport;
import io.wiredns.codec.tsig.TsigKey;
import io.wiredns.codec.wire.Name;
import io.wiredns.core.client.PeerServers.Peer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests the client with other implementations of servers. */
@Timeout(120)
class PeerLiveTest {
  private static PeerServers servers;

  @BeforeAll
  static void start() throws IOException {
    servers = PeerServers.start();
  }

  @AfterAll
  static void stop() throws IOException {
    if (servers != null) {
      servers.close();
    }
  }

  private static DnsClient.Builder client(Peer peer) {
    return DnsClient.builder().server(servers.address(peer));
  }

  private static Message query(String name, RecordType type) {
    return Message.query(0, Name.of(name, Name.of("peer.test.")), type).toBuilder()
        .recursionDesired(true)
        .build();
  }

  private static void askHosts(DnsClient client, RequestOptions options) throws Exception {
    List<CompletableFuture<Message>> all = new ArrayList<>();
    for (int i = 0; i < PeerServers.HOSTS; i++) {
      all.add(client.send(query("h" + i, RecordType.A), options));
    }
    for (int i = 0; i < PeerServers.HOSTS; i++) {
      assertEquals(0xC0000000 | i / 256 << 8 | i % 256, Answers.address(get(all.get(i))));
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyKindOfAnswerComes(Peer peer) throws Exception {
    try (DnsClient client = client(peer).mixedCase(true).build()) {
      assertEquals(0xC0000007, Answers.address(get(client.send(query("h7", RecordType.A)))));
      assertEquals(Rcode.NXDOMAIN, get(client.send(query("none", RecordType.A))).rcode());
      assertTrue(get(client.send(query("h7", RecordType.MX))).answers().isEmpty());
      assertEquals(2, get(client.send(query("alias", RecordType.A))).answers().size());
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatDoesNotFitComesOverTcp(Peer peer) throws Exception {
    try (DnsClient client = client(peer).build()) {
      assertEquals(40, get(client.send(query("big", RecordType.TXT))).answers().size());
      assertEquals(1, client.counters().count(ClientEvent.CONNECTION_OPENED));
    }
  }

  @ParameterizedTest
  @EnumSource
  void manyAreInFlightOverUdp(Peer peer) throws Exception {
    try (DnsClient client = client(peer).build()) {
      askHosts(client, RequestOptions.DEFAULT);
      askHosts(client, RequestOptions.DEFAULT);
    }
  }

  @ParameterizedTest
  @EnumSource
  void manyAreInFlightOverTcp(Peer peer) throws Exception {
    try (DnsClient client = client(peer).build()) {
      askHosts(client, RequestOptions.DEFAULT.withTransport(Transport.TCP));
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"BIND", "KNOT"})
  void cookiesAreAgreedUpon(Peer peer) throws Exception {
    try (DnsClient client = client(peer).build()) {
      boolean[] full = new boolean[2];
      for (int i = 0; i < 2; i++) {
        int round = i;
        get(
            client.send(
                query("h1", RecordType.A),
                RequestOptions.DEFAULT,
                (view, delivery) -> {
                  int octets = delivery.get().query().length();
                  full[round] = octets > 12 + 18 + 11 + 4 + 8;
                  return octets;
                }));
      }
      assertTrue(full[1], "no server's part was sent");
      assertEquals(0, client.counters().count(ClientEvent.DROPPED_WRONG_COOKIE));
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"BIND", "KNOT", "NSD"})
  void signedQueriesGetSignedAnswers(Peer peer) throws Exception {
    try (DnsClient client = client(peer).key(TsigKey.parse(PeerServers.KEY)).build()) {
      Message response = get(client.send(query("h9", RecordType.A)));
      assertTrue(response.tsig().isPresent());
      assertEquals(0xC0000009, Answers.address(response));
      assertEquals(40, get(client.send(query("big", RecordType.TXT))).answers().size());
    }
  }

  @ParameterizedTest
  @EnumSource
  void aPortForEachQueryAndPaddingWorkToo(Peer peer) throws Exception {
    try (DnsClient client = client(peer).sourcePorts(SourcePorts.fresh()).padding(true).build()) {
      askHosts(client, RequestOptions.DEFAULT);
      assertEquals(PeerServers.HOSTS, client.counters().count(ClientEvent.ANSWERED));
    }
  }
}
