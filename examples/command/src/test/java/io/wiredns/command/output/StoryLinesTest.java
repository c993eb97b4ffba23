package io.wiredns.command.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks where long comments are broken. */
class StoryLinesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"12 ms", "12 ms,", "10.5 s", "1 octet", "512 octets;", "(300 s)", "2 days"})
  void aNumberStaysWithItsUnitWhereverTheLineEnds(String amount) {
    for (int length = 1; length <= 100; length++) {
      String before = ";; " + "x".repeat(Math.min(length, 60)) + " " + "y".repeat(length);
      String text = before + " " + amount + " and more";
      String lines = new StoryLines().add(text).toString();
      assertTrue(lines.contains(amount), lines);
      assertEquals(text + "\n", lines.replace("\n;;   ", " "));
    }
  }

  @ParameterizedTest
  @CsvSource({"4711 instead", "53 is", "x12 ms", "12 names"})
  void otherWordsAreBrokenAtTheEndOfTheLine(String words) {
    String first = words.split(" ")[0];
    String begin = ";; " + "x".repeat(79 - 3 - 1 - first.length()) + " " + first;
    String expected = begin + "\n;;   " + words.split(" ")[1] + "\n";
    assertEquals(expected, new StoryLines().add(begin + " " + words.split(" ")[1]).toString());
  }
}
