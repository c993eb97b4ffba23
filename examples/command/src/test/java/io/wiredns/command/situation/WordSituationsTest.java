package io.wiredns.command.situation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;

/** Checks what {@code query} makes of dig's words in the situations of their table. */
class WordSituationsTest extends SituationTable {
  @TempDir static Path folder;

  @Override
  Map<String, String> start() throws IOException {
    Path batch = folder.resolve("batch");
    Files.writeString(batch, "# a comment\n\nwww.example A\n; another\n  www.example MX +tcp\n");
    Path wrong = folder.resolve("wrong.batch");
    Files.writeString(wrong, "www.example\n\nwww.example +shrot\n");
    return Map.of("batch", batch.toString(), "wrong", wrong.toString());
  }

  @Override
  List<Situation> rows() {
    return WordSituations.rows();
  }
}
