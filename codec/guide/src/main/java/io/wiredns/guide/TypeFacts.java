package io.wiredns.guide;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.rdata.Registry;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The properties of a type that the registry of decoders does not have: its specification, its
 * status, and examples of its RDATA which together have all of its fields. They are the rows of
 * types.tsv, which also has the test vectors of the type.
 */
final class TypeFacts {
  /** The example of RFC 3597 section 5. */
  private static final List<String> OPAQUE = List.of("\\# 4 0A000001");

  /**
   * The number of cells of a row before its examples: type, reference, status, class and layout.
   */
  private static final int EXAMPLES = 5;

  private static final Map<RecordType, TypeFacts> ALL = read();

  private final String reference;
  private final String status;
  private final List<String> examples;

  private TypeFacts(String reference, String status, List<String> examples) {
    this.reference = reference;
    this.status = status;
    this.examples = examples;
  }

  /** Reads the rows of types.tsv. A line that starts with a tab is a test vector and is skipped. */
  private static Map<RecordType, TypeFacts> read() {
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                TypeFacts.class.getResourceAsStream("types.tsv"), StandardCharsets.US_ASCII))) {
      return in.lines()
          .filter(line -> !line.startsWith("#") && !line.startsWith("\t"))
          .map(line -> List.of(line.split("\t")))
          .collect(Collectors.toUnmodifiableMap(TypeFacts::type, TypeFacts::row));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static RecordType type(List<String> cells) {
    return RecordType.parse(cells.get(0));
  }

  private static TypeFacts row(List<String> cells) {
    List<String> examples = cells.subList(Math.min(EXAMPLES, cells.size()), cells.size());
    boolean opaque = !Registry.standard().types().contains(type(cells)) && !type(cells).isMeta();
    return new TypeFacts(cells.get(1), cells.get(2), opaque ? OPAQUE : examples);
  }

  /** Returns all types that have a mnemonic, in ascending order. */
  static List<RecordType> types() {
    return Stream.concat(ALL.keySet().stream(), Registry.standard().types().stream())
        .distinct()
        .sorted()
        .toList();
  }

  /** Returns whether the row of a type has examples; RegistrationTest requires them. */
  static boolean hasExamples(RecordType type) {
    return ALL.containsKey(type) && !ALL.get(type).examples().isEmpty();
  }

  /**
   * Returns the properties of a type. For a type without a mnemonic, reference and status are those
   * of the range of type numbers that contains it; RFC 6895 section 3.1.
   */
  static TypeFacts of(RecordType type) {
    TypeFacts facts = ALL.get(type);
    return facts != null
        ? facts
        : new TypeFacts(
            "RFC 6895 section 3.1",
            range(type.value()),
            type.isMeta() || Registry.standard().types().contains(type) ? List.of() : OPAQUE);
  }

  private static String range(int value) {
    if (value == 0 || value == 0xFFFF) {
      return "reserved";
    }
    if (value >= 65_280) {
      return "private use";
    }
    if (value >= 61_440) {
      return "reserved for future use";
    }
    return value >= 128 && value <= 255 ? "unassigned (Q/meta range)" : "unassigned";
  }

  String reference() {
    return reference;
  }

  String status() {
    return status;
  }

  /** Returns examples of RDATA of class IN, in the type's own text format. */
  List<String> examples() {
    return examples;
  }
}
