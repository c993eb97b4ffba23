package io.wiredns.command.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.wiredns.codec.Await;
import io.wiredns.codec.Daemons;
import io.wiredns.codec.Ports;
import io.wiredns.codec.ServerConfig;
import io.wiredns.codec.ServerConfig.Program;
import io.wiredns.command.Shell;
import io.wiredns.command.line.InputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Compares {@code wiredns query} with dig. The servers are NSD at 127.0.0.2, which has the root
 * zone, and BIND at 127.0.0.1, to which the root zone delegates peer.test.
 */
@Timeout(180)
class QueryTest {
  private static final String SECRET = "cXVlcnktdGVzdC1rZXktcXVlcnktdGVzdC1rZXktcXU=";
  private static final String KEY = "hmac-sha256:query.key:" + SECRET;
  private static Daemons daemons;
  private static int port;

  @BeforeAll
  static void start() throws IOException {
    daemons = Daemons.of("nsd", "named", "dig");
    port = Ports.reserve();
    daemons.write(
        "root.zone",
        """
        $TTL 300
        . SOA ns.root. hm.root. 1 7200 3600 1209600 60
        . NS ns.root.
        ns.root. A 127.0.0.2
        peer.test. NS ns.peer.test.
        ns.peer.test. A 127.0.0.1
        """);
    StringBuilder zone =
        new StringBuilder("$ORIGIN peer.test.\n$TTL 300\n@ SOA ns hm 9 7200 3600 1209600 60\n");
    zone.append("@ NS ns\nns A 127.0.0.1\nalias CNAME www\nwww A 192.0.2.7\n");
    zone.append("www AAAA 2001:db8::7\nwww TXT \"a b\" \"c\\\"d\"\n@ MX 10 www\n");
    for (int i = 0; i < 40; i++) {
      zone.append("big TXT \"").append("%03d ".formatted(i).repeat(20)).append("\"\n");
    }
    daemons.write("peer.zone", zone.toString());
    daemons.write(
        "reverse.zone",
        "$TTL 300\n@ SOA ns hm 9 7200 3600 1209600 60\n@ NS ns.peer.test.\n7 PTR www.peer.test.\n");
    ServerConfig.of(Program.BIND, port)
        .options("server-id \"here\";")
        .key("query.key", "hmac-sha256", SECRET)
        .zones(
            """
            zone "peer.test" { type primary; file "peer.zone"; };
            zone "2.0.192.in-addr.arpa" { type primary; file "reverse.zone"; };
            """)
        .run(daemons, "peer.test");
    ServerConfig.of(Program.NSD, port)
        .address("127.0.0.2")
        .zones(
            """
            zone:
              name: "."
              zonefile: "root.zone"
            """)
        .start(daemons);
    String[] askRoot = {"dig", "@127.0.0.2", "-p", "" + port, ".", "SOA", "+short"};
    Await.until("NSD serves the root", () -> run(askRoot).startsWith("ns."));
  }

  @AfterAll
  static void stop() throws IOException {
    if (daemons != null) {
      daemons.close();
    }
  }

  private static String run(String... command) throws IOException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  private static List<String> words(String line) {
    List<String> words = new ArrayList<>(List.of("@127.0.0.1", "-p", "" + port));
    words.addAll(List.of(line.split(" ")));
    return words;
  }

  private static String query(String line) throws IOException, InputException {
    StringBuilder out = new StringBuilder();
    assertEquals(0, QueryCommand.run(words(line), out), out.toString());
    return out.toString();
  }

  private static String dig(String line) throws IOException {
    List<String> words = words(line);
    words.add(0, "dig");
    return run(words.toArray(new String[0]));
  }

