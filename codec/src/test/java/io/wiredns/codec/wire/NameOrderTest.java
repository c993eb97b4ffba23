package io.wiredns.codec.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameOrderTest {
  private static final String L63 = "k".repeat(63) + ".";

  /** Eight labels, the number that is compared without counting. */
  private static final String EIGHT = "h.g.f.e.d.c.b.a.";

  private static int key(String name) {
    return NameOrder.key(Name.of(name).toWire().toArray());
  }

  private static int compare(String a, String b) {
    return Integer.signum(
        NameOrder.compare(Name.of(a).toWire().toArray(), Name.of(b).toWire().toArray()));
  }

  @Test
  void keysTellNamesApartThatDifferInTheirFirstSixSymbols() {
    List<String> ascending =
        List.of(
            ".",
            "-",
            "0",
            "0.0",
            "00",
            "09",
            "1",
            "9",
            ":",
            "a",
            "a.a",
            "x.a",
            "aa",
            "x.aa",
            "aa0",
            "aaa",
            "aaa.aaa",
            "aaaaa",
            "aaaaaa",
            "aaaaab",
            "aaab",
            "ab",
            "b",
            "f.e.d.c.b.a.b",
            "e.d.c.b.b.b",
            "z",
            "{");
    for (int i = 1; i < ascending.size(); i++) {
      String before = ascending.get(i - 1);
      String name = ascending.get(i);
      int order = Integer.compareUnsigned(key(before), key(name));
      assertEquals(-1, order, "the keys of " + before + " and " + name);
      assertEquals(-1, compare(before, name), before + " and " + name);
      assertEquals(1, compare(name, before), name + " and " + before);
      assertEquals(key(name), key(name.toUpperCase(java.util.Locale.ROOT)));
    }
    assertEquals(0, key("."));
  }

  @ParameterizedTest
  @CsvSource({
    "aaaaaab, aaaaaac", // beyond six
    "a.bb.cc, z.bb.cc", // beyond four and the ends of two labels
    "!b, -a", // octets before the digits share a symbol
    ":b, @a", // and those before the letters
    "{b, ~a", // and those after them
    "x!, x-",
    "'c.a:', 'b.a@'",
  })
  void equalKeysSayNothing(String a, String b) {
    assertEquals(key(a), key(b));
    assertEquals(-1, compare(a, b));
    assertEquals(1, compare(b, a));
    assertNotEquals(0, key(a));
  }

  @Test
  void labelsBeyondTheEighthCountToo() {
    List<String> ascending =
        List.of(
            EIGHT,
            "a." + EIGHT,
            "a.a." + EIGHT,
            "c.b.a." + EIGHT,
            "d.b.a." + EIGHT,
            "b." + EIGHT,
            "b.a.a.a.b." + EIGHT,
            "z.z.z.i." + EIGHT,
            "j." + EIGHT,
            "i." + EIGHT.replace("a.", "b."));
    for (int i = 0; i < ascending.size(); i++) {
      for (int j = 0; j < ascending.size(); j++) {
        String a = ascending.get(i);
        String b = ascending.get(j);
        assertEquals(Integer.compare(i, j), compare(a, b), a + " and " + b);
      }
    }
  }

  @Test
  void whatFollowsALabelIsNoPartOfIt() {
    // The length octet of the next label is 0x3F, after the hyphen's 0x2D.
    assertEquals(-1, compare("aaaaaaaaa." + L63, "aaaaaaaaa-." + L63));
    assertEquals(1, compare("aaaaaaaaa-." + L63, "aaaaaaaaa." + L63));
    assertTrue(compare("aaaaaaaa." + L63, "aaaaaaaa-." + L63) < 0);
  }
}
