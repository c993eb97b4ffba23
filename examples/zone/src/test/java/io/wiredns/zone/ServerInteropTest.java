package io.wiredns.zone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.Await;
import io.wiredns.codec.Daemons;
import io.wiredns.codec.Ports;
import io.wiredns.codec.ServerConfig;
import io.wiredns.codec.ServerConfig.Program;
import io.wiredns.codec.Tool;
import io.wiredns.codec.code.Opcode;
import io.wiredns.codec.code.Rcode;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.Question;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.message.Transport;
import io.wiredns.codec.rdata.Soa;
import io.wiredns.codec.rdata.Txt;
import io.wiredns.codec.tsig.TsigKey;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.zone.ZoneReader;
import io.wiredns.core.server.DnsServer;
import io.wiredns.core.server.ServerEvent;
import java.io.ByteArrayInputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Our server, queried by dig, kdig and drill, and as the primary of named and knotd. */
class ServerInteropTest {
  private static final String SECRET = "aW50ZXJvcCBpbnRlcm9wIGludGVyb3A=";
  private static final String KEY = "hmac-sha256:interop.key:" + SECRET;
  private static final Name ORIGIN = Name.of("interop.test");
  private static final int HOSTS = 1_500;

  private final ZoneServer zones =
      new ZoneServer(new TransferAccess().allow("key:interop.key").allow("127.0.0.9/32"));

  /** The types of the transfers that were requested, followed by an s if the request was signed. */
  private final Queue<String> transfers = new ConcurrentLinkedQueue<>();

  private DnsServer server;
  private int port;

  @BeforeEach
  void start() throws Exception {
    zones.put(zone(1));
    server =
        DnsServer.builder()
            .listen(new InetSocketAddress("127.0.0.1", 0))
            .viewHandler(zones)
            .handler(
                request -> {
                  String type = request.message().questions().get(0).type().toString();
                  String over = request.transport() == Transport.TCP ? "" : " over UDP";
                  transfers.add(type + over + (request.key().isPresent() ? " signed" : ""));
                  return zones.handle(request);
                })
            .keys(List.of(TsigKey.parse(KEY)))
            .start();
    port = server.udpAddresses().get(0).getPort();
  }

  @AfterEach
  void stop() {
    server.close();
    assertEquals(0, server.counters().count(ServerEvent.HANDLER_FAILED));
  }

  /** Returns a version of the zone; versions differ in SOA and in one TXT record. */
  private static Zone zone(int serial) throws Exception {
    StringBuilder text = new StringBuilder("$TTL 300\n");
    text.append("@ SOA ns hm " + serial + " 7200 3600 1209600 60\n@ NS ns\nns A 127.0.0.1\n");
    text.append("version TXT \"version " + serial + "\"\nalias CNAME h7\n");
    text.append("big TXT \"" + "0123456789\" \"".repeat(80) + "\"\n");
    for (int i = 0; i < HOSTS; i++) {
      text.append("h%1$d A 192.0.2.%2$d%nh%1$d TXT \"host %1$d\"%n".formatted(i, i % 256));
    }
    byte[] octets = text.toString().getBytes(StandardCharsets.US_ASCII);
    return Zone.read(ZoneReader.of(new ByteArrayInputStream(octets), ORIGIN));
  }

  private String run(String... command) {
    Tool.Result result = Tool.run("", command);
    assertEquals(0, result.status(), String.join(" ", command) + "\n" + result.output());
    return result.output();
  }

  private String dig(String... words) {
    String[] command = new String[words.length + 6];
    List<String> fixed = List.of("dig", "@127.0.0.1", "-p", "" + port, "+tries=1", "+time=20");
    fixed.toArray(command);
    System.arraycopy(words, 0, command, 6, words.length);
    return run(command);
  }

  private String kdig(String... words) {
    String[] command = new String[words.length + 5];
    List.of("kdig", "@127.0.0.1", "-p", "" + port, "+time=20").toArray(command);
    System.arraycopy(words, 0, command, 5, words.length);
    return run(command);
  }

  /** Returns the records in the output of a tool, as our records print. */
  private static Set<String> records(String output) throws Exception {
    String text =
        output
            .lines()
            .filter(line -> !line.startsWith(";") && !line.contains("\tTSIG\t"))
            .filter(line -> !line.contains(" TSIG "))
            .collect(Collectors.joining("\n", "", "\n"));
    Set<String> records = new TreeSet<>();
    byte[] octets = text.getBytes(StandardCharsets.ISO_8859_1);
    try (ZoneReader reader = ZoneReader.of(new ByteArrayInputStream(octets), ORIGIN)) {
      for (ResourceRecord record; (record = reader.next()) != null; ) {
        records.add(record.toString());
      }
    }
    return records;
  }

