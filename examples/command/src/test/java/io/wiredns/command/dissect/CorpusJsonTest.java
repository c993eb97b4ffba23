package io.wiredns.command.dissect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.wiredns.codec.Shared;
import io.wiredns.command.Shell;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Compares the JSON of the corpus's valid messages with results on which four other parsers agree.
 */
class CorpusJsonTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void jsonEqualsTheOracleOnEveryMemberButTheTextOfRdata() throws IOException {
    Path corpus = Shared.file("corpus");
    Shell.Result result =
        Shell.wiredns(
            "dissect",
            "--input",
            "frames",
            "--format",
            "json",
            corpus.resolve("messages.bin").toString());
    List<String> lines = result.out().lines().toList();
    List<String> rows = Files.readAllLines(corpus.resolve("manifest.tsv"));
    assertEquals(rows.size() - 1, lines.size());
    Map<String, JsonNode> oracle = oracle(corpus.resolve("oracle.jsonl"));
    List<String> differences = new ArrayList<>();
    int compared = 0;
    for (int i = 0; i < lines.size(); i++) {
      String sha256 = rows.get(i + 1).split("\t")[0];
      JsonNode expected = oracle.get(sha256);
      if (expected != null) {
        compared++;
        compare(sha256, JSON.readTree(lines.get(i)), expected, differences);
      }
    }
    assertEquals(oracle.size(), compared);
    assertEquals(List.of(), differences);
  }

  private static Map<String, JsonNode> oracle(Path file) throws IOException {
    Map<String, JsonNode> oracle = new HashMap<>();
    try (BufferedReader in = Files.newBufferedReader(file)) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        JsonNode message = JSON.readTree(line);
        oracle.put(message.get("xSHA256").asText(), message);
      }
    }
    assertFalse(oracle.isEmpty());
    return oracle;
  }

  /**
   * Checks that every member of the expected object, and of the objects in its lists, is also in
   * ours.
   */
  private static void compare(
      String path, JsonNode ours, JsonNode expected, List<String> differences) {
    expected
        .fields()
        .forEachRemaining(
            member -> {
              String name = member.getKey();
              if (name.equals("xSHA256") || name.equals("RDATA")) {
                return;
              }
              JsonNode value = ours.get(name);
              JsonNode wanted = member.getValue();
              if (wanted.isArray() && value != null && value.size() == wanted.size()) {
                for (int i = 0; i < wanted.size(); i++) {
                  String inside = path + " " + name + "[" + i + "]";
                  compare(inside, value.get(i), wanted.get(i), differences);
                }
              } else if (!wanted.equals(value)) {
                differences.add(path + " " + name + ": " + value + ", expected " + wanted);
              }
            });
  }
}
