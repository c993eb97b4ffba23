package io.wiredns.command.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.wiredns.codec.Shared;
import io.wiredns.command.Mistakes;
import io.wiredns.command.Shell;
import io.wiredns.command.line.ExitStatus;
import io.wiredns.command.situation.ScriptedServer;
import io.wiredns.command.trace.Authority;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs the doctor on a root, a top-level domain and a zone at addresses of this host. */
class DoctorTest {
  private static final String ROOT = "127.0.41.1";
  private static final String TEST = "127.0.41.2";
  private static final String FIRST = "127.0.41.3";
  private static final String SECOND = "127.0.42.4";

  @TempDir private Path directory;

  private final List<ScriptedServer> servers = new ArrayList<>();
  private int port;
  private Path hints;

  @BeforeEach
  void start() throws IOException {
    try (DatagramSocket free = new DatagramSocket(new InetSocketAddress(ROOT, 0))) {
      port = free.getLocalPort();
    }
    hints = directory.resolve("hints");
    Files.writeString(hints, ". 60 NS a.root.\na.root. 60 A " + ROOT + "\n");
    serve(ROOT, ".", "test. 60 NS ns.test.", "ns.test. 60 A " + TEST);
    serve(
        TEST,
        "test.",
        "zone.test. 60 NS ns1.zone.test.",
        "zone.test. 60 NS ns2.zone.test.",
        "ns1.zone.test. 60 A " + FIRST,
        "ns2.zone.test. 60 A " + SECOND);
  }

  private void serve(String host, String zone, String... records) throws IOException {
    servers.add(
        new ScriptedServer(host, port, ScriptedServer.Script.of(Authority.of(zone, records))));
  }

  private void serveZone(String host) throws IOException {
    serve(
        host,
        "zone.test.",
        "zone.test. 3600 SOA ns1.zone.test. hm.zone.test. 1 14400 3600 1209600 60",
        "zone.test. 3600 NS ns1.zone.test.",
        "zone.test. 3600 NS ns2.zone.test.",
        "ns1.zone.test. 3600 A " + FIRST,
        "ns2.zone.test. 3600 A " + SECOND,
        "www.zone.test. 3600 TXT \"here\"");
  }

  @AfterEach
  void stop() throws IOException {
    for (ScriptedServer server : servers) {
      server.close();
    }
  }

  private Shell.Result doctor(String... words) throws IOException {
    Shell.Result result =
        Shell.wiredns(
            Stream.concat(
                    Stream.of("doctor", "--root", hints.toString()),
                    Stream.concat(
                        List.of(words).contains("-p") ? Stream.of() : Stream.of("-p", "" + port),
                        Stream.of(words)))
                .toArray(String[]::new));
    assertEquals(List.of(), Mistakes.of(result.out()), result.out());
    assertEquals("", result.err());
    return result;
  }

  @Test
  void aServerThatIsGoneIsTheVerdict() throws IOException {
    serveZone(FIRST);
    Path page = directory.resolve("page.html");
    Shell.Result result =
        doctor(
            "www.zone.test", "TXT", "--checks", "B,C1,C3,D", "--json", "--html", page.toString());
    assertEquals(ExitStatus.MALFORMED, result.status(), result.out());
    assertEquals(1, result.out().lines().count());
    JsonNode json = new ObjectMapper().readTree(result.out());
    assertEquals("www.zone.test.", json.get("name").asText());
    assertEquals("TXT", json.get("type").asText());
    assertEquals("C1", json.at("/verdict/check").asText(), result.out());
    assertTrue(json.at("/verdict/server").asText().contains(SECOND), result.out());
    assertTrue(json.get("queries").asInt() > 10);
    assertTrue(Files.readString(page).contains("C1"), "the page names the check");
    Shell.Result text = doctor("www.zone.test", "TXT", "--checks", "C1");
    assertEquals(ExitStatus.MALFORMED, text.status());
    assertTrue(text.out().contains("ns2.zone.test."), text.out());
  }

