package io.wiredns.command.dig;

import static io.wiredns.command.situation.Step.reply;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.Ports;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.edns.Cookie;
import io.wiredns.codec.message.Message;
import io.wiredns.command.ThreadOutput;
import io.wiredns.command.query.QueryCommand;
import io.wiredns.command.situation.ScriptedServer;
import io.wiredns.command.situation.Step;
import io.wiredns.command.trace.Authority;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Runs {@code +trace} and {@code +nssearch} with every word of dig, switched on and off: the two
 * must differ in what is sent or shown, or one of them must be refused.
 */
@Timeout(60)
class DigWalkWordsTest {
  private static final Map<DigOption, String> VALUES =
      Map.ofEntries(
          Map.entry(DigOption.BUFSIZE, "700"),
          Map.entry(DigOption.COOKIE, "0123456789abcdef"),
          Map.entry(DigOption.DOMAIN, "d.test"),
          Map.entry(DigOption.EDNS, "1"),
          Map.entry(DigOption.EDNSFLAGS, "0x10"),
          Map.entry(DigOption.EDNSOPT, "NSID:6162"),
          Map.entry(DigOption.NDOTS, "3"),
          Map.entry(DigOption.OPCODE, "status"),
          Map.entry(DigOption.PADDING, "64"),
          Map.entry(DigOption.QID, "5"),
          Map.entry(DigOption.RETRY, "2"),
          Map.entry(DigOption.SPLIT, "8"),
          Map.entry(DigOption.SUBNET, "192.0.2.0/24"),
          Map.entry(DigOption.TIMEOUT, "1"),
          Map.entry(DigOption.TRIES, "2"));

  private static final Step ROOT =
      Authority.of(
          ".",
          ". 60 NS ns.root.",
          "ns.root. 60 A 127.0.1.1",
          "zone. 60 NS ns.zone.",
          "ns.zone. 60 A 127.0.1.2");

  private static final Step ZONE =
      Authority.of(
          "zone.",
          "zone. 60 NS ns.zone.",
          "ns.zone. 60 A 127.0.1.2",
          "zone. 60 SOA ns.zone. hm.zone. 5 7200 3600 9 60",
          "xn--bcher-kva.zone. 60 A 192.0.2.1",
          "xn--bcher-kva.zone. 60 AAAA 2001:db8::1",
          "xn--bcher-kva.zone. 60 DNSKEY 257 3 13 " + "AAAA".repeat(21) + "AA==");

  static Stream<Arguments> words() {
    return Stream.of(DigOption.values())
        .flatMap(
            option -> Stream.of("+trace", "+nssearch").map(walk -> Arguments.of(walk, option)));
  }

  /** What each walk sends and shows with a word and without it; all are run at once. */
  private record Runs(Future<String> with, Future<String> without) {}

  private static final Map<List<Object>, Runs> RUNS = new HashMap<>();

  @BeforeAll
  static void startAll() {
    ExecutorService pool = Executors.newFixedThreadPool(24);
    words()
        .map(Arguments::get)
        .forEach(
            pair -> {
              String walk = (String) pair[0];
              DigOption option = (DigOption) pair[1];
              boolean isSwitch = option.value == DigOption.Value.SWITCH;
              String off = isSwitch ? "+no" + option.word : "";
              RUNS.put(
                  List.of(pair),
                  new Runs(
                      pool.submit(() -> run(walk, option, on(option))),
                      pool.submit(() -> run(walk, option, off))));
            });
    pool.shutdown();
  }

