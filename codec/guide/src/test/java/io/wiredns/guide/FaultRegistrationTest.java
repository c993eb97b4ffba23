package io.wiredns.guide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.Differences;
import io.wiredns.codec.Shared;
import io.wiredns.codec.wire.Fault;
import io.wiredns.testkit.Mutator;
import io.wiredns.testkit.Mutators;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Reports the missing pieces of a fault: one failure for each, which says what to add and where. A
 * fault is a constant of its package with its comment, and a line of {@code faults.tsv}. Other
 * tests use only faults that have an example, so that they do not fail for the same reason.
 */
class FaultRegistrationTest {
  private static final Pattern CONSTANT =
      Pattern.compile(
          "(?:/\\*\\*((?:[^*]++|\\*(?!/))*)\\*/\\s+)?public static final Fault ([A-Z0-9_]+)\\s*=");

  private static final String TABLE = "codec/guide/src/main/resources/io/wiredns/guide/faults.tsv";

  /** The kinds whose faults are in data, so that the test kit can plant their examples. */
  private static final Set<Fault.Kind> IN_DATA = Set.of(Fault.Kind.RDATA, Fault.Kind.EDNS);

  private static Stream<DynamicTest> each(Consumer<Fault> check) {
    return FaultCatalogue.all().stream()
        .map(fault -> DynamicTest.dynamicTest(fault.name(), () -> check.accept(fault)));
  }

  private static boolean hasExample(Fault fault) {
    return FaultExamples.names().contains(fault.name());
  }

  @TestFactory
  Stream<DynamicTest> everyFaultHasAnExample() {
    return each(
        fault ->
            assertTrue(
                hasExample(fault),
                () ->
                    "add a line of "
                        + fault
                        + " to "
                        + TABLE
                        + ": fault, what is wrong in a few words, octet and field where it is"
                        + " reported, octets"));
  }

  /** If a fault has no example, its comment needs none. */
  @TestFactory
  Stream<DynamicTest> everyFaultHasItsComment() throws IOException {
    Map<String, String> comments = comments();
    return each(
        fault -> {
          String example =
              hasExample(fault) ? " Example: " + FaultExample.of(fault).summary() + "." : "";
          String comment = comments.getOrDefault(fault.name(), "");
          assertEquals(
              fault.sentence() + example + " " + fault.rule() + ".",
              example.isEmpty() ? comment.replaceFirst(" Example: .*\\. (?=RFC)", " ") : comment,
              () -> "write the first before the constant " + fault);
        });
  }

  @TestFactory
  Stream<DynamicTest> everyFaultHasAMutator() {
    Set<Fault> planted = Mutators.all().stream().map(Mutator::fault).collect(Collectors.toSet());
    return each(
        fault ->
            assertTrue(
                planted.contains(fault) || !hasExample(fault) && IN_DATA.contains(fault.kind()),
                () ->
                    "add a case of "
                        + fault
                        + " to Mutators.plan of the test kit, which plants by itself only examples"
                        + " whose fault is in the data of a first answer, or of a first option"));
  }

  @Test
  void everyConstantIsInTheCatalogue() throws IOException {
    Differences.assertSameElements(
        comments().keySet(),
        FaultCatalogue.all().stream().map(Fault::name).toList(),
        "add a class of faults to FaultCatalogue, to Mutators of the test kit, and to FaultNames of"
            + " the codec's tests; add a constant by FAULTS.add of its class");
  }

  @Test
  void noExampleIsOfAnythingElse() {
    List<String> names = new ArrayList<>(FaultExamples.names());
    FaultCatalogue.all().forEach(fault -> names.remove(fault.name()));
    assertEquals(List.of(), names, "mend the names in " + TABLE + ", or add constants of faults");
  }

  /**
   * Returns the comments of the faults of all released modules, whether they have been built or
   * not.
   */
  private static Map<String, String> comments() throws IOException {
    Map<String, String> comments = new HashMap<>();
    for (String module : List.of("codec", "core")) {
      try (Stream<Path> all = Files.walk(Shared.root().resolve(module))) {
        List<Path> sources =
            all.filter(path -> path.toString().endsWith(".java"))
                .filter(path -> path.toString().contains("/src/main/java/"))
                .toList();
        for (Path source : sources) {
          comments(Files.readString(source), comments);
        }
      }
    }
    return comments;
  }

  private static void comments(String source, Map<String, String> comments) {
    Matcher matcher = CONSTANT.matcher(source);
    while (matcher.find()) {
      String comment = matcher.group(1) == null ? "" : matcher.group(1);
      String before =
          comments.put(matcher.group(2), comment.replaceAll("\\s*\\n\\s*\\*?\\s*", " ").strip());
      assertEquals(null, before, matcher.group(2) + " twice");
    }
  }
}
