package io.wiredns.command.situation;

import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.wiredns.codec.Ports;
import io.wiredns.command.Mistakes;
import io.wiredns.command.ThreadOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Runs the rows of a table of situations, eight at a time, in the process of the test. A subclass
 * has the rows, and starts servers that are not scripted.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(120)
abstract class SituationTable {
  private static final int AT_A_TIME = 8;

  private final Map<String, Future<String>> results = new HashMap<>();

  /** Returns the rows. */
  abstract List<Situation> rows();

  /** Starts servers; returns the values of the words in braces. */
  Map<String, String> start() throws IOException {
    return Map.of();
  }

  /** Stops what {@link #start} has started. */
  void stop() throws IOException {}

  @BeforeAll
  final void run() throws IOException {
    assumeTrue(Runtime.version().feature() == 17, "on one JDK only, for the sake of time: skipped");
    Map<String, String> values = start();
    ExecutorService threads = Executors.newFixedThreadPool(AT_A_TIME);
    for (Situation row : rows()) {
      Future<String> before = results.put(row.name(), threads.submit(() -> failure(row, values)));
      assertNull(before, () -> "two rows have the name " + row.name());
    }
    threads.shutdown();
  }

  @AfterAll
  final void end() throws IOException {
    stop();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  void isTold(Situation row) throws InterruptedException, ExecutionException {
    String failure = results.get(row.name()).get();
    if (failure != null) {
      fail(failure);
    }
  }

  /** Runs a row; returns what is wrong, with the output, or null. */
  private static String failure(Situation row, Map<String, String> given) throws IOException {
    List<ScriptedServer> servers = new ArrayList<>();
    try {
      Map<String, String> values = new HashMap<>(given);
      int port = Ports.reserve();
      values.put("port", "" + port);
      for (ScriptedServer.Script script : row.servers()) {
        String address = script.six() ? "::1" : "127.0.1." + (servers.size() + 1);
        servers.add(new ScriptedServer(address, port, script));
        values.put("" + servers.size(), address + "#" + port);
      }
      ThreadOutput.Result result = ThreadOutput.wiredns(words(filled(row.command(), values)));
      List<String> wrong = wrong(row, result, values);
      return wrong.isEmpty()
          ? null
          : "%s%n$ wiredns %s%n%s%n(exit status %d)%n%s"
              .formatted(
                  row.name(),
                  filled(row.command(), values),
                  result.text(),
                  result.status(),
                  String.join("\n", wrong));
    } finally {
      for (ScriptedServer server : servers) {
        server.close();
      }
    }
  }

  private static List<String> wrong(
      Situation row, ThreadOutput.Result result, Map<String, String> values) {
    List<String> wrong = new ArrayList<>();
    String text = result.text().replace("\n;;   ", " "); // Long comments are broken.
    int from = 0;
    for (String words : row.says()) {
      Matcher found = pattern(filled(words, values)).matcher(text);
      if (found.find(from)) {
        from = found.end();
      } else if (found.find(0)) {
        wrong.add("EARLIER THAN THE WORDS BEFORE: " + words);
      } else {
        wrong.add("MISSING: " + words);
      }
    }
    for (String words : row.saysNot()) {
      if (pattern(filled(words, values)).matcher(text).find()) {
        wrong.add("MUST NOT BE THERE: " + words);
      }
    }
    for (String mistake : Mistakes.of(text)) {
      wrong.add("MUST NEVER BE THERE: " + mistake);
    }
    if (result.status() != row.status()) {
      wrong.add("EXIT STATUS IS NOT " + row.status());
    }
    return wrong;
  }

  private static Pattern pattern(String words) {
    String[] parts = words.split("\\*", -1);
    StringBuilder pattern = new StringBuilder();
    for (int i = 0; i < parts.length; i++) {
      pattern.append(i == 0 ? "" : ".*?").append(Pattern.quote(parts[i]));
    }
    return Pattern.compile(pattern.toString());
  }

  private static String filled(String text, Map<String, String> values) {
    String filled = text;
    for (Map.Entry<String, String> value : values.entrySet()) {
      filled = filled.replace("{" + value.getKey() + "}", value.getValue());
    }
    return filled;
  }

  private static String[] words(String line) {
    Matcher word = Pattern.compile("'([^']*)'|(\\S+)").matcher(line);
    return word.results()
        .map(found -> found.group(1) != null ? found.group(1) : found.group(2))
        .toArray(String[]::new);
  }
}