  private static String on(DigOption option) {
    String value = VALUES.get(option);
    return "+" + option.word + (value == null ? "" : "=" + value);
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("words")
  void noWordIsTakenWithoutEffect(String walk, DigOption option)
      throws InterruptedException, ExecutionException {
    Runs runs = RUNS.get(List.of(walk, option));
    String with = runs.with.get();
    String without = runs.without.get();
    assertNotEquals(with, without, on(option));
    for (String seen : List.of(with, without)) {
      if (seen.startsWith("status 2")) {
        assertTrue(
            seen.matches("(?s)status 2\nwiredns: .*\\+(no)?" + option.word + "\\b.{20,}"), seen);
      }
    }
  }

  /** Returns a script with which a word matters, if the usual one does not do. */
  private static Step zone(DigOption option) {
    return switch (option) {
      case BADCOOKIE -> reply("BADCOOKIE cookie").when(query -> !Step.serverCookie(query), ZONE);
      case EDNSNEGOTIATION ->
          reply("BADVERS")
              .when(
                  query -> query.message().edns().map(each -> each.version()).orElse(0) > 0, ZONE);
      case IGNORE -> reply("NOERROR tc").when(query -> !query.isTcp(), ZONE);
      case RETRY, TRIES -> Step.silence().when(DigWalkWordsTest::isLast, ZONE);
      case TIMEOUT -> ZONE.after(1_500).when(DigWalkWordsTest::isLast, ZONE);
      default -> ZONE;
    };
  }

  /** Returns whether a query is the one that a walk leads to. */
  private static boolean isLast(ScriptedServer.Query query) {
    RecordType type = query.message().questions().get(0).type();
    return type.equals(RecordType.A) || type.equals(RecordType.SOA);
  }

  private static String type(DigOption option) {
    return switch (option) {
      case EXPANDAAAA -> "AAAA";
      case CRYPTO, MULTILINE, RRCOMMENTS, SPLIT, UNKNOWNFORMAT -> "DNSKEY";
      default -> "A";
    };
  }

  /** Returns what a command line sends and shows, without what is different each time. */
  private static String run(String walk, DigOption option, String word) throws IOException {
    List<String> sent = Collections.synchronizedList(new ArrayList<>());
    int port = Ports.reserve();
    String at = "@127.0.1.1#" + port;
    List<String> words =
        new ArrayList<>(List.of("query", "-r", at, "-p", "" + port, "-4", walk, "+noidnout"));
    words.add("+tries=1");
    if (option != DigOption.TIMEOUT) {
      words.add("+timeout=1");
    }
    if (option == DigOption.EDNSNEGOTIATION) {
      words.add("+edns=1");
    }
    words.add(option == DigOption.IDNIN ? "b\u00fccher.zone" : "xn--bcher-kva.zone");
    if (walk.equals("+trace")) {
      words.add(type(option));
    }
    if (!word.isEmpty()) {
      words.add(word);
    }
    try (ScriptedServer root = server("127.0.1.1", port, ROOT, sent);
        ScriptedServer zone = server("127.0.1.2", port, zone(option), sent)) {
      assertNotEquals(root, zone);
      ThreadOutput.Result result = ThreadOutput.wiredns(words.toArray(new String[0]));
      if (result.status() == 2) {
        return "status 2\n" + result.text();
      }
      String text =
          result
              .text()
              .replaceAll("; <<>> wiredns.*", "; <<>>")
              .replaceAll("id: \\d+", "id")
              .replaceAll("COOKIE: [0-9a-f]+", "COOKIE")
              .replace("" + port, "PORT")
              .replaceAll("[0-9.]+ (ms|s|us)\\b", "N $1")
              .replaceAll("\n;;   ", " ");
      return result.status() + "\n" + text + String.join("\n", sent);
    }
  }

  private static ScriptedServer server(String host, int port, Step step, List<String> sent)
      throws IOException {
    Step recorded =
        query -> {
          sent.add((query.isTcp() ? "TCP " : "UDP ") + describe(query.message(), query.octets()));
          step.handle(query);
        };
    return new ScriptedServer(host, port, ScriptedServer.Script.of(recorded));
  }

  private static String describe(Message query, byte[] octets) {
    String options =
        query
            .edns()
            .map(
                edns ->
                    edns.version()
                        + " "
                        + edns.flags()
                        + " "
                        + edns.udpPayloadSize()
                        + edns.options().stream()
                            .filter(option -> !(option instanceof Cookie))
                            .toList())
            .orElse("none");
    String cookie =
        query.edns().flatMap(edns -> edns.option(Cookie.class)).map(Object::toString).orElse("no");
    return "%s %04x %s %d EDNS %s %s"
        .formatted(
            query.id() == 5 ? "id 5" : "id",
            query.flags(),
            query.questions(),
            octets.length,
            options,
            cookie.contains("0123456789abcdef") ? "ours" : cookie.equals("no") ? "none" : "random");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a.test MX +nssearch | +nssearch asks for SOA; leave out the type MX",
        "a.test AXFR +trace | +trace does not transfer zones; leave out AXFR",
        "a.test +trace +qr | +qr is for one query and its response, and +trace asks many",
        "+trace a.test +noqr b.test +qr | +qr is for one query and its response, and +trace asks many",
      })
  void whatAWalkCannotDoIsSaid(String words, String reason) {
    ThreadOutput.Result result = ThreadOutput.wiredns(("query -r @127.0.0.1 " + words).split(" "));
    assertEquals("wiredns: " + reason + "\n", result.text());
    assertEquals(2, result.status());
  }

  @Test
  void wordsOfTheFileOfDefaultsAreMeantForOtherQueriesThen(@TempDir Path folder) throws Exception {
    Path defaults = Files.writeString(folder.resolve(".digrc"), "+qr +search MX\n");
    StringBuilder out = new StringBuilder();
    String at = "@127.0.0.1#" + Ports.reserve();
    QueryCommand.run(List.of(at, ".", "+nssearch", "+tries=1", "+timeout=1"), defaults, out);
    assertTrue(out.toString().contains("OUTCOME"), out::toString);
    assertFalse(out.toString().contains("Sending"), out::toString);
  }
}
