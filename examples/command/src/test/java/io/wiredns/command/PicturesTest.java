package io.wiredns.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.wiredns.codec.Shared;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Compares the pictures of the README with what the command prints today. */
class PicturesTest {
  private static final Pattern LINE = Pattern.compile("<text [^>]*>(.*?)</text>");
  private static final Pattern NEXT_MESSAGE = Pattern.compile("(?m)^;; message 3,");

  private static String picture(String name) throws IOException {
    String svg = Files.readString(Shared.root().resolve("examples/pictures").resolve(name));
    List<String> lines =
        LINE.matcher(svg)
            .results()
            .map(line -> line.group(1).replace("&#160;", " "))
            .map(line -> line.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"))
            .toList();
    assertFalse(lines.isEmpty(), name);
    return String.join("\n", lines);
  }

  /** Returns the lines of an output as a picture shows them: tabs are columns of eight. */
  private static String drawn(String output) {
    return output
        .stripTrailing()
        .lines()
        .map(PicturesTest::withoutTabs)
        .collect(Collectors.joining("\n"));
  }

  private static String withoutTabs(String line) {
    StringBuilder drawn = new StringBuilder();
    for (char c : line.toCharArray()) {
      int spaces = c == '\t' ? 8 - drawn.length() % 8 : 0;
      drawn.append(c == '\t' ? " ".repeat(spaces) : String.valueOf(c));
    }
    return drawn.toString();
  }

  @Test
  void theTreeIsTheOutputOfToday() throws IOException {
    String output =
        Shell.command("dissect", "--format", "tree", "examples/pictures/tree.hex").out();
    assertEquals(drawn(output), picture("tree.svg"), "run examples/pictures/make-pictures.sh");
  }

  @Test
  void theTextIsTheOutputOfToday() throws IOException {
    String output = Shell.command("dissect", "examples/captures/mixed.pcapng").out();
    String two = NEXT_MESSAGE.split(output, 2)[0];
    assertEquals(drawn(two), picture("text.svg"), "run examples/pictures/make-pictures.sh");
  }
}
