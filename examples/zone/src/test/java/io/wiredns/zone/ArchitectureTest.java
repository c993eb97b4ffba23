package io.wiredns.zone;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.wiredns.codec.ClassUses;
import io.wiredns.codec.LongFiles;
import io.wiredns.codec.Shared;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checks that the server for zone files depends on the library only. */
class ArchitectureTest {
  private static final Path MODULE = Shared.root().resolve("examples/zone");

  @Test
  void itKnowsOnlyWhatItMay(@TempDir Path scratch) throws IOException {
    ClassUses uses = new ClassUses(MODULE, scratch);
    assertEquals(Set.of("io.wiredns.zone"), uses.packages().keySet());
    assertEquals(Set.of(), uses.packagesWhere((from, to) -> !isAllowed(to)));
  }

  private static boolean isAllowed(String used) {
    return List.of("io.wiredns.codec.", "io.wiredns.core.", "io.wiredns.dnssec").stream()
        .anyMatch((used + ".")::startsWith);
  }

  @Test
  void noFileIsLong() throws IOException {
    assertEquals(Set.of(), LongFiles.in(MODULE.resolve("src/main/java")));
  }
}
