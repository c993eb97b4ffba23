package io.wiredns.command.situation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;

/** Checks what {@code explain} says of the captures of its table. */
class ExplainSituationsTest extends SituationTable {
  @TempDir static Path folder;

  private final List<ExplainRows> tables;

  ExplainSituationsTest() throws IOException {
    tables = List.of(new ExplainSituations(), new ExplainReplies());
  }

  @Override
  List<Situation> rows() {
    return tables.stream().flatMap(table -> table.rows().stream()).toList();
  }

  @Override
  Map<String, String> start() throws IOException {
    Map<String, String> files = new HashMap<>();
    for (ExplainRows table : tables) {
      for (Map.Entry<String, byte[]> capture : table.captures().entrySet()) {
        Path file = Files.write(folder.resolve(capture.getKey() + ".pcap"), capture.getValue());
        files.put(capture.getKey(), file.toString());
      }
    }
    return files;
  }
}
