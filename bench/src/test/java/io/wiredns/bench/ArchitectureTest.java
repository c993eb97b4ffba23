package io.wiredns.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.wiredns.codec.ClassUses;
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
 * What may know what among the benchmarks, which are one package: JMH names a benchmark by its
 * class, and figures of older builds are found by that name.
 */
class ArchitectureTest {
  private static final String BASE = "io.wiredns.bench.";

  /** The libraries that are compared with. */
  private static final Pattern PEER =
      Pattern.compile("(org\\.xbill|org\\.minidns|io\\.netty)\\..*");

  /** The classes that know a peer: benchmarks, loads, and what gets both ready. */
  private static final Set<String> KNOW_PEERS =
      Set.of(
          "Candidates",
          "DnsjavaLoad",
          "Encode",
          "NameCompare",
          "NameEquals",
          "NameHash",
          "NamePairs",
          "NettyLoad",
          "NettyPeer",
          "Parse",
          "ParseWorst",
          "Peers",
          "ReadZone",
          "SignatureCost",
          "SignedTransaction");

  /** What is worked out of figures: knows figures and names, and nothing that is measured. */
  private static final Set<String> OF_FIGURES = Set.of("Goals", "Report", "Result", "Results");

  private static ClassUses uses;

  @BeforeAll
  static void look(@TempDir Path scratch) throws IOException {
    uses = new ClassUses(Shared.root().resolve("bench"), scratch);
  }

  /** The classes of ours that use others, those that JMH has generated left out. */
  private static Set<String> users(Predicate<String> used) {
    return uses.usersOf(used).stream()
        .filter(name -> !name.contains(".jmh_generated."))
        .map(name -> name.substring(BASE.length()))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void onlyTheseKnowPeers() {
    assertEquals(new TreeSet<>(KNOW_PEERS), users(PEER.asMatchPredicate()));
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

  /** What is measured is what users have; one sum reads octets by the codec's own way. */
  @Test
  void nothingInternalIsMeasured() {
    assertEquals(Set.of("FieldSum"), users(name -> name.contains(".internal.")));
  }

  @Test
  void ofTheExamplesOnlyTheCaptureReaderIsUsed() {
    String examples = "io.wiredns.examples.";
    assertEquals(
        Set.of(),
        users(name -> name.startsWith(examples) && !name.startsWith(examples + "capture.")));
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
