package io.wiredns.codec.internal.edns;

import io.wiredns.codec.internal.wire.FieldRanges;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A table of entries by code, 0 to 65535, which the registries of record types and of options use.
 * Low codes are found in an array, because each record and each option of a message is looked up;
 * the others are found in a map.
 *
 * <p>A registry fills its table before it is published and does not change it afterwards. Threads
 * may then share the table.
 *
 * @param <E> the entries
 * @since 0.1
 */
public final class CodeTable<E> {
  private final String field;

  /** The entries of the low codes, null where there is none. */
  private final Object[] low;

  private final Map<Integer, E> others;

  /**
   * Creates an empty table.
   *
   * @param field the name of the field that contains the code, for exceptions
   * @param low the number of codes, from 0, that are found in the array
   */
  public CodeTable(String field, int low) {
    this(field, new Object[low], new HashMap<>());
  }

  private CodeTable(String field, Object[] low, Map<Integer, E> others) {
    this.field = field;
    this.low = low;
    this.others = others;
  }

  /**
   * Returns a copy to add an entry to.
   *
   * @return a new table with the same entries
   */
  public CodeTable<E> copy() {
    return new CodeTable<>(field, low.clone(), new HashMap<>(others));
  }

  /**
   * Adds an entry, in place of an earlier one with the same code.
   *
   * @param code the code, 0 to 65535; not checked
   * @param entry the entry
   */
  public void put(int code, E entry) {
    if (code < low.length) {
      low[code] = entry;
    } else {
      others.put(code, entry);
    }
  }

  /**
   * Returns the entry of a code.
   *
   * @param code the code, 0 to 65535
   * @return the entry, or null if there is none
   * @throws IllegalArgumentException if the code is out of range
   */
  @SuppressWarnings("unchecked") // put stores entries only
  public E get(int code) {
    return code >= 0 && code < low.length ? (E) low[code] : other(code);
  }

  private E other(int code) {
    if (code >>> 16 != 0) {
      throw FieldRanges.refused(field, code, 0xFFFF);
    }
    return others.get(code);
  }

  /**
   * Returns all entries.
   *
   * @return the entries, those of low codes first
   */
  @SuppressWarnings("unchecked") // put stores entries only
  public Stream<E> entries() {
    Stream<E> first = Arrays.stream(low).filter(Objects::nonNull).map(entry -> (E) entry);
    return Stream.concat(first, others.values().stream());
  }
}
