package io.wiredns.codec;

import static org.junit.jupiter.api.Assertions.fail;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Compares large collections, maps and texts. A failure shows only what differs, not both sides.
 */
public final class Differences {
  private Differences() {}

  /**
   * Fails if one of two collections has an element that the other does not have. Order and
   * repetition do not matter.
   *
   * @param expected the expected elements
   * @param actual the actual elements
   * @param message the start of the failure's message: what is compared, or how to correct it
   */
  public static void assertSameElements(
      Collection<?> expected, Collection<?> actual, String message) {
    List<String> differences = new ArrayList<>();
    add(differences, "missing", without(expected, actual));
    add(differences, "unexpected", without(actual, expected));
    report(differences, message);
  }

  /**
   * Fails if two maps differ in a key or in the value of a key. Order does not matter.
   *
   * @param expected the expected entries
   * @param actual the actual entries
   * @param message the start of the failure's message: what is compared, or how to correct it
   */
  public static void assertSameEntries(Map<?, ?> expected, Map<?, ?> actual, String message) {
    List<String> differences = new ArrayList<>();
    add(differences, "missing", entries(expected, without(expected.keySet(), actual.keySet())));
    add(differences, "unexpected", entries(actual, without(actual.keySet(), expected.keySet())));
    expected.forEach(
        (key, value) -> {
          if (actual.containsKey(key) && !Objects.equals(value, actual.get(key))) {
            differences.add(key + ": expected " + value + ", but was " + actual.get(key));
          }
        });
    report(differences, message);
  }

  /**
   * Fails if two texts differ in a line, and shows the first line that differs.
   *
   * @param expected the expected text
   * @param actual the actual text
   * @param message the start of the failure's message: what is compared, or how to correct it
   */
  public static void assertSameLines(String expected, String actual, String message) {
    if (!expected.equals(actual)) {
      assertSameLines(List.of(expected.split("\n", -1)), List.of(actual.split("\n", -1)), message);
    }
  }

  /**
   * Fails if two lists differ, and shows the first element that differs as a line.
   *
   * @param expected the expected elements
   * @param actual the actual elements
   * @param message the start of the failure's message: what is compared, or how to correct it
   */
  public static void assertSameLines(List<?> expected, List<?> actual, String message) {
    for (int i = 0; i < Math.max(expected.size(), actual.size()); i++) {
      boolean both = i < expected.size() && i < actual.size();
      if (!both || !Objects.equals(expected.get(i), actual.get(i))) {
        fail(
            "%s: line %d of %d, expected %d%nexpected: %s%nactual:   %s"
                .formatted(
                    message,
                    i + 1,
                    actual.size(),
                    expected.size(),
                    line(expected, i),
                    line(actual, i)));
      }
    }
  }

  private static String line(List<?> lines, int index) {
    return index < lines.size() ? "|" + lines.get(index) + "|" : "no line";
  }

  private static Set<Object> without(Collection<?> elements, Collection<?> others) {
    Set<Object> rest = new LinkedHashSet<>(elements);
    rest.removeAll(new LinkedHashSet<>(others));
    return rest;
  }

  private static Collection<?> entries(Map<?, ?> map, Set<Object> keys) {
    Map<Object, Object> entries = new LinkedHashMap<>(map);
    entries.keySet().retainAll(keys);
    return entries.entrySet();
  }

  private static void add(List<String> differences, String kind, Collection<?> elements) {
    if (!elements.isEmpty()) {
      differences.add(kind + ": " + elements);
    }
  }

  private static void report(List<String> differences, String message) {
    if (!differences.isEmpty()) {
      fail(message + ": " + String.join("; ", differences));
    }
  }
}
