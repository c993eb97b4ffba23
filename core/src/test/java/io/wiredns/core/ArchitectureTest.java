package io.wiredns.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.wiredns.codec.ClassUses;
import io.wiredns.codec.Shared;
import io.wiredns.codec.Surface;
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
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What may know what in this module; codec's test of the same name says it of the codec. */
class ArchitectureTest {
  private static final String BASE = "io.wiredns.core";
  private static final String CODEC = "io.wiredns.codec.";

  /** By package, the other packages of the module that it may know. */
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

  /** What of other modules may be known, the codec's exported packages apart. */
  private static final Set<String> FOREIGN = Set.of("io.netty.buffer");

  /** The packages that hold buffers of Netty: those with sockets that do not block. */
  private static final Set<String> WITH_BUFFERS =
      Set.of(BASE + ".loop", BASE + ".client", BASE + ".server");

  /** The files that may have more than 500 lines; each says at its head why. */
  private static final Set<String> LONG_FILES = Set.of();

  private static final int MOST_LINES = 500;
  private static final Path MODULE = Shared.root().resolve("core");
  private static ClassUses uses;

  @BeforeAll
  static void look(@TempDir Path scratch) throws IOException {
    uses = new ClassUses(MODULE, scratch);
  }

  @Test
  void packagesKnowOnlyThoseTheyMay() {
    Map<String, Set<String>> found = uses.packages();
    assertEquals(new TreeSet<>(MAY_KNOW.keySet()), found.keySet());
    Set<String> wrong = new TreeSet<>();
    found.forEach(
        (from, all) ->
            all.stream()
                .filter(to -> to.startsWith(BASE) && !MAY_KNOW.get(from).contains(to))
                .forEach(to -> wrong.add(from + " -> " + to)));
    assertEquals(Set.of(), wrong);
    assertEquals(List.of(), uses.cycles());
  }

  @Test
  void ofOtherModulesOnlyWhatIsExportedHereIsKnown() throws IOException {
    Set<String> allowed = new TreeSet<>(FOREIGN);
    allowed.addAll(exportsOfTheCodec());
    Set<String> wrong = new TreeSet<>();
    uses.packages()
        .forEach(
            (from, all) ->
                all.stream()
                    .filter(to -> !to.startsWith(BASE) && !allowed.contains(to))
                    .forEach(to -> wrong.add(from + " -> " + to)));
    assertEquals(Set.of(), wrong);
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
  void buffersOfNettyAreWhereSocketsAre() {
    Set<String> users = uses.usersOf(name -> name.startsWith("io.netty."));
    assertEquals(
        new TreeSet<>(WITH_BUFFERS),
        users.stream()
            .map(name -> name.substring(0, name.lastIndexOf('.')))
            .collect(Collectors.toCollection(TreeSet::new)));
  }

  /** Neither a type of Netty nor one of the codec's inside is in a signature that users see. */
  @Test
  void theSurfaceShowsOnlyWhatUsersCanSee() throws IOException {
    String surface = new Surface(MODULE).text();
    List<String> wrong =
        surface
            .lines()
            .filter(line -> line.contains("io.netty") || line.contains(CODEC + "internal"))
            .toList();
    assertEquals(List.of(), wrong);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "org.xbill.DNS.Message",
        "org.minidns.dnsmessage.DnsMessage",
        "io.netty.handler.codec.dns.DnsMessage",
        "org.openjdk.jmh.annotations.Benchmark"
      })
  void whatTheBenchmarksCompareWithIsOutOfReach(String name) {
    assertThrows(ClassNotFoundException.class, () -> Class.forName(name));
  }

  @Test
  void noFileIsLong() throws IOException {
    Set<String> found = new TreeSet<>();
    try (Stream<Path> files = Files.walk(MODULE.resolve("src/main/java"))) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        if (Files.readAllLines(file).size() > MOST_LINES) {
          found.add(file.getFileName().toString());
        }
      }
    }
    assertEquals(LONG_FILES, found);
  }
}
