package io.wiredns.core;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.wiredns.codec.ClassUses;
import io.wiredns.codec.Differences;
import io.wiredns.codec.LongFiles;
import io.wiredns.codec.Shared;
import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Checks which packages of this module may depend on which. The codec has a test of the same name.
 */
class ArchitectureTest {
  private static final String BASE = "io.wiredns.core";

  /** For each package, the other packages of the module that it may depend on. */
  private static final Map<String, Set<String>> MAY_KNOW =
      Map.of(
          BASE,
          Set.of(),
          BASE + ".loop",
          Set.of(BASE),
          BASE + ".client",
          Set.of(BASE, BASE + ".loop"),
          BASE + ".server",
          Set.of(BASE, BASE + ".loop"),
          BASE + ".transfer",
          Set.of(BASE),
          BASE + ".zone",
          Set.of(BASE + ".client"));

  /**
   * The packages of other modules that may be used, in addition to the codec's exported packages.
   */
  private static final Set<String> FOREIGN = Set.of("io.netty.buffer");

  /** The packages that may use Netty's buffers: the others use pages on the heap. */
  private static final Set<String> WITH_BUFFERS = Set.of(BASE + ".client");

  private static final Path MODULE = Shared.root().resolve("core");
  private static ClassUses uses;

  @BeforeAll
  static void look(@TempDir Path scratch) throws IOException {
    uses = new ClassUses(MODULE, scratch);
  }

  @Test
  void packagesKnowOnlyThoseTheyMay() {
    Differences.assertSameElements(MAY_KNOW.keySet(), uses.packages().keySet(), "packages");
    assertEquals(
        Set.of(),
        uses.packagesWhere((from, to) -> to.startsWith(BASE) && !MAY_KNOW.get(from).contains(to)));
    assertEquals(List.of(), uses.cycles());
  }

  @Test
  void ofOtherModulesOnlyWhatIsExportedHereIsKnown() throws IOException {
    Set<String> allowed = new TreeSet<>(FOREIGN);
    allowed.addAll(exportsOfTheCodec());
    assertEquals(
        Set.of(), uses.packagesWhere((from, to) -> !to.startsWith(BASE) && !allowed.contains(to)));
  }

  private static Set<String> exportsOfTheCodec() throws IOException {
    Path info = Shared.root().resolve("codec/target/classes/module-info.class");
    try (InputStream in = Files.newInputStream(info)) {
      return ModuleDescriptor.read(in).exports().stream()
          .filter(exports -> !exports.isQualified() || exports.targets().contains(BASE))
          .map(ModuleDescriptor.Exports::source)
          .collect(Collectors.toSet());
    }
  }

  @Test
  void buffersOfNettyAreInTheClient() {
    Set<String> users = uses.usersOf(name -> name.startsWith("io.netty."));
    Differences.assertSameElements(
        new TreeSet<>(WITH_BUFFERS),
        users.stream()
            .map(name -> name.substring(0, name.lastIndexOf('.')))
            .collect(Collectors.toCollection(TreeSet::new)),
        "packages with buffers of Netty");
  }

  @Test
  void noFileIsLong() throws IOException {
    assertEquals(Set.of(), LongFiles.in(MODULE.resolve("src/main/java")));
  }
}
