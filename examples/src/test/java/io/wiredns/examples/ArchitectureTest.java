package io.wiredns.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.wiredns.codec.ClassUses;
import io.wiredns.codec.Shared;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What may know what among the programs; codec's test of the same name says it of the codec. */
class ArchitectureTest {
  private static final String BASE = "io.wiredns.examples";

  /** By package, the other packages of the module that it may know. */
  private static final Map<String, Set<String>> MAY_KNOW =
      Map.of(
          BASE,
          Set.of(),
          BASE + ".capture",
          Set.of(),
          BASE + ".zone",
          Set.of(),
          BASE + ".cli",
          Set.of(BASE + ".capture", BASE + ".zone"));

  /** By package, the packages of others, this library's modules apart, that it may know. */
  private static final Map<String, Set<String>> FOREIGN =
      Map.of(
          BASE,
          Set.of("io.netty.buffer", "io.netty.channel", "io.netty.channel.socket"),
          BASE + ".capture",
          Set.of("org.tukaani.xz"),
          BASE + ".zone",
          Set.of(),
          BASE + ".cli",
          Set.of("picocli"));

  private static ClassUses uses;

  @BeforeAll
  static void look(@TempDir Path scratch) throws IOException {
    uses = new ClassUses(Shared.root().resolve("examples"), scratch);
  }

  @Test
  void packagesKnowOnlyThoseTheyMay() {
    // The capture reader knows nothing but the JDK, and an LZMA decoder.
    assertEquals(MAY_KNOW.keySet(), uses.packages().keySet());
    assertEquals(Set.of(), uses.packagesWhere(ArchitectureTest::isForbidden));
    assertEquals(List.of(), uses.cycles());
  }

  private static boolean isForbidden(String from, String to) {
    return !MAY_KNOW.get(from).contains(to)
        && !FOREIGN.get(from).contains(to)
        && (to.startsWith(BASE) || !to.startsWith("io.wiredns."));
  }

  @Test
  void theCaptureReaderKnowsNothingOfDns() {
    assertEquals(
        Set.of("org.tukaani.xz"), uses.packages().getOrDefault(BASE + ".capture", Set.of()));
  }
}