  @Test
  void aZoneInOrderHasNoVerdict() throws IOException {
    serveZone(FIRST);
    serveZone(SECOND);
    Shell.Result result = doctor("www.zone.test", "TXT", "--checks", "B,C3,D", "--json", "--good");
    assertEquals(ExitStatus.GOOD, result.status(), result.out());
    JsonNode json = new ObjectMapper().readTree(result.out());
    assertTrue(json.get("verdict").isNull(), result.out());
    assertFalse(json.get("findings").isEmpty(), result.out());
    json.get("findings").forEach(one -> assertEquals("good", one.get("role").asText()));
    Shell.Result few = doctor("www.zone.test", "TXT", "--queries", "9", "--json");
    json = new ObjectMapper().readTree(few.out());
    assertEquals(9, json.get("queries").asInt(), few.out());
    assertTrue(few.out().contains("the limit of 9 queries was reached"), few.out());
  }

  @Test
  void theZoneFileIsCompared() throws IOException {
    serveZone(FIRST);
    serveZone(SECOND);
    Path file = directory.resolve("zone");
    Files.writeString(
        file,
        "zone.test. 3600 SOA ns1.zone.test. hm.zone.test. 1 14400 3600 1209600 60\n"
            + "www.zone.test. 3600 TXT there\n");
    Shell.Result result =
        doctor("www.zone.test", "TXT", "--checks", "D", "--zone-file", file.toString(), "--json");
    assertEquals(ExitStatus.MALFORMED, result.status(), result.out());
    JsonNode json = new ObjectMapper().readTree(result.out());
    assertEquals("D2", json.at("/verdict/check").asText(), result.out());
  }

  @Test
  void aResolverThatIsSilentIsTheVerdict() throws IOException {
    String closed;
    try (DatagramSocket free = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      closed = "@127.0.0.1#" + free.getLocalPort();
    }
    Shell.Result result = doctor("www.zone.test", closed, "--checks", "A2", "--json");
    assertEquals(ExitStatus.MALFORMED, result.status(), result.out());
    assertEquals(
        "A2",
        new ObjectMapper().readTree(result.out()).at("/verdict/check").asText(),
        result.out());
  }

  @Test
  void aCaptureIsJudgedWithoutAsking() throws IOException {
    Shell.Result result =
        doctor("www.bogus.example", "--capture", capture("unbound.pcap"), "-p", "53", "--json");
    assertEquals(ExitStatus.MALFORMED, result.status(), result.out());
    JsonNode json = new ObjectMapper().readTree(result.out());
    assertEquals("F1", json.at("/verdict/check").asText(), result.out());
    assertEquals(0, json.get("queries").asInt());
    result = doctor("www.wiredns.example", "--capture", capture("bind.pcap"), "-p", "53", "--json");
    assertEquals(ExitStatus.GOOD, result.status(), result.out());
    result = doctor("nothing.here", "--capture", capture("bind.pcap"), "-p", "53");
    assertEquals(ExitStatus.UNUSABLE, result.status(), result.out());
  }

  private static String capture(String name) {
    return Shared.capture(name).toString();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "www.zone.test A more",
        "www..zone.test",
        "www.zone.test FROG",
        "www.zone.test AXFR",
        "www.zone.test --queries 0",
        "www.zone.test --time 0",
        "www.zone.test --checks B,Q",
        "www.zone.test --from elsewhere",
        "www.zone.test --key nokey",
        "www.zone.test --root /nowhere/hints",
        "www.zone.test --anchor /nowhere/ds",
        "www.zone.test --zone-file /nowhere/zone",
        "www.zone.test --capture /nowhere/capture",
        "www.zone.test @127.0.0.1#99999",
      })
  void wrongUseIsStatusTwo(String words) throws IOException {
    Shell.Result result =
        Shell.wiredns(
            Stream.concat(Stream.of("doctor"), Stream.of(words.split(" ")))
                .filter(word -> !word.isEmpty())
                .toArray(String[]::new));
    assertEquals(ExitStatus.UNUSABLE, result.status(), result.out() + result.err());
    assertEquals(1, result.err().lines().count(), result.err());
    assertTrue(result.err().startsWith("wiredns: "), result.err());
  }
}
