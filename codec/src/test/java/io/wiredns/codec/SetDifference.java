package io.wiredns.codec;

import static org.junit.jupiter.api.Assertions.fail;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

/** Compares large collections, and shows only the elements that one side lacks. */
public final class SetDifference {
  private SetDifference() {}

  /**
   * Fails if one of two collections has an element that the other lacks. The order does not matter.
   *
   * @param expected the expected elements
   * @param actual the actual elements
   * @param remedy how to mend a difference
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
