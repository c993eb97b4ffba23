package io.wiredns.codec.internal.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.wiredns.codec.wire.Name;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names parsed from a range of octets. */
class NameTextTest {
  private static final Name ORIGIN = Name.of("example.");

  private final NameText reader = new NameText();

  /** Parses a text that is between other octets. */
  private Name read(String text, String before, String after) {
    byte[] octets = (before + text + after).getBytes(StandardCharsets.ISO_8859_1);
    return reader.parse(octets, before.length(), octets.length - after.length(), ORIGIN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ".",
        "a",
        "a.",
        "a.b",
        "\\065",
        "\\.",
        "a\\000b",
        "\u007f",
        "\u0000.x",
        "a\\\u0000"
      })
  void whatStandsAroundANameIsNoPartOfIt(String text) {
    Name name = read(text, "", "");
    assertEquals(name, Name.of(text, ORIGIN));
    for (String around : new String[] {".", "0", "\\", "a.", "\u00e4", "\\00"}) {
      assertEquals(name, read(text, around, around), around);
    }
    assertThrows(IndexOutOfBoundsException.class, () -> reader.parse(new byte[3], 2, 4, ORIGIN));
  }

  @Test
  void theRootIsOneObject() {
    assertSame(Name.ROOT, read(".", "", ""));
    assertSame(Name.ROOT, read(".", "a", "b"));
  }

  @ParameterizedTest
  @CsvSource({
    "a\u00e4, character U+00E4 at index 1 is not ASCII",
    "ab\\\u00ff, character U+00FF at index 3 is not ASCII",
    "a\\12, the escape at index 1 does not have three digits",
    "a\\1.3, the escape at index 1 does not have three digits",
    "abc\\123\\4, the escape at index 7 does not have three digits",
    "a\\256, the escape \\256 is greater than 255",
    "a\\, it ends in a backslash",
    "a..b, a label is empty",
  })
  void theReasonCountsFromTheTextsFirstOctet(String text, String reason) {
    for (String before : new String[] {"", "xyz"}) {
      assertNull(read(text, before, ""));
      assertEquals(reason, reader.reason());
    }
  }

  @Test
  void aTextOfNoOctetsIsNoName() {
    assertNull(read("", "a", "b"));
    assertEquals("a label is empty", reader.reason());
  }
}
