package io.wiredns.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.wiredns.codec.ClassUses;
import io.wiredns.codec.LongFiles;
import io.wiredns.codec.Shared;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checks that the capture reader depends on the JDK and on a decoder of xz only. */
class ArchitectureTest {
  private static final Path MODULE = Shared.root().resolve("examples/capture");

  @Test
  void itKnowsOnlyWhatItMay(@TempDir Path scratch) throws IOException {
    assertEquals(
        Map.of("io.wiredns.capture", Set.of("org.tukaani.xz")),
        new ClassUses(MODULE, scratch).packages());
  }

  @Test
  void noFileIsLong() throws IOException {
    assertEquals(Set.of(), LongFiles.in(MODULE.resolve("src/main/java")));
  }
}
