package io.wiredns.codec.rdata;

import io.wiredns.codec.Hex;
import io.wiredns.codec.Layout;
import io.wiredns.codec.Resource;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.wire.Fault;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * RDATA of every type with its text, of vectors.tsv, and what a type's octets are, of layouts.tsv.
 */
public final class Vectors {
  private Vectors() {}

  /**
   * One RDATA.
   *
   * @param octets without a pointer
   * @param names where its names start, but those of the root alone
   * @param source who says so, as the head of the table explains
   */
  public record Vector(
      RecordType type, String hex, String text, List<Integer> names, String source) {
    private static Vector of(String[] cells) {
      List<Integer> names =
          cells[3].isEmpty()
              ? List.of()
              : Stream.of(cells[3].split(",")).map(Integer::valueOf).toList();
      return new Vector(RecordType.parse(cells[0]), cells[1], cells[2], names, cells[4]);
    }

    /** The RDATA. */
    public byte[] octets() {
      return Hex.of(hex);
    }

    boolean isOurs() {
      return source.equals("ours");
    }

    @Override
    public String toString() {
      return type + " " + text;
    }
  }

  private static final List<String[]> VECTOR_ROWS = Resource.table(Vectors.class, "vectors.tsv");
  private static final List<String[]> LAYOUT_ROWS = Resource.table(Vectors.class, "layouts.tsv");

  /** The layouts, which are written from the RFCs: what the decoders are compared with. */
  static final Map<RecordType, String> LAYOUTS =
      LAYOUT_ROWS.stream()
          .filter(Vectors::isRegistered)
          .collect(Collectors.toMap(cells -> RecordType.parse(cells[0]), cells -> cells[1]));

  /** The types whose layout is that of class IN alone, by the third cell of layouts.tsv. */
  static final Set<RecordType> INTERNET =
      LAYOUT_ROWS.stream()
          .filter(cells -> isRegistered(cells) && cells.length > 2 && cells[2].equals("IN"))
          .map(cells -> RecordType.parse(cells[0]))
          .collect(Collectors.toSet());

  /**
   * The types of the registry that have a layout and two vectors of others; {@link
   * RegistrationTest} says what the others lack.
   */
  public static final List<RecordType> TYPES =
      Registry.standard().types().stream()
          .filter(type -> LAYOUTS.containsKey(type) && vectorsOfOthers(type) >= 2)
          .toList();

  /** All rows of vectors.tsv of those types. */
  public static final List<Vector> ALL =
      VECTOR_ROWS.stream()
          .filter(Vectors::isRegistered)
          .map(Vector::of)
          .filter(vector -> TYPES.contains(vector.type()))
          .toList();

  private static boolean isRegistered(String[] cells) {
    return Registry.standard().types().stream().anyMatch(type -> type.toString().equals(cells[0]));
  }

  /** How many rows of vectors.tsv are not ours. */
  static long vectorsOfOthers(RecordType type) {
    return VECTOR_ROWS.stream()
        .filter(cells -> cells[0].equals(type.toString()) && !cells[4].equals("ours"))
        .count();
  }

  /** The words of the tables' first cells that are no type of the registry. */
  static Set<String> unregistered() {
    return Stream.concat(VECTOR_ROWS.stream(), LAYOUT_ROWS.stream())
        .filter(cells -> !isRegistered(cells))
        .map(cells -> cells[0])
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** What is wrong with the octets of a type; nothing if they are well-formed. */
  static Optional<Layout.Broken> check(RecordType type, byte[] octets) {
    return Layout.check(LAYOUTS.get(type), octets, Fault.RDATA_TRAILING, Fault.RDATA_TRUNCATED);
  }

  /** The octets of all vectors of a type. */
  static List<byte[]> octets(RecordType type) {
    return ALL.stream().filter(vector -> vector.type().equals(type)).map(Vector::octets).toList();
  }
}
