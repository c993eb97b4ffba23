package io.wiredns.command.dig;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.Ports;
import io.wiredns.command.line.InputException;
import io.wiredns.command.query.QueryCommand;
import io.wiredns.command.situation.ScriptedServer;
import io.wiredns.command.situation.Step;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Compares what {@code query} writes with what dig wrote, octet for octet but for times, versions
 * and the lines about attempts: the responses that dig received are sent again by a scripted
 * server.
 */
@Timeout(60)
class DigRecordingsTest {
  /**
   * The lines about attempts, of both programs, which follow the answer here and precede it there.
   */
  private static final Pattern STORY =
      Pattern.compile(
          ";; (OUTCOME|CAUSE|EVIDENCE|TRY|NOTE|Attempt \\d+)\\b.*|;;   .*"
              + "|;; (Truncated, retrying|BADVERS, retrying|expected opt record).*");

  /**
   * A command line with the responses to it and the output of dig.
   *
   * @param words the words; {@code PORT} stands for the port
   * @param responses the octets in hexadecimal digits
   * @param output the output, in which {@code PORT} stands for the port too
   */
  record Recording(String words, List<String> responses, String output) {
    @Override
    public String toString() {
      return words.substring(words.indexOf("abcdef") + 7);
    }

    private boolean isTransfer() {
      return words.matches("(?i).* axfr\\b.*");
    }
  }

  static List<Recording> recordings() throws IOException {
    List<Recording> all = new ArrayList<>();
    List<String> responses = new ArrayList<>();
    StringBuilder output = new StringBuilder();
    String words = null;
    for (String line : (text() + "$ ").split("\n")) {
      if (line.startsWith("$ ")) {
        if (words != null) {
          all.add(new Recording(words, List.copyOf(responses), output.toString()));
        }
        words = line.substring(2);
        responses.clear();
        output.setLength(0);
      } else if (line.startsWith("< ")) {
        responses.add(line.substring(2));
      } else if (line.startsWith("|")) {
        output.append(line.substring(1)).append('\n');
      }
    }
    return all;
  }

  private static String text() throws IOException {
    try (InputStream in = DigRecordingsTest.class.getResourceAsStream("dig-recorded.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void thereAreEnough() throws IOException {
    assertTrue(recordings().size() >= 40, recordings().size() + " recordings");
  }

  @ParameterizedTest
  @MethodSource("recordings")
  void isWrittenAsDigWroteIt(Recording recording) throws IOException, InputException {
    List<Step> steps = new ArrayList<>();
    for (String response : recording.responses()) {
      steps.add(Step.octets(response.substring(4)));
    }
    if (recording.isTransfer()) {
      steps = List.of(Step.all(steps.toArray(new Step[0])));
    }
    String port = "" + Ports.reserve();
    StringBuilder out = new StringBuilder();
    ScriptedServer.Script script = new ScriptedServer.Script(steps, true, true, false);
    ScriptedServer server = new ScriptedServer("127.0.0.1", Integer.parseInt(port), script);
    try {
      QueryCommand.run(List.of(recording.words().replace("PORT", port).split(" ")), null, out);
    } finally {
      server.close();
    }
    String ours =
        out.toString()
            .replace("#" + port + "(", "#PORT(")
            .replace("-p " + port, "-p PORT")
            .replace("_port: " + port, "_port: PORT");
    assertEquals(steady(recording.output()), steady(ours));
  }

  private static String steady(String text) {
    return text.lines()
        .filter(line -> !STORY.matcher(line).matches())
        .map(line -> line.replaceAll("<<>> DiG [^ ]* <<>>", "<<>> wiredns <<>>"))
        .map(line -> line.replaceAll("(Query time: )\\d+", "$1N"))
        .map(line -> line.replaceAll("(WHEN: ).*", "$1N"))
        .map(line -> line.replaceAll("(timestamp ).*", "$1N"))
        .map(line -> line.replaceAll(" in \\d+ ms", " in N ms"))
        .collect(Collectors.joining("\n"));
  }
}
