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

/** Names at pointer targets are decoded once: a name with many pointers to it is one object. */
class NameCacheTest {
  /** {@code a.}, {@code b.}, {@code c.a.}, and {@code d.c.a.} at 12, 15, 18 and 22. */
  private static final byte[] MESSAGE =
      Hex.of("00".repeat(12), "016100 016200 0163c00c 0164c012 c00c c00f c012 c016");

  private final WireDecoder decoder = WireDecoder.of(MESSAGE, MESSAGE.length);

  private Name decode(int from, int to) {
    return decoder.decode(in -> in.name("name", NameRule.COMPRESSED), from, to);
  }

  @Test
  void aNameIsFoundAtItsOffsetAlone() {
    NameCache cache = new NameCache(8);
    Name a = Name.of("a.");
    Name b = Name.of("b.");
    assertNull(cache.get(12));
    cache.put(12, a, 0);
    cache.put(15, b, 127);
    assertSame(a, cache.get(12));
    assertEquals(0, cache.pointers(12));
    assertSame(b, cache.get(15));
    assertEquals(127, cache.pointers(15));
    for (int offset = 0; offset <= WireLimits.POINTER_OFFSET; offset++) {
      assertEquals(offset == 12 || offset == 15, cache.get(offset) != null, "offset " + offset);
    }
  }

  @Test
  void noOffsetDisplacesAnotherWhereThereIsAPlaceForEach() {
    NameCache cache = new NameCache(WireLimits.POINTER_OFFSET + 1);
    Name[] names = new Name[WireLimits.POINTER_OFFSET + 1];
    for (int offset = 12; offset < names.length; offset++) {
      names[offset] = Name.of("n" + offset);
      cache.put(offset, names[offset], offset % 128);
    }
    for (int offset = 12; offset < names.length; offset++) {
      assertSame(names[offset], cache.get(offset));
      assertEquals(offset % 128, cache.pointers(offset));
    }
  }

  @Test
  void whatNamesHaveCostAndWhereBadOnesAreIsKept() {
    NameCache cache = NameCache.ofMessage(512);
    assertEquals(0, cache.effort());
    cache.spend(5);
    cache.spend(7);
    assertEquals(12, cache.effort());
    assertFalse(cache.isRefused(20));
    cache.refuse(20);
    assertTrue(cache.isRefused(20));
    assertFalse(cache.isRefused(21));
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
    assertNotSame(decode(12, 15), decode(26, 28)); // no pointer has been read before
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
    HostileNameCache hostile = new HostileNameCache(MESSAGE, MESSAGE.length);
    Name name = hostile.expand(22);
    assertEquals(Name.of("d.c.a."), name);
    assertSame(name, hostile.get(22));
    assertEquals(2, hostile.pointers(22));
    assertEquals(Name.of("c.a."), hostile.get(18));
    assertEquals(1, hostile.pointers(18));
    assertEquals(Name.of("a."), hostile.get(12));
    assertEquals(0, hostile.pointers(12));
    assertNull(hostile.get(15));
    assertSame(hostile.get(12), hostile.expand(26));
  }
}
