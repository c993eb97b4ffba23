package io.wiredns.embed;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.wiredns.codec.ClassUses;
import io.wiredns.codec.LongFiles;
import io.wiredns.codec.Shared;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checks that the programs depend on Netty and on this library only, without the command. */
class ArchitectureTest {
  private static final Path MODULE = Shared.root().resolve("examples/embed");

  @Test
  void itKnowsOnlyWhatItMay(@TempDir Path scratch) throws IOException {
    ClassUses uses = new ClassUses(MODULE, scratch);
    assertEquals(Set.of("io.wiredns.embed"), uses.packages().keySet());
    assertEquals(Set.of(), uses.packagesWhere((from, to) -> !isAllowed(to)));
  }

  private static boolean isAllowed(String used) {
    return Set.of("io.netty.buffer", "io.netty.channel", "io.netty.channel.socket").contains(used)
        || used.startsWith("io.wiredns.") && !used.startsWith("io.wiredns.command");
  }

  @Test
  void noFileIsLong() throws IOException {
    assertEquals(Set.of(), LongFiles.in(MODULE.resolve("src/main/java")));
  }
}
