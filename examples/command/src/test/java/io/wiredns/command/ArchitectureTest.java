package io.wiredns.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.wiredns.codec.ClassUses;
import io.wiredns.codec.LongFiles;
import io.wiredns.codec.Shared;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Checks that the command depends on picocli and on this library only, without the programs to
 * copy.
 */
class ArchitectureTest {
  private static final Path MODULE = Shared.root().resolve("examples/command");

  @Test
  void itKnowsOnlyWhatItMay(@TempDir Path scratch) throws IOException {
    ClassUses uses = new ClassUses(MODULE, scratch);
    assertEquals(Set.of("io.wiredns.command"), uses.packages().keySet());
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