  private static Set<String> records(Zone zone) {
    return zone.records().stream()
        .map(ResourceRecord::toString)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void dig() throws Exception {
    assertEquals("192.0.2.7\n", dig("+short", "h7.interop.test"));
    assertEquals("h7.interop.test.\n192.0.2.7\n", dig("+short", "+tcp", "alias.interop.test"));
    assertEquals("192.0.2.7\n", dig("+short", "-y", KEY, "h7.interop.test"));
    String cookie = dig("h7.interop.test", "+cookie");
    assertTrue(cookie.contains("(good)"), cookie);
    // Truncated over UDP, then complete over TCP.
    String big = dig("+ignore", "big.interop.test", "TXT", "+bufsize=512");
    assertTrue(big.contains(" tc"), big);
    assertTrue(dig("big.interop.test", "TXT", "+bufsize=512").contains("0123456789"));
    assertTrue(dig("missing.interop.test").contains("NXDOMAIN"));
    assertTrue(dig("h7.interop.test", "+edns=1", "+noednsnegotiation").contains("BADVERS"));
    assertTrue(dig("h7.interop.test", "+ednsopt=65001:00").contains("NOERROR"));
    assertTrue(dig("elsewhere.test").contains("REFUSED"));
    assertTrue(dig("+opcode=5", "interop.test").contains("NOTIMP"));
    assertTrue(dig("+header-only", "+opcode=15", "interop.test").contains("NOTIMP"));
    assertTrue(dig("+keepalive", "+tcp", "h7.interop.test").contains("TCP KEEPALIVE: 10.0"));
    String liar = dig("-y", "hmac-sha256:interop.key:bGlhcg==", "h7.interop.test");
    assertTrue(liar.contains("NOTAUTH") && liar.contains("BADSIG"), liar);
    // Several queries over one connection.
    String kept =
        dig("+tcp", "+keepopen", "+short", "h1.interop.test", "h2.interop.test", "h3.interop.test");
    assertEquals("192.0.2.1\n192.0.2.2\n192.0.2.3\n", kept);
  }

  @Test
  void digTransfers() throws Exception {
    assertEquals(records(zone(1)), records(dig("-y", KEY, "interop.test", "AXFR")));
    assertEquals(records(zone(1)), records(dig("-b", "127.0.0.9", "interop.test", "AXFR")));
    assertTrue(dig("interop.test", "AXFR").contains("Transfer failed"));
    zones.put(zone(2));
    Set<String> incremental = records(dig("-y", KEY, "interop.test", "IXFR=1"));
    assertEquals(4, incremental.size(), incremental.toString());
    Set<String> current = records(dig("-y", KEY, "interop.test", "IXFR=2"));
    assertEquals(Set.of(zone(2).soa().toString()), current);
    assertEquals(records(zone(2)), records(dig("-y", KEY, "interop.test", "IXFR=0")));
  }

  @Test
  void kdig() throws Exception {
    assertEquals("192.0.2.7\n", kdig("+short", "h7.interop.test"));
    assertEquals("192.0.2.7\n", kdig("+short", "+tcp", "h7.interop.test"));
    String signed = kdig("-y", KEY, "h7.interop.test");
    assertTrue(signed.contains("192.0.2.7") && !signed.contains("WARNING"), signed);
    assertTrue(kdig("h7.interop.test", "+cookie").contains("COOKIE"));
    assertTrue(kdig("h7.interop.test", "+nsid", "+bufsize=4096").contains("NOERROR"));
    assertEquals(records(zone(1)), records(kdig("-y", KEY, "interop.test", "AXFR")));
    zones.put(zone(2));
    assertEquals(4, records(kdig("-y", KEY, "interop.test", "IXFR=1")).size());
  }

  @Test
  void drill() throws Exception {
    String[] plain = {"drill", "-p", "" + port, "@127.0.0.1", "h7.interop.test", "A"};
    assertTrue(run(plain).contains("192.0.2.7"));
    String[] tcp = {"drill", "-t", "-p", "" + port, "@127.0.0.1", "big.interop.test", "TXT"};
    assertTrue(run(tcp).contains("0123456789"));
    String key = "interop.key:" + SECRET + ":hmac-sha256";
    String[] signed = {"drill", "-y", key, "-p", "" + port, "@127.0.0.1", "h7.interop.test"};
    assertTrue(run(signed).contains("192.0.2.7"));
    String[] axfr = {"drill", "-y", key, "-p", "" + port, "@127.0.0.1", "interop.test", "AXFR"};
    assertEquals(records(zone(1)), records(run(axfr)));
  }

  @Test
  void nsupdate() throws Exception {
    Queue<Message> updates = new ConcurrentLinkedQueue<>();
    try (DnsServer updated =
        DnsServer.builder()
            .listen(new InetSocketAddress("127.0.0.1", 0))
            .opcodes(Opcode.QUERY, Opcode.UPDATE)
            .viewHandler(zones)
            .handler(
                request -> {
                  boolean update = request.message().opcode().equals(Opcode.UPDATE);
                  if (update && request.key().isPresent()) {
                    updates.add(request.message());
                  }
                  return CompletableFuture.completedFuture(
                      Message.responseTo(request.message())
                          .rcode(update ? Rcode.NOERROR : Rcode.REFUSED)
                          .build());
                })
            .keys(List.of(TsigKey.parse(KEY)))
            .start()) {
      String script =
          """
          server 127.0.0.1 %d
          zone interop.test
          prereq nxdomain new.interop.test
          update add new.interop.test 60 A 192.0.2.9
          update delete h7.interop.test TXT
          send
          """
              .formatted(updated.udpAddresses().get(0).getPort());
      for (String[] command :
          new String[][] {{"nsupdate", "-y", KEY}, {"nsupdate", "-v", "-y", KEY}}) {
        assertEquals(0, Tool.run(script, command).status());
        Message update = updates.poll();
        assertEquals(List.of(new Question(ORIGIN, RecordType.SOA)), update.questions());
        assertEquals(1, update.answers().size());
        assertEquals(2, update.authorities().size());
        assertEquals("new.interop.test. 60 IN A 192.0.2.9", update.authorities().get(0).toString());
      }
    }
  }

  @Test
  void namedAndKnotAsSecondaries() throws Exception {
    try (Daemons daemons = Daemons.of("named", "knotd")) {
      int bind = Ports.reserve();
      int knot = Ports.reserve();
      secondary(Program.BIND, bind)
          .options("serial-query-rate 100;")
          .zones(BIND_ZONES)
          .run(daemons, "interop.test");
      secondary(Program.KNOT, knot)
          .sections(KNOT_SECTIONS)
          .zones(KNOT_ZONES)
          .run(daemons, "interop.test");
      assertTrue(transfers.contains("AXFR signed"), transfers.toString());
      for (int secondary : new int[] {bind, knot}) {
        assertEquals("version 1", version(secondary));
        assertEquals(
            records(zone(1)),
            records(
                Tool.run("", "dig", "@127.0.0.1", "-p", "" + secondary, "interop.test", "AXFR")
                    .output()));
      }
      transfers.clear();
      zones.put(zone(2));
      for (int secondary : new int[] {bind, knot}) {
        tell(secondary);
        until(secondary, 2);
        assertEquals("version 2", version(secondary));
      }
      assertEquals(List.of("IXFR signed", "IXFR signed"), signedStreams(), transfers.toString());
      // Without the history of a version, the response to IXFR is the whole zone.
      zones.put(zone(1));
      zones.put(zone(7));
      zones.put(zone(1));
      zones.put(zone(9));
      for (int secondary : new int[] {bind, knot}) {
        tell(secondary);
        until(secondary, 9);
        assertEquals("version 9", version(secondary));
      }
    }
  }

  private List<String> signedStreams() {
    return transfers.stream().filter(transfer -> !transfer.contains("UDP")).toList();
  }

  private static void tell(int secondary) throws Exception {
    Message notify =
        Message.builder()
            .id(3)
            .opcode(Opcode.NOTIFY)
            .authoritative(true)
            .question(new Question(ORIGIN, RecordType.SOA))
            .build();
    assertTrue(Daemons.ask(secondary, notify).isResponse());
  }

  private static String version(int port) throws Exception {
    Message response =
        Daemons.ask(port, Message.query(4, Name.of("version.interop.test"), RecordType.TXT));
    return response.answers().get(0).rdata(Txt.class).orElseThrow().strings().get(0).toUtf8();
  }

  private static void until(int port, long serial) throws Exception {
    Await.until("version " + serial + " at port " + port, () -> serial(port) == serial);
  }

  private static long serial(int port) throws Exception {
    Message response = Daemons.ask(port, Message.query(5, ORIGIN, RecordType.SOA));
    return response.answers().get(0).rdata(Soa.class).orElseThrow().serial();
  }

  private ServerConfig secondary(Program program, int own) {
    return ServerConfig.of(program, own)
        .key("interop.key", "hmac-sha256", SECRET)
        .with(Map.of("OURS", port));
  }

  private static final String BIND_ZONES =
      """
      zone "interop.test" {
        type secondary; file "interop.zone"; masterfile-format text;
        primaries { 127.0.0.1 port @OURS@ key interop.key; };
        allow-notify { 127.0.0.1; }; allow-transfer { any; };
      };
      """;

  private static final String KNOT_SECTIONS =
      """
      remote:
        - id: ours
          address: 127.0.0.1@@OURS@
          key: interop.key
      acl:
        - id: told
          address: 127.0.0.1
          action: [ notify, transfer ]
      """;

  private static final String KNOT_ZONES =
      """
      - domain: interop.test
        file: knot-interop.zone
        master: ours
        acl: told
      """;
}
