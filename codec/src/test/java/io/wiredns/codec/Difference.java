package io.wiredns.codec;

import static org.junit.jupiter.api.Assertions.fail;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

/** Compares what has many elements, and shows only those that one side lacks. */
public final class Difference {
  private Difference() {}

  /**
   * Fails if one of two collections has an element that the other lacks. Order does not count.
   *
   * @param expected what should be there
   * @param actual what is there
   * @param remedy what to do about a difference
   */
  public static void assertNone(Collection<?> expected, Collection<?> actual, String remedy) {
    Set<Object> missing = new LinkedHashSet<>(expected);
    missing.removeAll(new LinkedHashSet<>(actual));
    Set<Object> extra = new LinkedHashSet<>(actual);
    extra.removeAll(new LinkedHashSet<>(expected));
    if (!missing.isEmpty() || !extra.isEmpty()) {
      fail(
          remedy
              + (missing.isEmpty() ? "" : "; missing: " + missing)
              + (extra.isEmpty() ? "" : "; not expected: " + extra));
    }
  }
}
