package io.wiredns.command.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.wiredns.codec.Shared;
import io.wiredns.codec.code.ExtendedErrorCode;
import io.wiredns.codec.code.Rcode;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.edns.Edns;
import io.wiredns.codec.edns.ExtendedError;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.wire.Name;
import io.wiredns.command.Shell;
import io.wiredns.command.Wiredns;
import io.wiredns.command.line.ExitStatus;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExplainTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final byte[] NOTHING = {};
  private static final Message QUERY =
      Message.query(4711, Name.of("www.example"), RecordType.A).toBuilder()
          .edns(Edns.request())
          .build();

  private static byte[] frames(Message... messages) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (Message message : messages) {
      ByteBuffer octets = ByteBuffer.allocate(512);
      message.write(octets);
      out.write(octets.position() >>> 8);
      out.write(octets.position());
      out.write(octets.array(), 0, octets.position());
    }
    return out.toByteArray();
  }

  private static List<JsonNode> json(Shell.Result result) throws IOException {
    List<JsonNode> lines = new ArrayList<>();
    for (String line : result.out().lines().toList()) {
      lines.add(JSON.readTree(line));
    }
    return lines;
  }

  private static void assertFits(String out) {
    for (String line : out.lines().toList()) {
      assertTrue(line.length() <= 100, line);
    }
    assertFalse(out.contains("\u001b"), "an escape sequence where no terminal is");
  }

  @Test
  void aBareSixteenIsExplainedTwiceAndToldApart() throws IOException {
    Shell.Result result = Shell.wiredns(NOTHING, "explain", "16");
    assertTrue(result.out().startsWith("BADVERS (RCODE 16"), result.out());
    assertTrue(result.out().contains("\nBADSIG (TSIG error 16)"), result.out());
    assertTrue(result.out().contains("\n16 is BADVERS as an RCODE, in header and OPT"));
    assertFits(result.out());
    assertEquals(ExitStatus.GOOD, result.status());
  }

  @Test
  void codesAreFoundByNameNumberAndPlace() throws IOException {
    Shell.Result result =
        Shell.wiredns(
            NOTHING,
            "explain",
            "--format",
            "json",
            "nxdomain",
            "3",
            "BADSIG",
            "tsig:16",
            "edns:16",
            "ede:7",
            "nodata");
    List<String> titles = json(result).stream().map(line -> line.get("title").asText()).toList();
    assertEquals(7, titles.size());
    assertTrue(titles.get(0).startsWith("NXDOMAIN") && titles.get(1).equals(titles.get(0)));
    assertTrue(titles.get(2).startsWith("BADSIG") && titles.get(3).equals(titles.get(2)));
    assertTrue(titles.get(4).startsWith("BADVERS"));
    assertTrue(titles.get(5).startsWith("EDE 7"));
    assertTrue(titles.get(6).startsWith("NODATA"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"explain FOO", "explain 70000", "explain 3 --message -"})
  void wrongUseIsOneLineAndStatusTwo(String arguments) throws IOException {
    Shell.Result result = Shell.wiredns(NOTHING, arguments.split(" "));
    assertEquals(ExitStatus.UNUSABLE, result.status());
    assertEquals(1, result.err().lines().count(), result.err());
    assertTrue(result.err().startsWith("wiredns: "), result.err());
  }

  @Test
  void aMessageIsALineForMachines() throws IOException {
    Edns expired = Edns.request().withOption(ExtendedError.of(ExtendedErrorCode.SIGNATURE_EXPIRED));
    Message response = Message.responseTo(QUERY).edns(expired).rcode(Rcode.SERVFAIL).build();
    Message other =
        Message.responseTo(Message.query(4711, Name.of("other.example"), RecordType.A)).build();
    Shell.Result result =
        Shell.wiredns(
            frames(QUERY, response, QUERY, other), "explain", "--message", "-", "--format", "json");
    List<JsonNode> lines = json(result);
    assertEquals(4, lines.size());
    assertEquals("QUERY", lines.get(0).get("outcome").asText());
    JsonNode failure = lines.get(1);
    assertEquals("SERVFAIL", failure.get("outcome").asText());
    assertEquals("SERVERS_FAULT", failure.get("category").asText());
    assertEquals("ANOTHER_SERVER", failure.get("nextStep").asText());
    assertEquals("SERVFAIL", failure.get("rcode").asText());
    assertEquals("[7]", failure.get("ede").toString());
    assertEquals("www.example. IN A", failure.get("question").asText());
    assertEquals(
        "[{\"field\":\"RCODE 2\",\"offset\":3},{\"field\":\"EDE 7\",\"offset\":40}]",
        failure.get("evidence").toString());
    assertEquals("MISMATCH", lines.get(3).get("outcome").asText());
    assertEquals("WAIT", lines.get(3).get("nextStep").asText());
  }

  @Test
  void messagesThatHaveNothingToDoWithEachOtherAreNotCompared() throws IOException {
    Message other =
        Message.responseTo(Message.query(4711, Name.of("other.example"), RecordType.A)).build();
    Message response = Message.responseTo(QUERY).build();
    Shell.Result result =
        Shell.wiredns(
            frames(QUERY, response, other, response),
            "explain",
            "--message",
            "-",
            "--format",
            "json");
    List<String> outcomes =
        json(result).stream().map(line -> line.get("outcome").asText()).toList();
    assertEquals(List.of("QUERY", "NODATA", "NODATA", "NODATA"), outcomes);
  }

  @Test
  void aMessageIsExplainedWithItsCauses() throws IOException {
    Edns expired =
        Edns.request()
            .withOption(ExtendedError.of(ExtendedErrorCode.SIGNATURE_EXPIRED, "\u001b[31mred"));
    Message response = Message.responseTo(QUERY).edns(expired).rcode(Rcode.SERVFAIL).build();
    Shell.Result result =
        Shell.wiredns(frames(QUERY, response, response), "explain", "--message", "-");
    assertTrue(result.out().contains("\nSERVFAIL  www.example. IN A\n"), result.out());
    assertTrue(result.out().contains("EDE: 7 (Signature Expired): (\\027[31mred)"), result.out());
    assertTrue(result.out().contains("evidence:  RCODE 2 at octet 3; EDE 7 at octet 40"));
    assertTrue(result.out().contains("next step: another server"), result.out());
    assertTrue(
        result.out().contains("$ wiredns query @SERVER +cd +dnssec www.example A"), result.out());
    assertTrue(result.out().contains("guide:     see message 2"), result.out());
    assertTrue(result.out().contains("SERVFAIL                        2  ####"), result.out());
    assertFits(result.out());
  }

  @Test
  void checksNameTheInput(@TempDir Path folder) throws IOException {
    Message response = Message.responseTo(QUERY).rcode(Rcode.NOTIMP).build();
    Path file = Files.write(folder.resolve("two words"), frames(QUERY, response));
    String named = "wiredns dissect --input frames '" + file + "'";
    String[] words = {"explain", "--input", "frames", "--message", file.toString()};
    String[] asJson = Arrays.copyOf(words, words.length + 1);
    asJson[words.length] = "--json";
    JsonNode checks = json(Shell.wiredns(NOTHING, asJson)).get(1).get("checks");
    assertEquals(named, checks.get(0).get("command").asText());
    String text = Shell.wiredns(NOTHING, words).out();
    assertTrue(text.contains("$ " + named + "\n"), text);
    String unnamed = Shell.wiredns(frames(QUERY, response), "explain", "--message", "-").out();
    assertTrue(unnamed.contains("$ wiredns dissect CAPTURE\n"), unnamed);
  }

  @Test
  void aMalformedMessageIsExplainedAndStatusOne() throws IOException {
    Shell.Result result =
        Shell.wiredns(new byte[] {0, 3, 1, 2, 3}, "explain", "--message", "-", "--input", "frames");
    assertTrue(result.out().contains("MALFORMED\n"), result.out());
    assertTrue(result.out().contains("HEADER_TRUNCATED at octet 3"), result.out());
    assertEquals(ExitStatus.MALFORMED, result.status());
  }

  @ParameterizedTest
  @ValueSource(strings = {"bind.pcap", "unbound.pcap", "transfer.pcap.gz"})
  void everyMessageOfACaptureIsExplainedAndCounted(String name) throws IOException {
    String file = Shared.capture(name).toString();
    Shell.Result text = Shell.wiredns(NOTHING, "explain", "--message", file);
    assertFits(text.out());
    Map<String, Integer> counted = new HashMap<>();
    int unanswered = 0;
    List<JsonNode> lines =
        json(Shell.wiredns(NOTHING, "explain", "--message", file, "--format", "json"));
    for (JsonNode line : lines) {
      String outcome = line.get("outcome").asText();
      if (!outcome.equals("QUERY")) {
        counted.merge(outcome, 1, Integer::sum);
      }
    }
    String summary = Shell.wiredns(NOTHING, "explain", "--summary", "--message", file).out();
    assertTrue(text.out().endsWith(summary), summary);
    assertTrue(summary.startsWith(";; " + lines.size() + " messages, "), summary);
    for (String row : summary.lines().skip(1).toList()) {
      String[] fields = row.split(" +");
      if (fields[0].equals("UNANSWERED")) {
        unanswered = Integer.parseInt(fields[1]);
      } else {
        assertEquals(counted.remove(fields[0]), Integer.valueOf(fields[1]), row);
      }
      assertTrue(fields[2].matches("#+"), row);
    }
    assertEquals(Map.of(), counted);
    assertTrue(unanswered <= 1, summary);
  }

  @Test
  void theTableOfCodesFits() throws IOException {
    Shell.Result result = Shell.wiredns(NOTHING, "rcodes");
    assertFits(result.out());
    long codes = IntStream.rangeClosed(0, 4095).filter(i -> Rcode.of(i).isAssigned()).count();
    // BADSIG and the other errors of TSIG and TKEY; the unassigned codes of the header, those
    // above, and the private ones.
    assertEquals(1 + codes + 7 + 3, result.out().lines().count());
    for (String code : List.of("NOERROR", "BADVERS", "BADSIG", "BADTRUNC", "BADCOOKIE")) {
      assertTrue(result.out().contains("\n" + code + " "), code);
    }
    assertEquals(codes + 7, json(Shell.wiredns(NOTHING, "rcodes", "--format", "json")).size());
  }

  /**
   * Returns the output of a command line on a pseudo-terminal, which script(1) of Debian's base
   * system provides.
   */
  private static String onTerminal(String environment, Path input) throws Exception {
    Path script = Path.of("/usr/bin/script");
    boolean there = Files.isExecutable(script);
    assertTrue(there || !"true".equals(System.getenv("CI")), "CI has no " + script);
    assumeTrue(there, "skipped: there is no " + script);
    String command =
        "%s '%s' -cp '%s' %s explain --message '%s'"
            .formatted(
                environment,
                Path.of(System.getProperty("java.home"), "bin", "java"),
                System.getProperty("java.class.path"),
                Wiredns.class.getName(),
                input);
    Process process =
        new ProcessBuilder(script.toString(), "-qec", command, "/dev/null")
            .redirectErrorStream(true)
            .start();
    process.getOutputStream().close();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    assertEquals(0, process.waitFor(), out);
    return out;
  }

  @Test
  void coloursAreForTerminalsAndNoColorIsHonoured() throws Exception {
    Path input = Files.createTempFile("explain", ".frames");
    try {
      Message response = Message.responseTo(QUERY).rcode(Rcode.SERVFAIL).build();
      Files.write(input, frames(QUERY, response));
      String coloured = onTerminal("env -u NO_COLOR TERM=xterm", input);
      assertTrue(coloured.contains("\u001b[31mSERVFAIL\u001b[0m  www.example."), coloured);
      assertFalse(onTerminal("env NO_COLOR=1 TERM=xterm", input).contains("\u001b"));
      assertFalse(onTerminal("env -u NO_COLOR TERM=dumb", input).contains("\u001b"));
    } finally {
      Files.delete(input);
    }
  }
}
