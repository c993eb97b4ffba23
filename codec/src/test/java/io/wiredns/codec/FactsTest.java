package io.wiredns.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FactsTest {
  private static final Path FACTS =
      Shared.root().resolve("codec/src/test/resources/io/wiredns/codec/facts");

  private static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(FACTS)) {
      return files.filter(file -> !file.endsWith("README.md")).sorted().toList();
    }
  }

  @Test
  void theCopiesAreEqualToTheSharedFacts() throws IOException {
    for (Path file : files()) {
      String name = file.getFileName().toString();
      Path shared = Shared.file("facts/" + name);
      Differences.assertSameLines(Files.readString(shared), Files.readString(file), name);
    }
  }

  @Test
  void theReadmeNamesTheSourceOfEachFile() throws IOException {
    String readme = Files.readString(FACTS.resolve("README.md"));
    for (Path file : files()) {
      assertTrue(readme.contains("\n| `" + file.getFileName() + "` | "), file::toString);
    }
  }

  @Test
  void fieldsInQuotesMayHaveCommas() {
    assertEquals(
        "treat as unknown: ignore, round-trip",
        Facts.table("ednsoptions").get(0).get("codec_checks"));
  }
}
