package io.wiredns.codec.rdata;

import io.wiredns.codec.Hex;
import io.wiredns.codec.Layout;
import io.wiredns.codec.Resource;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.wire.Fault;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

  /** All rows of vectors.tsv. */
  public static final List<Vector> ALL =
      Resource.table(Vectors.class, "vectors.tsv").stream().map(Vector::of).toList();

  static final Map<RecordType, String> LAYOUTS =
      Resource.table(Vectors.class, "layouts.tsv").stream()
          .collect(Collectors.toMap(cells -> RecordType.parse(cells[0]), cells -> cells[1]));

  /** What is wrong with the octets of a type; nothing if they are well-formed. */
  static Optional<Layout.Broken> check(RecordType type, byte[] octets) {
    return Layout.check(LAYOUTS.get(type), octets, Fault.RDATA_TRAILING, Fault.RDATA_TRUNCATED);
  }

  /** The octets of all vectors of a type. */
  static List<byte[]> octets(RecordType type) {
    return ALL.stream().filter(vector -> vector.type().equals(type)).map(Vector::octets).toList();
  }
}
