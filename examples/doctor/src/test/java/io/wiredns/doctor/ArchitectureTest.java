package io.wiredns.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.wiredns.codec.ClassUses;
import io.wiredns.codec.Differences;
import io.wiredns.codec.LongFiles;
import io.wiredns.codec.Shared;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Checks that the doctor depends on the library only, and which of its packages may depend on
 * which.
 */
class ArchitectureTest {
  private static final String BASE = "io.wiredns.doctor";

  /**
   * For each package, the others of the module that it may depend on, besides the package of the
   * results. The package that programs call may depend on all.
   */
  private static final Map<String, Set<String>> MAY_KNOW =
      Map.ofEntries(
          may("exchange"), //
          may("judge", "exchange", "survey"),
          may("report", "exchange"), //
          may("survey", "exchange"),
          may("verdict"), //
          may("walk", "exchange"));

  private static Map.Entry<String, Set<String>> may(String user, String... used) {
    return Map.entry(
        BASE + "." + user,
        Stream.of(used).map(name -> BASE + "." + name).collect(Collectors.toSet()));
  }

  private static final Path MODULE = Shared.root().resolve("examples/doctor");

  @Test
  void itKnowsOnlyWhatItMay(@TempDir Path scratch) throws IOException {
    ClassUses uses = new ClassUses(MODULE, scratch);
    Set<String> packages = new TreeSet<>(MAY_KNOW.keySet());
    packages.add(BASE);
    Differences.assertSameElements(packages, uses.packages().keySet(), "packages");
    assertEquals(
        Set.of(),
        uses.packagesWhere(
            (from, to) ->
                to.startsWith(BASE + ".")
                    && !from.equals(BASE)
                    && !MAY_KNOW.get(from).contains(to)));
    assertEquals(Set.of(), uses.packagesWhere((from, to) -> !isAllowed(to)));
  }

  private static boolean isAllowed(String used) {
    return List.of(
            BASE + ".",
            "io.wiredns.codec.",
            "io.wiredns.core.",
            "io.wiredns.dnssec.",
            "io.wiredns.guide.")
        .stream()
        .anyMatch((used + ".")::startsWith);
  }

  @Test
  void noFileIsLong() throws IOException {
    assertEquals(Set.of(), LongFiles.in(MODULE.resolve("src/main/java")));
  }
}
