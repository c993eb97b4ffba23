package io.wiredns.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.wiredns.codec.Shared;
import io.wiredns.command.line.ExitStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Compares the number of messages in our captures with that of tshark. */
class CapturesTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  static Stream<List<String>> expected() throws IOException {
    return Files.readAllLines(Shared.capture("expected.tsv")).stream()
        .map(line -> List.of(line.split("\t")));
  }

  private static Shell.Result dissect(String format, String capture) throws IOException {
    String file = Shared.capture(capture).toString();
    return Shell.wiredns("dissect", "--format", format, "--port", "53,5301", file);
  }

  @ParameterizedTest
  @MethodSource("expected")
  void everyMessageOfACaptureIsAnObjectOnALine(List<String> row) throws IOException {
    Shell.Result result = dissect("json", row.get(0));
    List<String> lines = result.out().lines().toList();
    assertEquals(Integer.parseInt(row.get(1)), lines.size());
    int malformed = 0;
    for (String line : lines) {
      JsonNode message = JSON.readTree(line);
      malformed += message.has("malformed") ? 1 : 0;
    }
    assertEquals(malformed > 0 ? ExitStatus.MALFORMED : ExitStatus.GOOD, result.status());
    assertEquals("", result.err());
  }

  @ParameterizedTest
  @MethodSource("expected")
  void theTreeShowsEveryMessageOfACapture(List<String> row) throws IOException {
    Shell.Result result = dissect("tree", row.get(0));
    long titles = result.out().lines().filter(line -> line.startsWith(";; message ")).count();
    assertEquals(Integer.parseInt(row.get(1)), titles);
  }
}
