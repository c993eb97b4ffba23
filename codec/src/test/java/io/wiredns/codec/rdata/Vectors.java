package io.wiredns.codec.rdata;

import io.wiredns.codec.Hex;
import io.wiredns.codec.Layout;
import io.wiredns.codec.Resource;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.wire.Fault;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The table types.tsv of the guide: the layout of each type, and examples of RDATA with their text.
 */
public final class Vectors {
  private Vectors() {}

  /**
   * An example of RDATA.
   *
   * @param octets the octets without pointers
   * @param names the offsets of its names, except those that are only the root
   * @param source the origin of the vector, as explained at the head of the table
   */
  public record Vector(
      RecordType type, String hex, String text, List<Integer> names, String source) {
    private static Vector of(String type, String[] cells) {
      List<Integer> names =
          cells[3].isEmpty()
              ? List.of()
              : Stream.of(cells[3].split(",")).map(Integer::valueOf).toList();
      return new Vector(RecordType.parse(type), cells[1], cells[2], names, cells[4]);
    }

    /** Returns the RDATA. */
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

  /**
   * The rows of a type.
   *
   * @param layout the layout, empty if the type has no data of its own
   * @param internet whether the layout applies to class IN only
   * @param examples the number of example texts for people in the row
   */
  private record Block(String layout, boolean internet, int examples, List<String[]> vectors) {}

  /** The number of cells of a vector: an empty one before the tab, octets, text, names, source. */
  private static final int CELLS = 5;

  /** Vectors with another number of cells, which are ignored. */
  static final List<String> BROKEN = new ArrayList<>();

  private static final Map<String, Block> BLOCKS = blocks();

  /** Rows by the mnemonics of the types; a vector belongs to the row before it. */
  private static Map<String, Block> blocks() {
    Map<String, Block> blocks = new LinkedHashMap<>();
    List<String[]> vectors = new ArrayList<>();
    for (String[] cells : Resource.table(Vectors.class, "types.tsv")) {
      if (!cells[0].isEmpty()) {
        vectors = new ArrayList<>();
        boolean data = cells.length > 4;
        int examples = Math.max(0, cells.length - 5);
        blocks.put(
            cells[0],
            new Block(data ? cells[4] : "", data && cells[3].equals("IN"), examples, vectors));
      } else if (cells.length == CELLS) {
        vectors.add(cells);
      } else {
        BROKEN.add(String.join("<tab>", cells));
      }
    }
    return blocks;
  }

  private static Stream<RecordType> registered(Predicate<Block> which) {
    return Registry.standard().types().stream().filter(type -> which.test(block(type)));
  }

  private static Block block(RecordType type) {
    return BLOCKS.getOrDefault(type.toString(), new Block("", false, 0, List.of()));
  }

  /** The layouts, written from the RFCs, with which the decoders are compared. */
  static final Map<RecordType, String> LAYOUTS =
      registered(block -> !block.layout().isEmpty())
          .collect(Collectors.toMap(type -> type, type -> block(type).layout()));

  /** The types whose layout applies to class IN only. */
  static final Set<RecordType> INTERNET =
      registered(Block::internet).collect(Collectors.toUnmodifiableSet());

  /**
   * The types of the registry that have a layout and two vectors from other sources; {@link
   * RegistrationTest} reports the other types.
   */
  public static final List<RecordType> TYPES =
      Registry.standard().types().stream()
          .filter(type -> LAYOUTS.containsKey(type) && independentVectors(type) >= 2)
          .toList();

  /** All vectors of those types. */
  public static final List<Vector> ALL =
      TYPES.stream()
          .flatMap(
              type ->
                  block(type).vectors().stream().map(cells -> Vector.of(type.toString(), cells)))
          .toList();

  /** Returns whether the type has a row with a layout and an example. */
  static boolean hasRow(RecordType type) {
    return LAYOUTS.containsKey(type) && block(type).examples() > 0;
  }

  /** Returns the number of vectors from other sources. */
  static long independentVectors(RecordType type) {
    return block(type).vectors().stream().filter(cells -> !cells[4].equals("ours")).count();
  }

  /** Returns the mnemonics of rows with a layout whose type is not in the registry. */
  static Set<String> unregistered() {
    Set<String> words = new TreeSet<>();
    BLOCKS.forEach(
        (word, block) -> {
          if (!block.layout().isEmpty() || !block.vectors().isEmpty()) {
            words.add(word);
          }
        });
    Registry.standard().types().forEach(type -> words.remove(type.toString()));
    return words;
  }

  /** Returns the fault of the octets of a type, or empty if they are well-formed. */
  static Optional<Layout.Broken> check(RecordType type, byte[] octets) {
    return Layout.check(LAYOUTS.get(type), octets, Fault.RDATA_TRAILING, Fault.RDATA_TRUNCATED);
  }

  /** Returns the octets of all vectors of a type. */
  static List<byte[]> octets(RecordType type) {
    return ALL.stream().filter(vector -> vector.type().equals(type)).map(Vector::octets).toList();
  }
}
