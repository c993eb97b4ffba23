package io.wiredns.embed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.Shared;
import io.wiredns.codec.rdata.Registry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks the pages that people read first: their program, its output and their links. */
class ReadmeTest {
  private static final Path ROOT = Shared.root();

  private static String readme() throws IOException {
    return Files.readString(ROOT.resolve("README.md"));
  }

  /** Returns the only block of this language in the README. */
  private static String block(String language) throws IOException {
    Matcher block =
        Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL).matcher(readme());
    assertTrue(block.find(), "no block of " + language);
    String content = block.group(1);
    assertTrue(!block.find(), "a second block of " + language);
    return content;
  }

  @Test
  void theProgramIsTheFileThatIsCompiled() throws IOException {
    String file =
        Files.readString(
            ROOT.resolve("examples/embed/src/main/java/io/wiredns/embed/FirstSteps.java"));
    assertEquals(file.substring(file.indexOf("import ")), block("java"));
  }

  @Test
  void theProgramPrintsWhatTheReadmeShows() throws Exception {
    PrintStream out = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try {
      FirstSteps.main(new String[0]);
    } finally {
      System.setOut(out);
    }
    assertEquals(block("text"), printed.toString(StandardCharsets.UTF_8));
  }

  @Test
  void theReadmeHasAtMost150Lines() throws IOException {
    long lines = readme().lines().count();
    assertTrue(lines <= 150, lines + " lines");
  }

  @Test
  void theTableCountsTypesAndOptions() throws IOException {
    Registry registry = Registry.standard();
    for (String row :
        List.of(
            "| record types with fields | " + registry.types().size() + " |",
            "| EDNS options with fields | " + registry.options().size() + " |")) {
      assertTrue(readme().contains("\n" + row), "README.md must have: " + row);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "README.md",
        "codec/README.md",
        "core/README.md",
        "bench/README.md",
        "codec/dnssec/README.md",
        "codec/dnssec/ZONES.md",
        "codec/testkit/README.md",
        "examples/command/README.md",
        "examples/captures/README.md",
        ".github/CONTRIBUTING.md",
        ".github/SECURITY.md",
        ".github/CHANGELOG.md",
      })
  void everyFileThatAPageLinksToExists(String page) throws IOException {
    Path folder = ROOT.resolve(page).getParent();
    Matcher link =
        Pattern.compile("\\]\\(([^)#:]+)(#[^)]*)?\\)")
            .matcher(Files.readString(ROOT.resolve(page)));
    String missing =
        link.results()
            .map(result -> result.group(1))
            .filter(target -> !Files.exists(folder.resolve(target)))
            .collect(Collectors.joining(", "));
    assertEquals("", missing);
  }
}
