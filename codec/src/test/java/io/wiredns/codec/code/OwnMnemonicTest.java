package io.wiredns.codec.code;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Mnemonics that users assign to their own code points. */
class OwnMnemonicTest {
  @Test
  void aNumberWithAMnemonicIsTheSameNumber() {
    RecordType link = RecordType.of(65_400, "LINK");
    assertEquals("LINK", link.toString());
    assertEquals("LINK", link.toText());
    assertEquals("TYPE65400", link.toGenericText());
    assertEquals(RecordType.of(65_400), link);
    assertEquals(RecordType.of(65_400).hashCode(), link.hashCode());
    OptionCode hops = OptionCode.of(65_100, "X-HOPS-2");
    assertEquals("X-HOPS-2", hops.toString());
    assertEquals(OptionCode.of(65_100), hops);
    assertEquals("TYPE65400", RecordType.of(65_400).toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "link",
        "Link",
        "1LINK",
        "-LINK",
        "LI NK",
        "LINK.",
        "L\u00c4NK",
        "MX",
        "TYPE65400",
        "TYPE1",
        "TYPE",
        "IN",
        "CHAOS",
        "CLASS7",
        "*"
      })
  void aMnemonicIsAWordThatMeansNothingElse(String word) {
    assertThrows(IllegalArgumentException.class, () -> RecordType.of(65_400, word), word);
  }

  @Test
  void whatIsAssignedHasItsMnemonic() {
    assertThrows(IllegalArgumentException.class, () -> RecordType.of(15, "LINK"));
    assertThrows(IllegalArgumentException.class, () -> RecordType.of(65_536, "LINK"));
    assertThrows(IllegalArgumentException.class, () -> RecordType.of(-1, "LINK"));
    assertThrows(IllegalArgumentException.class, () -> OptionCode.of(10, "HOPS"));
    assertThrows(IllegalArgumentException.class, () -> OptionCode.of(65_100, "COOKIE"));
    assertThrows(IllegalArgumentException.class, () -> OptionCode.of(65_100, "OPTION7"));
    assertEquals("TYPED", RecordType.of(110, "TYPED").toString());
    assertEquals("MX", OptionCode.of(65_100, "MX").toString());
  }

  @Test
  void textsOfPeopleAreTakenInMoreFormsThanOne() {
    for (String text : new String[] {"AAAA", "aaaa", "TYPE28", "type28", "28", "028"}) {
      assertEquals(RecordType.AAAA, RecordType.parse(text), text);
    }
    for (String text : new String[] {"", "-1", "65536", "123456", "2 8"}) {
      assertThrows(IllegalArgumentException.class, () -> RecordType.parse(text), text);
    }
    assertThrows(IllegalArgumentException.class, () -> RecordType.SPACE.parse("28"));
    for (String text : new String[] {"Stale Answer", "stale_answer", "STALE-ANSWER"}) {
      assertEquals(ExtendedErrorCode.STALE_ANSWER, ExtendedErrorCode.parse(text), text);
    }
  }
}
