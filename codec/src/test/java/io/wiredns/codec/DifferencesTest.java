package io.wiredns.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class DifferencesTest {
  private static String message(Executable comparison) {
    return assertThrows(AssertionError.class, comparison).getMessage();
  }

  @Test
  void elementsThatOneSideLacksAreShown() {
    Set<String> expected = new TreeSet<>(Set.of("a", "b", "c"));
    Differences.assertSameElements(expected, List.of("c", "b", "a", "a"), "letters");
    assertEquals(
        "letters: missing: [b, c]; unexpected: [d]",
        message(() -> Differences.assertSameElements(expected, List.of("d", "a"), "letters")));
  }

  @Test
  void entriesThatDifferAreShown() {
    Map<String, Integer> expected = new TreeMap<>(Map.of("a", 1, "b", 2, "c", 3));
    Differences.assertSameEntries(expected, Map.of("c", 3, "b", 2, "a", 1), "numbers");
    assertEquals(
        "numbers: missing: [a=1]; unexpected: [d=4]; c: expected 3, but was 5",
        message(
            () ->
                Differences.assertSameEntries(
                    expected, Map.of("b", 2, "c", 5, "d", 4), "numbers")));
  }

  @Test
  void theFirstLineThatDiffersIsShown() {
    Differences.assertSameLines("a\nb\n", "a\nb\n", "text");
    String lines =
        System.lineSeparator() + "expected: %s" + System.lineSeparator() + "actual:   %s";
    assertEquals(
        "text: line 2 of 3, expected 3" + lines.formatted("|b|", "|x|"),
        message(() -> Differences.assertSameLines("a\nb\n", "a\nx\n", "text")));
    assertEquals(
        "text: line 3 of 2, expected 3" + lines.formatted("||", "no line"),
        message(() -> Differences.assertSameLines("a\nb\n", "a\nb", "text")));
    assertEquals(
        "lines: line 1 of 1, expected 0" + lines.formatted("no line", "|a|"),
        message(() -> Differences.assertSameLines(List.of(), List.of("a"), "lines")));
  }
}
