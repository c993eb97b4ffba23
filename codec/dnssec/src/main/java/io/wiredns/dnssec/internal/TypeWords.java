package io.wiredns.dnssec.internal;

import io.wiredns.codec.code.RecordType;
import java.util.Collection;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Names types in a sentence: a few of them, because the bitmap of an NSEC record may have 65,536.
 * Any thread may call it.
 */
public final class TypeWords {
  private static final int FEW = 12;

  private TypeWords() {}

  /**
   * Names types in their order.
   *
   * @param types the types
   * @return the first 12 of them, and how many more there are
   */
  public static String few(Collection<RecordType> types) {
    return words(types.stream(), types.size());
  }

  /**
   * Names types, one of them first.
   *
   * @param first the type that matters, which is left out if it is not one of the types
   * @param types the types
   * @return at most 12 of them, and how many more there are
   */
  public static String few(RecordType first, Collection<RecordType> types) {
    return types.contains(first)
        ? words(
            Stream.concat(Stream.of(first), types.stream().filter(type -> !type.equals(first))),
            types.size())
        : few(types);
  }

  private static String words(Stream<RecordType> types, int count) {
    String few = types.limit(FEW).map(RecordType::toString).collect(Collectors.joining(" "));
    return count <= FEW ? few : few + " and " + (count - FEW) + " more";
  }
}
