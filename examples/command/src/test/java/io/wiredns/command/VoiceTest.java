package io.wiredns.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.wiredns.codec.Shared;
import io.wiredns.codec.message.Transport;
import io.wiredns.codec.tsig.TsigAlgorithm;
import io.wiredns.codec.tsig.TsigKey;
import io.wiredns.codec.wire.Name;
import io.wiredns.command.line.Usage;
import io.wiredns.command.output.Voice;
import io.wiredns.command.serve.Serving;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class VoiceTest {
  private static final String SERVED =
      "$TTL 60\n@ SOA ns h 2 7200 900 1209600 300\n@ NS ns\nns A 192.0.2.1\nwww A 192.0.2.2\n";

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "192.0.2.1, 192.0.2.1#53 TCP",
    "2001:db8:0:0:0:0:0:1, 2001:db8::1#53 TCP",
    "0:0:0:0:0:0:0:1, ::1#53 TCP",
  })
  void serversHaveAnAddressAPortAndATransport(String address, String text) throws Exception {
    InetSocketAddress server = new InetSocketAddress(InetAddress.getByName(address), 53);
    assertEquals(text, Voice.server(server, Transport.TCP));
  }

  @Test
  void serversHaveNoHostNameAndNoSlash() throws Exception {
    InetAddress named = InetAddress.getByAddress("ns.example", new byte[] {(byte) 192, 0, 2, 1});
    assertEquals("192.0.2.1#5300", Voice.server(new InetSocketAddress(named, 5300)));
    assertEquals(
        "ns.example#53", Voice.server(InetSocketAddress.createUnresolved("ns.example", 53)));
  }

  @Test
  void keysHaveTheirAlgorithm() {
    TsigKey key = TsigKey.of(Name.of("key.example"), TsigAlgorithm.HMAC_SHA256, new byte[32]);
    assertEquals("key.example. (hmac-sha256)", Voice.key(key));
  }

  @Test
  void timesAreInUtcWithoutAFraction() {
    assertEquals("2026-11-22T12:00:00Z", Voice.time(Instant.parse("2026-11-22T12:00:00.987654Z")));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0 ms",
    "7, 7 ms",
    "9999, 9999 ms",
    "10000, 10.0 s",
    "18060, 18.1 s",
    "3600000, 3600.0 s",
  })
  void durationsAreInMillisecondsBelowTenSeconds(long millis, String text) {
    assertEquals(text, Voice.duration(Duration.ofMillis(millis)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "listening at /192.0.2.2:5399",
        "192.0.2.1:53 is silent",
        "no answer from [2001:db8:0:0:0:0:0:1]#53",
        "waited PT5S",
        "Server[name=a]",
        "Optional.empty",
        "wiredns: {}",
        "reason: null",
        "Voice@1b28cdfa",
      })
  void mistakesAreSeen(String text) {
    assertEquals(1, Mistakes.of(text).size(), text);
  }

  private static String[] commands() {
    return Commands.names();
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyHelpHasTheFormatsAndNoMistake(String name) {
    String help = Usage.commandLine(Commands.named(name)).getUsageMessage();
    String examples = "192.0.2.1:53 or [2001:db8::1]:53"; // of the option --listen
    assertEquals(
        List.of(),
        Mistakes.of(
            help.replaceAll("\\s+", " ")
                .replace(examples, "")
                .replace("--listen 192.0.2.1:53", "")));
    boolean has = help.contains("--format") && help.contains("--json");
    assertEquals(!name.equals("reencode"), has, help);
  }

  /** Values that have a form of their own are written by Voice alone. */
  @Test
  void noOtherClassWritesAddresses() throws IOException {
    Path sources = Shared.root().resolve("examples/command/src/main/java/io/wiredns/command");
    List<String> others = new ArrayList<>();
    try (Stream<Path> all = Files.walk(sources)) {
      for (Path source : all.filter(Files::isRegularFile).toList()) {
        if (Files.readString(source).contains("getHostAddress")) {
          others.add(source.getFileName().toString());
        }
      }
    }
    assertEquals(List.of("Voice.java"), others);
  }

  /** Returns command lines with a server that answers, one that is silent, and wrong input. */
  private List<String> lines(int port) throws IOException {
    String capture = Shared.capture("mixed.pcapng").toString();
    String server = "127.0.0.1#" + port;
    Path zone = Files.writeString(folder.resolve("zone"), "@ 0 SOA a b 1 1 1 1 1\n@ NS x\nx FOO\n");
    String script =
        "server 127.0.0.1 %d\nzone full.test\nadd a.full.test 5 A 192.0.2.1\nshow\nsend\n";
    Path update = Files.writeString(folder.resolve("update"), script.formatted(port));
    Path lost = Files.writeString(folder.resolve("lost"), script.formatted(1));
    return List.of(
        "rr",
        "rr MX",
        "rcodes",
        "faults",
        "faults POINTER_NOT_PRIOR",
        "explain NXDOMAIN 16 NODATA ede:7",
        "explain --message " + capture,
        "explain --summary --message " + capture,
        "dissect " + capture,
        "check-zone example " + zone,
        "query @" + server + " www.full.test",
        "query @" + server + " full.test SOA +tcp",
        "query @127.0.0.1#1 www.full.test +timeout=1 +tries=1",
        "query @::1#1 www.full.test +timeout=1 +tries=1",
        "compare full.test SOA " + server + " 127.0.0.1#1 --timeout 1",
        "axfr @" + server + " full.test",
        "axfr @127.0.0.1#1 full.test --timeout 1",
        "axfr @::1#1 full.test --timeout 1",
        "ixfr @" + server + " full.test 1",
        "notify full.test @" + server + " @127.0.0.1#1 @::1#1 --timeout 1",
        "update --timeout 1 " + update,
        "update --timeout 1 " + lost);
  }

  @Test
  void noOutputHasAMistakeAndJsonIsAnObjectALine() throws Exception {
    Path served = Files.writeString(folder.resolve("served"), SERVED);
    Files.setLastModifiedTime(served, FileTime.from(Instant.EPOCH));
    List<String> options =
        List.of("--verbose", "--zone", "full.test=" + served, "--allow-transfer", "127.0.0.1");
    try (Serving serving = Serving.start("64m", options)) {
      List<String> wrong = new ArrayList<>();
      for (String line : lines(serving.port())) {
        String text = ThreadOutput.wiredns(line.split(" ")).text();
        Mistakes.of(text).forEach(mistake -> wrong.add(line + ": " + mistake));
        String json = ThreadOutput.wiredns((line + " --json").split(" ")).text();
        Mistakes.of(json).forEach(mistake -> wrong.add(line + " --json: " + mistake));
        for (String each : json.split("\n")) {
          if (!isObject(each) && !each.startsWith("wiredns: ") && !each.startsWith(";; no resp")) {
            wrong.add(line + " --json: " + each);
          }
        }
      }
      serving.signal("TERM");
      serving.process().waitFor();
      Mistakes.of(String.join("\n", serving.lines())).forEach(wrong::add);
      assertEquals("", String.join("\n", wrong));
    }
  }

  @Test
  void theServersLinesAreObjects() throws Exception {
    Path served = Files.writeString(folder.resolve("json"), SERVED);
    Files.setLastModifiedTime(served, FileTime.from(Instant.EPOCH));
    try (Serving serving =
        Serving.start("64m", List.of("--json", "--zone", "full.test=" + served))) {
      serving.signal("TERM");
      serving.process().waitFor();
      List<String> lines = new ArrayList<>(serving.before());
      lines.addAll(serving.lines());
      assertTrue(lines.size() > 1, lines.toString());
      lines.forEach(line -> assertTrue(isObject(line), line));
    }
  }

  private static boolean isObject(String line) {
    try {
      return new ObjectMapper().readTree(line).isObject();
    } catch (JsonProcessingException wrong) {
      return false;
    }
  }
}
