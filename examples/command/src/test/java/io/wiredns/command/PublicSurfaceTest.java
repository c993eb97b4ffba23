package io.wiredns.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.Shared;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Examples do with the public surface of the codec what anybody can do with it. */
class PublicSurfaceTest {
  private static final Pattern INSIDE =
      Pattern.compile("io\\.wiredns\\.(?:\\w+\\.)*(?:internal|loop)\\b");

  @Test
  void examplesUseNothingThatIsNotExported() throws IOException {
    List<String> inside = new ArrayList<>();
    int files = 0;
    for (String module : List.of("capture", "command", "doctor", "embed", "zone")) {
      Path root = Shared.root().resolve("examples").resolve(module).resolve("src");
      try (Stream<Path> all = Files.walk(root)) {
        for (Path file : all.filter(path -> path.toString().endsWith(".java")).toList()) {
          files++;
          if (!file.endsWith("PublicSurfaceTest.java")
              && INSIDE.matcher(Files.readString(file)).find()) {
            inside.add(root.relativize(file).toString());
          }
        }
      }
    }
    assertEquals(List.of(), inside);
    assertTrue(files > 150, "files: " + files);
  }
}
