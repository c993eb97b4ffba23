package io.wiredns.command.situation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.wiredns.codec.Daemons;
import io.wiredns.codec.Ports;
import io.wiredns.codec.ServerConfig;
import io.wiredns.codec.ServerConfig.Program;
import io.wiredns.codec.code.Rcode;
import io.wiredns.codec.message.Message;
import io.wiredns.command.CraftedCapture;
import io.wiredns.command.ThreadOutput;
import io.wiredns.guide.GuideEntry;
import io.wiredns.guide.RcodeGuide;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Runs the guide's checks for SERVFAIL against a validating Unbound, with zones of BIND: one is in
 * order, one has expired signatures, one other keys than the resolver trusts, and one is not served
 * by BIND. {@code delv} gets the test's trust anchors, and nothing else that the guide does not
 * have.
 */
@Timeout(60)
class LiveGuideChecksTest {
  private static final String ZONE =
      """
      $TTL 300
      @ SOA ns hm 1 7200 3600 1209600 60
      @ NS ns
      ns A 127.0.0.1
      www A 192.0.2.1
      """;

  private static Daemons daemons;
  private static int bind;
  private static int unbound;

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    assumeTrue(Runtime.version().feature() == 17, "on one JDK only, for the sake of time: skipped");
    daemons = Daemons.of("named", "unbound", "delv", "dnssec-keygen", "dnssec-signzone");
    bind = Ports.reserve();
    unbound = Ports.reserve();
    sign("good", "20240101000000", "now+86400");
    sign("expired", "20240101000000", "20240201000000");
    sign("moved", "20240101000000", "now+86400");
    String anchors = keys("good") + keys("expired");
    daemons.tool("dnssec-keygen", "-q", "-K", ".", "-a", "ED25519", "-f", "KSK", "moved.test");
    anchors +=
        keys("moved").lines().filter(line -> line.contains(" 15 ")).findFirst().orElseThrow();
    daemons.write("anchors", anchors + "\n");
    daemons.write("delv.keys", trusted(anchors));
    StringBuilder zones = new StringBuilder();
    StringBuilder stubs = new StringBuilder();
    for (String zone : List.of("good", "expired", "moved", "lame")) {
      if (!zone.equals("lame")) {
        zones.append(
            "zone \"%s.test\" { type primary; file \"%s.signed\"; };%n".formatted(zone, zone));
      }
      stubs.append(
          "stub-zone:%n  name: \"%s.test\"%n  stub-addr: 127.0.0.1@@BIND@%n".formatted(zone));
    }
    ServerConfig.of(Program.BIND, bind).zones(zones.toString()).run(daemons, "good.test");
    ServerConfig.of(Program.UNBOUND, unbound)
        .options(
            """
              ede: yes
              module-config: "validator iterator"
              trust-anchor-file: "anchors"
            """)
        .zones(stubs.toString())
        .with(Map.of("BIND", bind))
        .run(daemons, "good.test");
  }

  @AfterAll
  static void stop() throws IOException {
    if (daemons != null) {
      daemons.close();
    }
  }

  private static void sign(String zone, String from, String to)
      throws IOException, InterruptedException {
    daemons.write(zone + ".zone", ZONE);
    String name = zone + ".test";
    daemons.tool("dnssec-keygen", "-q", "-a", "ECDSAP256SHA256", "-f", "KSK", name);
    daemons.tool("dnssec-keygen", "-q", "-a", "ECDSAP256SHA256", name);
    daemons.tool(
        "dnssec-signzone",
        "-q",
        "-S",
        "-P",
        "-s",
        from,
        "-e",
        to,
        "-X",
        "now+86400",
        "-o",
        name,
        "-f",
        zone + ".signed",
        zone + ".zone");
  }

  /** Returns the DNSKEY records of key-signing keys. */
  private static String keys(String zone) throws IOException {
    StringBuilder keys = new StringBuilder();
    try (Stream<Path> files = Files.list(daemons.directory())) {
      for (Path file : files.filter(each -> isKey(each, zone)).sorted().toList()) {
        Files.readAllLines(file).stream()
            .filter(line -> line.contains("DNSKEY 257"))
            .forEach(line -> keys.append(line).append('\n'));
      }
    }
    return keys.toString();
  }

  private static boolean isKey(Path file, String zone) {
    String name = file.getFileName().toString();
    return name.startsWith("K" + zone + ".test.") && name.endsWith(".key");
  }

  private static String trusted(String anchors) {
    StringBuilder keys = new StringBuilder("trust-anchors {\n");
    for (String line : anchors.lines().toList()) {
      String[] words = line.split(" +", 7);
      keys.append(words[0]).append(" static-key 257 3 ").append(words[5]).append(" \"");
      keys.append(words[6].replace(" ", "")).append("\";\n");
    }
    return keys.append("};\n").toString();
  }

  private static String wiredns(String command) throws IOException {
    return ThreadOutput.wiredns(command.split(" ")).text();
  }

  /** Returns the checks of SERVFAIL, filled for a name. */
  private static List<GuideEntry.Check> checks(String name) {
    Message query = CraftedCapture.query(1, name + " A");
    return RcodeGuide.english()
        .entry(Rcode.SERVFAIL)
        .about(query.questions().get(0), "127.0.0.1#" + unbound)
        .checks();
  }

  private static String command(String name, String start) {
    return checks(name).stream()
        .flatMap(check -> check.command().stream())
        .filter(words -> words.startsWith(start))
        .findFirst()
        .orElseThrow();
  }

  private static String delv(String name, String zone, boolean checkingDisabled)
      throws IOException, InterruptedException {
    String words = command(name, "delv") + " -a delv.keys +root=" + zone;
    String command = checkingDisabled ? words : words.replace("+cd ", "+nocd ");
    Process process =
        new ProcessBuilder(command.split(" "))
            .directory(daemons.directory().toFile())
            .redirectErrorStream(true)
            .start();
    process.getOutputStream().close();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(process.waitFor(20, TimeUnit.SECONDS), command);
    return out;
  }

  @Test
  void anAnswerOnlyWithCheckingDisabledMeansValidation() throws IOException {
    for (String zone : List.of("expired", "moved", "lame")) {
      String plain = "query @127.0.0.1#" + unbound + " www." + zone + ".test A +timeout=5 +tries=1";
      assertTrue(wiredns(plain).contains("status: SERVFAIL"), zone);
      String check =
          command("www." + zone + ".test.", "wiredns query").replaceFirst("wiredns ", "");
      String out = wiredns(check + " +timeout=5 +tries=1");
      assertEquals(zone.equals("lame"), out.contains("status: SERVFAIL"), out);
      assertEquals(!zone.equals("lame"), out.contains("status: NOERROR"), out);
    }
  }

  @Test
  void delvSaysWhyValidationFailsOnlyWithCheckingDisabled()
      throws IOException, InterruptedException {
    assertTrue(delv("www.good.test.", "good.test", true).contains("fully validated"));
    String expired = delv("www.expired.test.", "expired.test", true);
    assertTrue(expired.contains("RRSIG has expired"), expired);
    String moved = delv("www.moved.test.", "moved.test", true);
    assertFalse(moved.contains("RRSIG has expired"), moved);
    assertFalse(moved.contains("fully validated"), moved);
    String hidden = delv("www.expired.test.", "expired.test", false);
    assertFalse(hidden.contains("RRSIG has expired"), hidden);
  }

  /** Explains a capture with the live responses of Unbound to a client and of BIND to Unbound. */
  private static String explained(String name) throws Exception {
    Message query = CraftedCapture.query(1000, name + " A rd do");
    Message upstream = CraftedCapture.query(1001, name + " A do");
    Path file = daemons.directory().resolve(name + "pcap");
    Files.write(
        file,
        new CraftedCapture()
            .ask(0, "192.0.2.1", "192.0.2.53", query)
            .ask(5, "192.0.2.53", "192.0.2.2", upstream)
            .reply(9, 2, Daemons.ask(bind, upstream).toWire())
            .reply(12, 1, Daemons.ask(unbound, query).toWire())
            .octets());
    return wiredns("explain --message " + file);
  }

  @Test
  void theSignaturesUpstreamExplainWhatUnboundReports() throws Exception {
    String expired = explained("www.expired.test.");
    assertTrue(expired.contains("the RRSIG of www.expired.test. A expired 2024-02-01"), expired);
    String first = expired.substring(expired.indexOf("   1. "), expired.indexOf("   2. "));
    assertTrue(first.contains("+ the RRSIG of www.expired.test. A expired"), expired);
    String good = explained("www.good.test.");
    assertFalse(good.contains("Likely causes"), good);
  }
}
