package io.wiredns.codec.rdata;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.Tool;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.internal.wire.WireAccess;
import io.wiredns.codec.rdata.Vectors.Vector;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * There are enough vectors for the contract of types, and their sources are independent of this
 * project.
 */
class VectorsTest {
  private static final List<RecordType> TYPES = Vectors.TYPES;

  private static List<Vector> of(RecordType type) {
    return Vectors.ALL.stream().filter(vector -> vector.type().equals(type)).toList();
  }

  /**
   * The contract tests use these types; {@link RegistrationTest} reports what another one lacks.
   */
  @Test
  void thereAreVectorsOfAllTypesButFew() {
    assertTrue(TYPES.size() >= 85, "types: " + TYPES);
  }

  /** Otherwise the canonical form would not be tested. */
  @Test
  void everyTypeWithNamesHasOneWithACapital() {
    for (RecordType type : TYPES) {
      List<Vector> named = of(type).stream().filter(v -> !v.names().isEmpty()).toList();
      boolean names =
          Vectors.LAYOUTS.get(type).matches(".*\\b(name|gateway|prefixed-address)\\b.*");
      assertEquals(names, !named.isEmpty(), "vectors with names of " + type);
      boolean capital = named.stream().anyMatch(VectorsTest::hasCapital);
      assertEquals(names, capital, "types.tsv: a capital letter in a name of " + type);
    }
  }

  private static boolean hasCapital(Vector vector) {
    return vector.names().stream()
        .map(start -> WireAccess.get().wireName(vector.octets(), start, 0, 0).toName().toString())
        .anyMatch(name -> !name.equals(name.toLowerCase(Locale.ROOT)));
  }

  @TestFactory
  Stream<DynamicTest> bindSaysTheSame() {
    return Vectors.ALL.stream()
        .filter(vector -> vector.source().startsWith("BIND"))
        .map(
            vector ->
                DynamicTest.dynamicTest(
                    vector.toString(), () -> Tool.compareWithBind(() -> bindSaysTheSame(vector))));
  }

  private static void bindSaysTheSame(Vector vector) {
    String type = "IN\t" + vector.type() + "\t";
    String generic = "\\# " + vector.octets().length + " " + vector.hex();
    assertEquals(type + vector.text(), rrchecker("-p", type + generic));
    String number = "CLASS1\tTYPE" + vector.type().value() + "\t\\# " + vector.octets().length;
    String unknown = rrchecker("-u", type + vector.text());
    assertTrue(unknown.startsWith(number), unknown);
    String digits = unknown.substring(number.length()).replace(" ", "");
    assertTrue(vector.hex().equalsIgnoreCase(digits), unknown);
  }

  private static String rrchecker(String form, String record) {
    return Tool.run(record + "\n", "named-rrchecker", form).output().stripTrailing();
  }
}
