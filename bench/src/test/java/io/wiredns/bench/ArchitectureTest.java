package io.wiredns.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.wiredns.codec.ClassUses;
import io.wiredns.codec.Differences;
import io.wiredns.codec.Shared;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Checks which classes of the benchmarks may depend on which. The benchmarks are one package,
 * because JMH names a benchmark by its class, and figures of older builds are found by that name.
 */
class ArchitectureTest {
  private static final String BASE = "io.wiredns.bench.";

  /** The libraries that WireDNS is compared with. */
  private static final Pattern PEER =
      Pattern.compile("(org\\.xbill|org\\.minidns|io\\.netty)\\..*");

  /**
   * The classes that may use a peer: benchmarks, load clients, and the classes that prepare both.
   */
  private static final Set<String> KNOW_PEERS =
      Set.of(
          "Candidates",
          "Cold",
          "DnsjavaLoad",
          "Encode",
          "NameCompare",
          "NameEquals",
          "NameHash",
          "NamePairs",
          "NettyLoad",
          "NettyPeer",
          "OddEncode",
          "OddParse",
          "OddPreparation",
          "Parse",
          "ParseWorst",
          "Peers",
          "ReadZone",
          "RecordedResolver",
          "SignatureCost",
          "SignedTransaction",
          "ValidatedAnswer",
          "ValidationCost");

  /** The classes that evaluate figures, which may not use anything that is measured. */
  private static final Set<String> OF_FIGURES = Set.of("Goals", "Report", "Result", "Results");

  private static ClassUses uses;

  @BeforeAll
  static void look(@TempDir Path scratch) throws IOException {
    uses = new ClassUses(Shared.root().resolve("bench"), scratch);
  }

  /** Returns the benchmark classes that use other classes, without those that JMH generated. */
  private static Set<String> users(Predicate<String> used) {
    return uses.usersOf(used).stream()
        .filter(name -> !name.contains(".jmh_generated."))
        .map(name -> name.substring(BASE.length()))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void onlyTheseKnowPeers() {
    Differences.assertSameElements(
        new TreeSet<>(KNOW_PEERS), users(PEER.asMatchPredicate()), "classes that use peers");
  }

  @Test
  void figuresKnowNeitherTheLibraryNorPeersNorJmh() {
    Set<String> wrong =
        users(
            name ->
                PEER.matcher(name).matches()
                    || name.startsWith("org.openjdk.")
                    || name.startsWith("io.wiredns.") && !name.startsWith(BASE));
    wrong.retainAll(OF_FIGURES);
    assertEquals(Set.of(), wrong);
  }

  /** Benchmarks measure the public API only; one sum uses the codec's internal access to octets. */
  @Test
  void nothingInternalIsMeasured() {
    assertEquals(Set.of("FieldSum"), users(name -> name.contains(".internal.")));
  }

  @Test
  void ofTheExamplesOnlyTheCaptureReaderIsUsed() {
    assertEquals(
        Set.of(),
        users(
            name ->
                Stream.of("command", "embed", "zone")
                    .anyMatch(module -> name.startsWith("io.wiredns." + module + "."))));
  }

  @Test
  void noModuleDependsOnTheBenchmarksNorOnPeers() throws IOException {
    List<String> wrong = new ArrayList<>();
    Path root = Shared.root();
    try (Stream<Path> poms = Files.find(root, 3, (path, file) -> path.endsWith("pom.xml"))) {
      for (Path pom : poms.filter(path -> !path.startsWith(root.resolve("bench"))).toList()) {
        String text = Files.readString(pom);
        for (String artifact :
            List.of("wiredns-bench", "dnsjava", "minidns-core", "netty-codec-dns", "jmh-core")) {
          if (text.contains("<artifactId>" + artifact + "</artifactId>")) {
            wrong.add(root.relativize(pom) + ": " + artifact);
          }
        }
      }
    }
    assertEquals(List.of(), wrong);
  }
}
