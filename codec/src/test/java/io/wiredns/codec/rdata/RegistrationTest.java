package io.wiredns.codec.rdata;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.ValueClasses;
import io.wiredns.codec.code.OptionCode;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.edns.EdnsOption;
import io.wiredns.codec.edns.OptionVectors;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Reports the missing parts of a type or an option: one failure for each, which says what to add
 * and where. The other tests use the complete types and options ({@link Vectors#TYPES}, {@link
 * OptionVectors#CODES}), so that they do not fail for the same reason. RegistrationTest of the
 * guide checks the texts of RCODEs.
 */
class RegistrationTest {
  private static final String TYPES = "codec/guide/src/main/resources/io/wiredns/guide/types.tsv";

  /** Classes of RDATA that do not belong to a single type, and A of class CH. */
  private static final Set<String> OF_NO_TYPE =
      Set.of("ChaosA", "EmptyRData", "MalformedRData", "UnknownRData");

  private static DynamicTest piece(Object of, String what, boolean isThere, String add) {
    return DynamicTest.dynamicTest(of + " " + what, () -> assertTrue(isThere, () -> "add " + add));
  }

  @TestFactory
  Stream<DynamicTest> everyTypeHasARowAndVectors() {
    return Registry.standard().types().stream()
        .flatMap(
            type ->
                Stream.of(
                    piece(
                        type,
                        "row",
                        Vectors.hasRow(type),
                        "a row of "
                            + type
                            + " to "
                            + TYPES
                            + ": type, reference, status, IN if it is of that class only, layout in"
                            + " the words of Layout as the RFC has it, examples that have all fields"
                            + " together"),
                    piece(
                        type,
                        "vectors",
                        Vectors.independentVectors(type) >= 2,
                        2
                            - Vectors.independentVectors(type)
                            + " more vectors to "
                            + TYPES
                            + ", each a line after the row of "
                            + type
                            + ": a tab, octets, text, starts of names, who says so")));
  }

  @TestFactory
  Stream<DynamicTest> everyOptionHasVectors() {
    return Registry.standard().options().stream()
        .map(
            code ->
                piece(
                    code,
                    "vectors",
                    OptionVectors.vectors(code) >= 2,
                    "to OptionVectors a row of "
                        + code
                        + " with two vectors: option, layout in the words of Layout, who says so,"
                        + " and of each vector option, octets, text"));
  }

  @Test
  void everyClassOfATypeHasARow() throws Exception {
    Set<String> registered =
        Registry.standard().types().stream()
            .map(RegistrationTest::className)
            .collect(Collectors.toSet());
    Set<String> without = new TreeSet<>(ValueClasses.of(RData.class));
    without.removeAll(OF_NO_TYPE);
    without.removeIf(name -> registered.contains(name.toUpperCase(Locale.ROOT)));
    assertEquals(
        Set.of(),
        without,
        "add a constant to RecordType, and to the table of Registry a row (every, or internet for"
            + " class IN only), for these classes, which are called as their mnemonic");
  }

  private static String className(RecordType type) {
    return type.toString().replace("-", "");
  }

  @Test
  void everyClassOfAnOptionHasARow() throws Exception {
    Set<String> classes = new TreeSet<>(ValueClasses.of(EdnsOption.class));
    classes.removeAll(Set.of("MalformedOption", "UnknownOption"));
    int options = Registry.standard().options().size();
    OptionVectors.ALL.forEach(vector -> classes.remove(vector.option().getClass().getSimpleName()));
    Set<OptionCode> incomplete = new TreeSet<>(Registry.standard().options());
    OptionVectors.CODES.forEach(incomplete::remove);
    assertEquals(
        incomplete.size(),
        classes.size(),
        () ->
            "add a constant to OptionCode and a row to the table of OptionTable, which has "
                + options
                + ", for one of "
                + classes);
  }

  @Test
  void everyVectorHasItsCells() {
    assertEquals(
        List.of(),
        Vectors.BROKEN,
        "in types.tsv these need a tab, octets, text, starts of names and who says so, with tabs"
            + " between them");
  }

  @Test
  void noTableHasWhatIsNotRegistered() {
    assertEquals(
        Set.of(),
        Vectors.unregistered(),
        "types.tsv has a layout or vectors of these; add them to RecordType and to the table of Registry");
  }
}
