package io.wiredns.codec.internal.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.wire.Name;
import org.junit.jupiter.api.Test;

class NameCompressorTest {
  private final NameCompressor compressor = new NameCompressor();

  private int find(Name name, int offset) {
    return compressor.findOrEnter(name.hashCode(), name, 0, offset);
  }

  @Test
  void aNameIsFoundWhereItWasEntered() {
    Name name = Name.of("www.example");
    assertEquals(-1, find(name, 12));
    assertEquals(12, find(name, 40));
    assertEquals(12, find(Name.of("www.example."), 60));
    assertEquals(-1, find(Name.of("WWW.example"), 80));
    assertEquals(80, find(Name.of("WWW.example"), 90));
    assertEquals(12, find(name, 90));
  }

  @Test
  void aSuffixIsFoundAsANameAndTheOtherWayRound() {
    Name name = Name.of("www.example");
    Name parent = name.parent();
    assertEquals(-1, compressor.findOrEnter(parent.hashCode(), name, 4, 16));
    assertEquals(16, find(parent, 40));
    compressor.clear();
    assertEquals(-1, find(parent, 20));
    assertEquals(20, compressor.findOrEnter(parent.hashCode(), name, 4, 30));
  }

  @Test
  void offsetsThatAPointerCannotSayAreNotEntered() {
    Name name = Name.of("example");
    assertEquals(-1, find(name, 0x4000));
    assertEquals(-1, find(name, 0x3FFF));
    assertEquals(0x3FFF, find(name, 0x4000));
  }

  @Test
  void equalHashesOfDifferentNamesAreToldApart() {
    for (int i = 0; i < 200; i++) {
      Name name = Name.of("n" + i);
      assertEquals(-1, compressor.findOrEnter(7, name, 0, 12 + i));
    }
    int found = 0;
    for (int i = 0; i < 200; i++) {
      int offset = compressor.findOrEnter(7, Name.of("n" + i), 0, 1000 + i);
      assertTrue(offset == -1 || offset == 12 + i, "n" + i + " at " + offset);
      found += offset >= 0 ? 1 : 0;
    }
    assertEquals(200, found);
  }

  @Test
  void whatIsTakenBackIsNotFoundAndTheRestIs() {
    int all = 3000;
    int[] marks = new int[all + 1];
    for (int i = 0; i < all; i++) {
      marks[i] = compressor.mark();
      assertEquals(-1, find(Name.of("n" + i), 12 + i));
    }
    marks[all] = compressor.mark();
    for (int known : new int[] {3000, 2999, 1500, 130, 65, 64, 63, 1, 0}) {
      compressor.undoTo(marks[known]);
      assertEquals(marks[known], compressor.mark());
      int found = 0;
      for (int i = 0; i < all; i++) {
        int offset = find(Name.of("n" + i), 0x4000);
        assertTrue(offset == -1 || (offset == 12 + i && i < known), "n" + i + " at " + offset);
        found += offset >= 0 ? 1 : 0;
      }
      assertEquals(known, found);
    }
  }

  @Test
  void noMessageFindsNamesOfAnotherHoweverManyThereWere() {
    Name name = Name.of("example");
    for (int message = 0; message < (1 << 18) + 5; message++) {
      assertEquals(-1, find(name, 12), "message " + message);
      compressor.clear();
      assertEquals(0, compressor.mark());
    }
    // When the generations start again, entries of the first generation must not become valid.
    assertEquals(-1, find(name, 12));
    for (int generation = 0; generation < (1 << 18) + 5; generation++) {
      compressor.clear();
      assertEquals(-1, find(name, 0x4000), "generation " + generation);
    }
  }

  @Test
  void suffixesOfOneNameWithAnEqualHashAreToldApart() {
    Name name = Name.of("www.example");
    assertEquals(-1, compressor.findOrEnter(7, name, 0, 12));
    assertEquals(-1, compressor.findOrEnter(7, name, 4, 16));
    assertEquals(12, compressor.findOrEnter(7, name, 0, 40));
    assertEquals(16, compressor.findOrEnter(7, name, 4, 40));
  }

  @Test
  void theFirstSlotIsUsedAndGivenBackAsAllAre() {
    Name name = Name.of("first");
    assertEquals(-1, compressor.findOrEnter(0, name, 0, 12));
    compressor.undoTo(0);
    assertEquals(-1, compressor.findOrEnter(0, Name.of("second"), 0, 20));
    assertEquals(20, compressor.findOrEnter(0, Name.of("second"), 0, 40));
    compressor.undoTo(0);
    assertEquals(-1, compressor.findOrEnter(0, name, 0, 12));
    for (int i = 1; i < 200; i++) {
      compressor.findOrEnter(i, Name.of("n" + i), 0, 12 + i);
    }
    assertEquals(12, compressor.findOrEnter(0, name, 0, 0x4000));
  }

  @Test
  void whatIsTakenBackAfterTheTableGrewIsNotFound() {
    for (int i = 0; i < 64; i++) {
      assertEquals(-1, compressor.findOrEnter(20 + i, Name.of("n" + i), 0, 12 + i));
    }
    int mark = compressor.mark();
    Name name = Name.of("last");
    assertEquals(-1, compressor.findOrEnter(0, name, 0, 100));
    assertEquals(100, compressor.findOrEnter(0, name, 0, 200));
    compressor.undoTo(mark);
    assertEquals(-1, compressor.findOrEnter(0, name, 0, 300));
    assertEquals(300, compressor.findOrEnter(0, name, 0, 400));
    for (int i = 0; i < 64; i++) {
      assertEquals(12 + i, compressor.findOrEnter(20 + i, Name.of("n" + i), 0, 500));
    }
  }
}
