package io.wiredns.codec.internal.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.Hex;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.NameRule;
import io.wiredns.codec.wire.WireLimits;
import org.junit.jupiter.api.Test;

/** Names that pointers lead to are decoded once: a name pointed at often is one object. */
class NameMemoTest {
  /** {@code a.}, {@code b.}, {@code c.a.}, and {@code d.c.a.} at 12, 15, 18 and 22. */
  private static final byte[] MESSAGE =
      Hex.of("00".repeat(12), "016100 016200 0163c00c 0164c012 c00c c00f c012 c016");

  private final WireDecoder decoder = WireDecoder.of(MESSAGE, MESSAGE.length);

  private Name decode(int from, int to) {
    return decoder.decode(in -> in.name("name", NameRule.COMPRESSED), from, to);
  }

  @Test
  void aNameIsFoundAtItsOffsetAlone() {
    NameMemo memo = new NameMemo(8);
    Name a = Name.of("a.");
    Name b = Name.of("b.");
    assertNull(memo.get(12));
    memo.put(12, a, 0);
    memo.put(15, b, 127);
    assertSame(a, memo.get(12));
    assertEquals(0, memo.pointers(12));
    assertSame(b, memo.get(15));
    assertEquals(127, memo.pointers(15));
    for (int offset = 0; offset <= WireLimits.POINTER_OFFSET; offset++) {
      assertEquals(offset == 12 || offset == 15, memo.get(offset) != null, "offset " + offset);
    }
  }

  @Test
  void noOffsetDisplacesAnotherWhereThereIsAPlaceForEach() {
    NameMemo memo = new NameMemo(WireLimits.POINTER_OFFSET + 1);
    Name[] names = new Name[WireLimits.POINTER_OFFSET + 1];
    for (int offset = 12; offset < names.length; offset++) {
      names[offset] = Name.of("n" + offset);
      memo.put(offset, names[offset], offset % 128);
    }
    for (int offset = 12; offset < names.length; offset++) {
      assertSame(names[offset], memo.get(offset));
      assertEquals(offset % 128, memo.pointers(offset));
    }
  }

  @Test
  void whatNamesHaveCostAndWhereBadOnesAreIsKept() {
    NameMemo memo = NameMemo.ofMessage(512);
    assertEquals(0, memo.effort());
    memo.spend(5);
    memo.spend(7);
    assertEquals(12, memo.effort());
    assertFalse(memo.isRefused(20));
    memo.refuse(20);
    assertTrue(memo.isRefused(20));
    assertFalse(memo.isRefused(21));
  }

  @Test
  void pointersToOneNameGiveOneObject() {
    Name a = decode(26, 28);
    Name b = decode(28, 30);
    assertEquals(Name.of("a."), a);
    assertEquals(Name.of("b."), b);
    assertSame(a, decode(26, 28));
    assertSame(b, decode(28, 30));
    Name joined = decode(30, 32);
    assertEquals(Name.of("c.a."), joined);
    assertSame(joined, decode(30, 32));
    assertEquals(Name.of("d.c.a."), decode(32, 34));
    assertSame(decode(32, 34), decode(32, 34));
  }

  @Test
  void pointersToANameThatWasReadGiveThatObject() {
    assertNotSame(decode(12, 15), decode(26, 28)); // no pointer had come before
    Name a = decode(12, 15);
    assertSame(a, decode(26, 28));
    Name b = decoder.name(15, 15, 3);
    assertSame(b, decode(28, 30));
    Name joined = decode(18, 22);
    assertSame(joined, decode(30, 32));
    assertSame(decoder.name(26, 12, 3), decode(26, 28));
  }

  @Test
  void namesOfACostlyMessageAreKeptPieceByPiece() {
    CostlyNames costly = new CostlyNames(MESSAGE, MESSAGE.length);
    Name name = costly.expand(22);
    assertEquals(Name.of("d.c.a."), name);
    assertSame(name, costly.get(22));
    assertEquals(2, costly.pointers(22));
    assertEquals(Name.of("c.a."), costly.get(18));
    assertEquals(1, costly.pointers(18));
    assertEquals(Name.of("a."), costly.get(12));
    assertEquals(0, costly.pointers(12));
    assertNull(costly.get(15));
    assertSame(costly.get(12), costly.expand(26));
  }
}
