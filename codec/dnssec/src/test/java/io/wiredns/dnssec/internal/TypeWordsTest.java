package io.wiredns.dnssec.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.wiredns.codec.code.RecordType;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TypeWordsTest {
  private static List<RecordType> types(int from, int until) {
    return IntStream.range(from, until).mapToObj(RecordType::of).toList();
  }

  @Test
  void aFewTypesAreNamed() {
    assertEquals("", TypeWords.few(List.of()));
    assertEquals("A MX", TypeWords.few(List.of(RecordType.A, RecordType.MX)));
    assertEquals(
        "TYPE1000 TYPE1001 TYPE1002 TYPE1003 TYPE1004 TYPE1005 TYPE1006 TYPE1007 TYPE1008 TYPE1009"
            + " TYPE1010 TYPE1011 and 63988 more",
        TypeWords.few(types(1_000, 65_000)));
  }

  @Test
  void theTypeThatMattersComesFirst() {
    assertEquals("MX A", TypeWords.few(RecordType.MX, List.of(RecordType.A, RecordType.MX)));
    assertEquals("A", TypeWords.few(RecordType.ANY, List.of(RecordType.A)));
    assertEquals(
        "TYPE1050 TYPE1000 TYPE1001",
        TypeWords.few(RecordType.of(1_050), types(1_000, 1_100)).substring(0, 26));
  }
}
