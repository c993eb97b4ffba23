package io.wiredns.codec.tsig;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.Tool;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** dig, kdig and nsupdate against our server side; skipped where they are not installed. */
class TsigLiveServerTest {
  private static final String SECRET = "dG9vbHMtdGVzdC1rZXktdG9vbHMtdGVzdC1rZXktdG8=";
  private static final String OTHER = "b3RoZXItdGVzdC1rZXktb3RoZXItdGVzdC1rZXktbw==";
  private static final String WORD = "hmac-sha256:tools.key:" + SECRET;

  private static final List<String> ALGORITHMS =
      List.of("hmac-md5", "hmac-sha1", "hmac-sha224", "hmac-sha256", "hmac-sha384", "hmac-sha512");

  private static TsigKeyRing ring() {
    return TsigKeyRing.of(
        ALGORITHMS.stream().map(name -> TsigKey.parse(name + ":tools.key:" + SECRET)).toList());
  }

  private static String dig(SigningServer server, String word, String type) {
    return ask("dig", "+tries=1", server, word, type);
  }

  private static String kdig(SigningServer server, String word, String type) {
    return ask("kdig", "+retry=0", server, word, type);
  }

  private static String ask(
      String tool, String once, SigningServer server, String word, String type) {
    String port = "" + server.port();
    return Tool.run(
            "", tool, "@127.0.0.1", "-p", port, once, "+timeout=5", "-y", word, "tools.test", type)
        .output();
  }

  private static Tool.Result nsupdate(SigningServer server, String word) {
    String script =
        "server 127.0.0.1 %d\nzone tools.test\nupdate add new.tools.test 60 TXT new\nsend\n"
            .formatted(server.port());
    return Tool.run(script, "sh", "-c", "exec nsupdate -y \"$0\" 2>&1", word);
  }

  /**
   * An error, the algorithm and key for the tools that cause it, and how far our clock is ahead.
   */
  record Fault(String error, String word, long clockAhead, TsigRule rule) {}

  static List<Fault> faults() {
    List<Fault> faults = new ArrayList<>();
    faults.add(new Fault("BADSIG", WORD.replace(SECRET, OTHER), 0, TsigRule.MAC));
    faults.add(new Fault("BADKEY", WORD.replace("tools.key", "no.key"), 0, TsigRule.KEY));
    faults.add(new Fault("BADTIME", WORD, 7200, TsigRule.TIME));
    faults.add(new Fault("BADTIME", WORD, -7200, TsigRule.TIME));
    faults.add(new Fault("BADSIG", WORD.replace(SECRET, OTHER), 7200, TsigRule.MAC));
    return faults;
  }

  static List<String> words() {
    return ALGORITHMS.stream().map(name -> name + ":tools.key:" + SECRET).toList();
  }

  private static void assertVerified(SigningServer server, int requests) {
    assertEquals(requests, server.results().size());
    assertTrue(server.results().stream().allMatch(TsigResult::isVerified), "" + server.results());
  }

  @ParameterizedTest
  @MethodSource("words")
  void theToolsTakeWhatIsSigned(String word) throws IOException {
    try (SigningServer server = new SigningServer(ring(), 0)) {
      String dig = dig(server, word, "SOA");
      assertTrue(dig.contains("status: NOERROR") && dig.contains("TSIG PSEUDOSECTION"), dig);
      assertFalse(dig.contains("verify") || dig.contains("WARNING -- Some"), dig);
      String kdig = kdig(server, word, "SOA");
      assertTrue(kdig.contains("status: NOERROR") && kdig.contains("TSIG PSEUDOSECTION"), kdig);
      assertFalse(kdig.contains("WARNING"), kdig);
      assertEquals(new Tool.Result(0, ""), nsupdate(server, word));
      assertVerified(server, 3);
    }
  }

  @Test
  void theToolsTakeATransferInManyMessages() throws IOException {
    try (SigningServer server = new SigningServer(ring(), 0)) {
      for (String output : List.of(dig(server, WORD, "AXFR"), kdig(server, WORD, "AXFR"))) {
        long texts = output.lines().filter(line -> line.contains("\"text ")).count();
        assertEquals(SigningServer.TRANSFER_MESSAGES - 2, texts, output);
        assertFalse(output.contains("failed") || output.contains("WARNING"), output);
      }
      assertVerified(server, 2);
    }
  }

  @ParameterizedTest
  @MethodSource("faults")
  void theToolsSeeEachErrorAsWhatItIs(Fault fault) throws IOException {
    try (SigningServer server = new SigningServer(ring(), fault.clockAhead())) {
      String dig = dig(server, fault.word(), "SOA");
      assertTrue(dig.contains("status: NOTAUTH") && dig.contains(" " + fault.error() + " "), dig);
      boolean badTime = fault.error().equals("BADTIME");
      String reason = badTime ? "clocks are unsynchronized" : "tsig indicates error";
      assertTrue(dig.contains("Couldn't verify signature: " + reason), dig);
      String kdig = kdig(server, fault.word(), "SOA");
      assertTrue(kdig.contains("status: " + fault.error() + ";"), kdig);
      assertEquals(
          "; TSIG error with server: %s\nupdate failed: NOTAUTH(%s)\n"
              .formatted(reason, fault.error()),
          nsupdate(server, fault.word()).output());
      assertEquals(3, server.results().size());
      for (TsigResult result : server.results()) {
        assertEquals(fault.rule(), ((TsigResult.Rejected) result).rule());
      }
    }
  }

  @Test
  void aMacCutShortIsTakenOrRefusedAsTheKeySays() throws IOException {
    String cut = WORD.replace("sha256:", "sha256-128:");
    try (SigningServer server = new SigningServer(TsigKeyRing.of(TsigKey.parse(cut)), 0)) {
      String dig = dig(server, cut, "SOA");
      assertTrue(dig.contains("status: NOERROR") && !dig.contains("verify"), dig);
      assertVerified(server, 1);
    }
    try (SigningServer server = new SigningServer(ring(), 0)) {
      String dig = dig(server, cut, "SOA");
      assertTrue(dig.contains("status: NOTAUTH") && dig.contains(" BADTRUNC "), dig);
      assertEquals(
          "; TSIG error with server: tsig indicates error\nupdate failed: NOTAUTH(BADTRUNC)\n",
          nsupdate(server, cut).output());
    }
  }
}