  /** Returns a text without the parts that change from run to run. */
  private static String steady(String text) {
    return text.lines()
        .filter(line -> !line.matches("; <<>>.*|;; global options.*|; \\(\\d server.*"))
        .filter(line -> !line.matches("; COOKIE:.*|;; (Query time|WHEN|OUTCOME):.*"))
        .filter(line -> !line.matches(";; (CAUSE|EVIDENCE|TRY|Attempt)\\b.*|;;   .*"))
        .filter(line -> !line.startsWith("query.key.") && !line.isBlank())
        .map(line -> line.replaceAll("[\t ]+", " "))
        .map(line -> line.replaceAll("id: \\d+", "id: N"))
        .map(line -> line.replaceAll("MSG SIZE rcvd: \\d+", "MSG SIZE"))
        .collect(Collectors.joining("\n"))
        .strip();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "www.peer.test",
        "www.peer.test AAAA",
        "peer.test MX IN +norecurse",
        "alias.peer.test A +dnssec",
        "none.peer.test",
        "www.peer.test TXT +nsid",
        "www.peer.test SRV +tcp",
        "www.peer.test +subnet=192.0.2.0/24",
        "www.peer.test +bufsize=4096 +nocookie",
        "www.peer.test +noedns",
        "-x 192.0.2.7",
        "other.example",
        "-y " + KEY + " www.peer.test"
      })
  void theTextIsDigs(String line) throws IOException, InputException {
    String text = query(line);
    assertEquals(steady(dig(line)), steady(text));
    assertEquals(1, text.lines().filter(one -> one.startsWith(";; OUTCOME: ")).count());
  }

  /**
   * Checks the forms that all commands share: a key without algorithm, a key of a file, and a port
   * after the server.
   */
  @Test
  void keysAndServersAreSaidAsForTheOtherCommands() throws IOException, InputException {
    String expected = steady(dig("-y " + KEY + " www.peer.test"));
    assertEquals(expected, steady(query("-y query.key:" + SECRET + " www.peer.test")));
    daemons.write(
        "query.key", "key \"query.key\" { algorithm hmac-sha256; secret \"" + SECRET + "\"; };\n");
    String file = daemons.directory().resolve("query.key").toString();
    assertEquals(expected, steady(dig("-k " + file + " www.peer.test")));
    assertEquals(expected, steady(query("-k " + file + " www.peer.test")));
    StringBuilder out = new StringBuilder();
    assertEquals(
        0, QueryCommand.run(List.of("@127.0.0.1#" + port, "www.peer.test", "+short"), out));
    assertEquals("192.0.2.7\n", out.toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"www.peer.test +short", "alias.peer.test +short", "www.peer.test TXT +short"})
  void theShortTextIsDigs(String line) throws IOException, InputException {
    assertEquals(dig(line), query(line));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "peer.test AXFR",
        "peer.test AXFR +onesoa",
        "peer.test AXFR +noall +answer",
        "peer.test AXFR +short",
        "peer.test IXFR=9",
        "peer.test IXFR=1"
      })
  void theTransferIsDigs(String line) throws IOException, InputException {
    String dig = dig(line);
    assertEquals(steady(dig), steady(query(line)));
    assertTrue(dig.contains("hm.peer.test. 9 "), dig);
  }

  @Test
  void theOutcomeIsSaid() throws IOException, InputException {
    assertTrue(
        query("www.peer.test").contains("\n;; OUTCOME: ANSWER; next: accept, may be kept 300 s\n"));
    assertTrue(query("none.peer.test").contains(";; OUTCOME: NXDOMAIN: the name"));
    assertTrue(query("www.peer.test MX").contains(";; OUTCOME: NODATA"));
    assertTrue(query("other.example").contains(";; OUTCOME: REFUSED (ERROR)"));
  }

  @Test
  void whatIsCutComesOverTcp() throws IOException, InputException {
    String out = query("big.peer.test TXT");
    assertTrue(out.contains("ANSWER: 40,"), out);
    assertTrue(out.contains("(TCP)"), out);
  }

  @Test
  void jsonIsOneObject() throws IOException, InputException {
    JsonNode json = new ObjectMapper().readTree(query("www.peer.test +json"));
    assertEquals("www.peer.test.", json.get("questionRRs").get(0).get("NAME").asText());
    assertEquals(0, json.get("RCODE").asInt());
  }

  @Test
  void theTraceGoesFromTheRootDown() throws IOException {
    Shell.Result result =
        Shell.wiredns("query", "@127.0.0.2", "-p", "" + port, "-4", "www.peer.test", "+trace");
    assertEquals(0, result.status(), result.err() + result.out());
    String out = result.out().replaceAll("\t+", " ");
    assertEquals(3, out.lines().filter(line -> line.startsWith(";; Received")).count(), out);
    assertTrue(out.contains("peer.test. 300 IN NS ns.peer.test."), out);
    assertTrue(out.contains("www.peer.test. 300 IN A 192.0.2.7"), out);
    assertTrue(out.contains("bytes from 127.0.0.1#" + port), out);
    assertTrue(out.contains(";; OUTCOME: ANSWER at zone peer.test."), out);
  }

  @Test
  void silenceAndWrongKeysAreSaid() throws IOException, InputException {
    StringBuilder out = new StringBuilder();
    List<String> nobody =
        List.of("@127.0.0.1", "-p", "" + Ports.reserve(), "a.test", "+tries=1", "+timeout=1");
    assertEquals(1, QueryCommand.run(nobody, out));
    assertTrue(out.toString().contains("no response from 127.0.0.1#"), out::toString);
    out.setLength(0);
    String wrong = KEY.replace("cXVl", "AAAA");
    List<String> unverified = words("-y " + wrong + " www.peer.test +tries=1 +timeout=1");
    assertEquals(1, QueryCommand.run(unverified, out));
    assertTrue(out.toString().contains("no verified response"), out::toString);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "www.peer.test +unheard",
        "www.peer.test +bufsize=70000",
        "www.peer.test -t NOTYPE",
        "www.peer.test +tcp=no",
        "www.peer.test +tls",
        "www.peer.test -m",
        "www.peer.test A IN MX",
        "-x www.peer.test",
        "-y nonsense www.peer.test",
        "-z 1 www.peer.test",
        "a..b"
      })
  void wrongWordsAreRefused(String line) {
    StringBuilder out = new StringBuilder();
    assertThrows(InputException.class, () -> QueryCommand.run(words(line), out));
  }

  @Test
  void wrongWordsAreOneLineOnStandardError() throws IOException {
    Shell.Result result = Shell.wiredns("query", "@127.0.0.1", "a.test", "+unheard");
    assertEquals(2, result.status(), result.out());
    assertEquals("wiredns: unknown option +unheard\n", result.err());
  }
}
