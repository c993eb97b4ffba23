package io.wiredns.codec.tsig;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.Daemons;
import io.wiredns.codec.Ports;
import io.wiredns.codec.ServerConfig;
import io.wiredns.codec.ServerConfig.Program;
import io.wiredns.codec.Written;
import io.wiredns.codec.code.Opcode;
import io.wiredns.codec.code.Rcode;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.code.TsigError;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.MessageView;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.rdata.Txt;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.WireFormatException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Our client against BIND, Knot and NSD of Debian; skipped where they are not installed. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TsigLiveClientTest {
  enum Server {
    BIND,
    KNOT,
    NSD
  }

  private static final int RECORDS = 20_000;
  private static final long HOUR = 3600;
  private static final Name ZONE = Name.of("live.test");

  /** Algorithms that all three servers support; each key has the name of its algorithm. */
  private static final List<String> ALGORITHMS =
      List.of("hmac-md5", "hmac-sha1", "hmac-sha224", "hmac-sha256", "hmac-sha384", "hmac-sha512");

  private static final String SECRET = "bGl2ZS10ZXN0LWtleS1saXZlLXRlc3Qta2V5LWxpdmU=";

  private Map<Server, Integer> ports;
  private Daemons daemons;

  @BeforeAll
  void start() throws IOException {
    daemons = Daemons.of("named", "knotd", "nsd");
    ports = Ports.reserve(Server.class);
    daemons.write("bind.zone", zone());
    daemons.write("knot.zone", zone());
    daemons.write("nsd.zone", zone());
    bind().run(daemons, "live.test");
    knot().run(daemons, "live.test");
    nsd().run(daemons, "live.test");
  }

  @AfterAll
  void stop() throws IOException {
    if (daemons != null) {
      daemons.close();
    }
  }

  private static String zone() {
    StringBuilder zone =
        new StringBuilder("$ORIGIN live.test.\n$TTL 300\n@ SOA ns hm 1 1800 900 604800 60\n");
    zone.append("@ NS ns\nns A 127.0.0.1\n");
    String text = (" \"" + "x".repeat(230) + "\"").repeat(3);
    for (int i = 0; i < RECORDS; i++) {
      zone.append("h").append(i).append(" TXT").append(text).append("\n");
    }
    return zone.toString();
  }

  private ServerConfig config(Server server, Program program) {
    ServerConfig config = ServerConfig.of(program, ports.get(server));
    for (String algorithm : ALGORITHMS) {
      config.key(algorithm, algorithm, SECRET);
    }
    return config;
  }

  private ServerConfig bind() {
    return config(Server.BIND, Program.BIND)
        .key("cut", "hmac-sha256-128", SECRET)
        .options("transfer-message-size 8192;")
        .zones(
            """
            zone "live.test" {
              type primary; file "bind.zone"; journal "bind.jnl";
              allow-transfer { %1$s };
              allow-update { %1$s };
            };
            """
                .formatted(
                    ALGORITHMS.stream()
                        .map(name -> "key " + name + "; ")
                        .reduce("key cut; ", String::concat)));
  }

  private ServerConfig knot() {
    return config(Server.KNOT, Program.KNOT)
        .sections(
            """
            acl:
              - id: signed
                key: [ %s ]
                action: [ transfer, update ]
            """
                .formatted(String.join(", ", ALGORITHMS)))
        .zones(
            """
            - domain: live.test
              file: knot.zone
              acl: signed
            """);
  }

  private ServerConfig nsd() {
    StringBuilder zone = new StringBuilder("zone:\n  name: live.test\n  zonefile: nsd.zone\n");
    for (String algorithm : ALGORITHMS) {
      zone.append("  provide-xfr: 127.0.0.0/8 %s%n".formatted(algorithm));
    }
    return config(Server.NSD, Program.NSD).zones(zone.toString());
  }

  private static TsigKey key(String algorithm) {
    return key(algorithm, algorithm, SECRET);
  }

  private static TsigKey key(String algorithm, String name, String secret) {
    return TsigKey.ofBase64(Name.of(name), TsigAlgorithm.parse(algorithm), secret);
  }

  private static long now() {
    return System.currentTimeMillis() / 1000;
  }

  private TsigResult ask(Server server, TsigClient client, Message query, long now)
      throws IOException {
    ByteBuffer out = Signed.buffer(query);
    assertTrue(client.sign(out, 0, Instant.ofEpochSecond(now)));
    byte[] response = Daemons.datagram(ports.get(server), out.flip());
    assertNotNull(response, "no response of " + server);
    TsigResult result = client.verify(ByteBuffer.wrap(response), Instant.ofEpochSecond(now));
    Rcode expected = result.isVerified() ? Rcode.NOERROR : Rcode.NOTAUTH;
    assertEquals(expected.value(), response[3] & 0xF, server + ": " + result);
    return result;
  }

  private static Message soa() {
    return Message.query(77, ZONE, RecordType.SOA);
  }

  static List<Object[]> all() {
    List<Object[]> all = new ArrayList<>();
    for (Server server : Server.values()) {
      for (String algorithm : ALGORITHMS) {
        all.add(new Object[] {server, algorithm});
      }
    }
    return all;
  }

  @ParameterizedTest
  @MethodSource("all")
  void aSignedQueryGetsAResponseThatVerifies(Server server, String algorithm) throws IOException {
    TsigKey key = key(algorithm);
    assertEquals(new TsigResult.Verified(key), ask(server, new TsigClient(key), soa(), now()));
  }

  @ParameterizedTest
  @EnumSource(Server.class)
  void everyMessageOfATransferVerifies(Server server) throws IOException, WireFormatException {
    TsigClient client = new TsigClient(key("hmac-sha256"));
    ByteBuffer out = Signed.buffer(Message.query(78, ZONE, RecordType.AXFR));
    assertTrue(client.sign(out, 0, Instant.ofEpochSecond(now())));
    MessageView view = new MessageView();
    int[] seen = new int[3]; // messages, records, SOAs
    List<TsigResult> results = new ArrayList<>();
    Daemons.stream(
        ports.get(server),
        out.flip(),
        octets -> {
          ByteBuffer message = ByteBuffer.wrap(octets);
          TsigResult result =
              seen[0] == 0
                  ? client.verify(message, Instant.ofEpochSecond(now()))
                  : client.verifyNext(message, Instant.ofEpochSecond(now()));
          seen[0]++;
          if (!(result instanceof TsigResult.Verified || result instanceof TsigResult.Pending)) {
            results.add(result);
            return false;
          }
          assertTrue(view.tryWrap(message));
          for (int i = 0; i < view.recordCount(); i++) {
            int type = view.record(i).typeValue();
            seen[1] += type == RecordType.TXT.value() ? 1 : 0;
            seen[2] += type == RecordType.SOA.value() ? 1 : 0;
          }
          return seen[2] < 2;
        });
    assertEquals(List.of(), results);
    assertTrue(seen[1] >= RECORDS, seen[1] + " records");
    assertEquals(2, seen[2]);
    assertTrue(seen[0] > 200, seen[0] + " messages");
    assertTrue(client.isComplete());
  }

  @ParameterizedTest
  @EnumSource(names = {"BIND", "KNOT"})
  void aSignedUpdateIsTaken(Server server) throws IOException, WireFormatException {
    Name added = Name.of("added.live.test");
    Message update =
        Message.query(79, ZONE, RecordType.SOA).toBuilder()
            .opcode(Opcode.UPDATE)
            .recursionDesired(false)
            .authority(new ResourceRecord(added, 60, Txt.of("by an update")))
            .build();
    // The unsigned update is refused.
    byte[] refused = Daemons.datagram(ports.get(server), ByteBuffer.wrap(Written.octets(update)));
    assertFalse(Message.parse(ByteBuffer.wrap(refused)).rcode().equals(Rcode.NOERROR));
    TsigClient client = new TsigClient(key("hmac-sha512"));
    assertTrue(ask(server, client, update, now()).isVerified());
    byte[] query = Written.octets(Message.query(80, added, RecordType.TXT));
    byte[] response = Daemons.datagram(ports.get(server), ByteBuffer.wrap(query));
    assertEquals(1, Message.parse(ByteBuffer.wrap(response)).answers().size());
  }

  private static void assertError(TsigError error, boolean authenticated, TsigResult result) {
    TsigResult.ServerError said = assertInstanceOf(TsigResult.ServerError.class, result);
    assertEquals(error, said.error());
    assertEquals(authenticated, said.authenticated());
  }

  @ParameterizedTest
  @EnumSource(Server.class)
  void anotherSecretIsBadSig(Server server) throws IOException {
    TsigKey wrong =
        key("hmac-sha256", "hmac-sha256", "b3RoZXItc2VjcmV0LW90aGVyLXNlY3JldC1vdGhlci0=");
    assertError(TsigError.BADSIG, false, ask(server, new TsigClient(wrong), soa(), now()));
  }

  @ParameterizedTest
  @EnumSource(Server.class)
  void anotherNameIsBadKey(Server server) throws IOException {
    TsigKey wrong = key("hmac-sha256", "nobody", SECRET);
    assertError(TsigError.BADKEY, false, ask(server, new TsigClient(wrong), soa(), now()));
  }

  /** NSD 4.6 accepts a key with any algorithm that it knows. */
  @ParameterizedTest
  @EnumSource(Server.class)
  void anotherAlgorithmIsBadKey(Server server) throws IOException {
    TsigKey wrong = key("hmac-sha512", "hmac-sha256", SECRET);
    TsigResult result = ask(server, new TsigClient(wrong), soa(), now());
    if (server == Server.NSD) {
      assertEquals(new TsigResult.Verified(wrong), result);
    } else {
      assertError(TsigError.BADKEY, false, result);
    }
  }

  /** NSD 4.6 does not sign that error, though RFC 8945 section 5.2.3 says so. */
  @ParameterizedTest
  @EnumSource(Server.class)
  void aClockAnHourOffIsBadTimeWithTheServersClock(Server server) throws IOException {
    for (long off : new long[] {-HOUR, HOUR}) {
      long wrong = now() + off;
      TsigClient client = new TsigClient(key("hmac-sha256"));
      TsigResult result = ask(server, client, soa(), wrong);
      assertError(TsigError.BADTIME, server != Server.NSD, result);
      long difference =
          ((TsigResult.ServerError) result).clockDifference().orElseThrow().toSeconds();
      assertTrue(Math.abs(difference + off) < 60, "the server answered " + difference);
      assertTrue(ask(server, client, soa(), wrong + difference).isVerified());
    }
  }

  @ParameterizedTest
  @EnumSource(names = "BIND")
  void aMacCutShortIsTakenOrBadTruncAsTheKeySays(Server server) throws IOException {
    TsigKey cut = key("hmac-sha256", "cut", SECRET).withMacOctets(16);
    assertTrue(ask(server, new TsigClient(cut), soa(), now()).isVerified());
    TsigKey shorter = key("hmac-sha256").withMacOctets(16);
    assertError(TsigError.BADTRUNC, true, ask(server, new TsigClient(shorter), soa(), now()));
  }
}
