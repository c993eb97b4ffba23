package io.wiredns.codec;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Checks that main sources, their messages and the pages of all modules avoid words that readers
 * found peculiar, such as "nobody" in a sentence about things.
 */
class PlainWordsTest {
  private static final Pattern PECULIAR =
      Pattern.compile(
          "\\b(nobody|somebody|whoever|who asks|of no account|in silence|what became of|sees to"
              + "|to be said|value of the component|behind(?! one address))\\b",
          Pattern.CASE_INSENSITIVE);

  private static boolean isRead(Path file) {
    String path = file.toString();
    return !path.contains("/target/")
        && !path.contains("/captures/")
        && (path.endsWith(".md") && !path.contains("/src/test/")
            || path.contains("/src/main/") && path.matches(".*\\.(java|properties|tsv)"));
  }

  @Test
  void noPageAndNoMainSourceHasThem() throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(Shared.root())) {
      files = all.filter(Files::isRegularFile).filter(PlainWordsTest::isRead).sorted().toList();
    }
    Differences.assertSameElements(
        List.of(), files.stream().flatMap(PlainWordsTest::found).toList(), "peculiar words");
  }

  private static Stream<String> found(Path file) {
    try {
      String text = Files.readString(file).replaceAll("\\R[ \\t]*(\\*|//)?[ \\t]*", " ");
      return PECULIAR
          .matcher(text)
          .results()
          .map(
              word ->
                  Shared.root().relativize(file) + ": " + around(text, word.start(), word.end()));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static String around(String text, int start, int end) {
    return text.substring(Math.max(0, start - 40), Math.min(text.length(), end + 20));
  }
}
