package io.wiredns.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.wiredns.codec.ClassUses;
import io.wiredns.codec.Differences;
import io.wiredns.codec.LongFiles;
import io.wiredns.codec.Shared;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Checks that the command depends on picocli and on this library only, without the programs to
 * copy, and which of its packages may depend on which.
 */
class ArchitectureTest {
  private static final String BASE = "io.wiredns.command";

  /**
   * For each package, the other packages of the module that it may depend on. The package of the
   * program itself may depend on all.
   */
  private static final Map<String, Set<String>> MAY_KNOW =
      Map.ofEntries(
          may("line", "output"),
          may("output"),
          may("input", "line"),
          may("dig", "line", "output"),
          may("dissect", "input", "line", "output"),
          may("doctor", "line", "output"),
          may("explain", "input", "line", "output"),
          may("trace", "dig", "output"),
          may("query", "dig", "explain", "line", "output", "trace"),
          may("compare", "dig", "line", "output"),
          may("serve", "line", "output"),
          may("update", "line", "output"),
          may("zone", "line", "output"));

  private static Map.Entry<String, Set<String>> may(String user, String... used) {
    return Map.entry(
        BASE + "." + user,
        Stream.of(used).map(name -> BASE + "." + name).collect(Collectors.toSet()));
  }

  private static final Path MODULE = Shared.root().resolve("examples/command");

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
                to.startsWith(BASE) && !from.equals(BASE) && !MAY_KNOW.get(from).contains(to)));
    assertEquals(Set.of(), uses.packagesWhere((from, to) -> !isAllowed(to)));
  }

  private static boolean isAllowed(String used) {
    return used.equals("picocli")
        || used.equals("com.sun.net.httpserver") // exported by the module jdk.httpserver
        || used.startsWith("io.wiredns.") && !used.startsWith("io.wiredns.embed");
  }

  @Test
  void noFileIsLong() throws IOException {
    assertEquals(Set.of(), LongFiles.in(MODULE.resolve("src/main/java")));
  }
}
