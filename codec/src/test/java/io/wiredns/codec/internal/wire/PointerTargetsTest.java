package io.wiredns.codec.internal.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The structural walk of names, in ordinary and in hostile messages. */
class PointerTargetsTest {
  private final Random random = new Random(12);

  private final PointerTargets walk = new PointerTargets();

  /** Walks the names at all offsets in an order and returns how many are well-formed. */
  private int check(RandomNameOctets randomOctets, List<Integer> offsets) {
    int good = 0;
    for (int at : offsets) {
      RandomNameOctets.Walked walked = randomOctets.walk(at);
      int p = WireNames.pieceEnd(randomOctets.octets(), at, randomOctets.end());
      if (p >= randomOctets.end()) {
        assertNull(walked, "at " + at);
      } else if (randomOctets.octets()[p] == 0) {
        assertEquals(p - at < 255, walked != null && walked.pointers() == 0, "at " + at);
        assertTrue(walked == null || walked.octets() == p + 1 - at, "at " + at);
        good += walked != null ? 1 : 0;
      } else if (walked == null) {
        assertEquals(PointerTargets.MALFORMED, walk.follow(at, p), "at " + at);
      } else {
        boolean contiguous = p == at && walked.pointers() == 1;
        int place = contiguous ? walked.lastStart() << 16 | walked.octets() : 0;
        assertEquals(place, walk.follow(at, p), "at " + at);
        good++;
      }
    }
    return good;
  }

  private static List<Integer> offsets(RandomNameOctets randomOctets, int from) {
    return IntStream.range(from, randomOctets.end()).boxed().collect(Collectors.toList());
  }

  /** Follows pointers to two long names alternately until the effort exceeds the limit. */
  private void exceedEffort(RandomNameOctets randomOctets) {
    byte[] a = randomOctets.octets();
    int p = randomOctets.end() - 2;
    byte[] kept = {a[p], a[p + 1]};
    a[p] = (byte) 0xC0;
    for (int i = 0; i < 2 * PieceCache.EFFORT / 200; i++) {
      a[p + 1] = (byte) (i % 2 == 0 ? 12 : 12 + 64);
      walk.follow(p, p);
    }
    a[p] = kept[0];
    a[p + 1] = kept[1];
  }

  @Test
  void aPointerToLabelsThatEndWithTheMessageIsMalformed() {
    byte[] octets = new byte[600];
    octets[12] = 5;
    octets[14] = (byte) 0xC0;
    octets[15] = 12;
    walk.message(octets, 18);
    assertEquals(PointerTargets.MALFORMED, walk.follow(14, 14));
    walk.message(octets, 19);
    assertEquals(12 << 16 | 7, walk.follow(14, 14));
  }

  @Test
  void namesAreWalkedByTheBook() {
    int good = 0;
    for (int i = 0; i < 60; i++) {
      RandomNameOctets randomOctets = RandomNameOctets.random(random, 12, 160);
      List<Integer> offsets = offsets(randomOctets, 12);
      walk.message(randomOctets.octets(), randomOctets.end());
      good += check(randomOctets, offsets);
      Collections.shuffle(offsets, random);
      good += check(randomOctets, offsets);
    }
    assertTrue(good > 2_000, good + " well-formed");
  }

  @Test
  void namesOfACostlyMessageAreWalkedByTheBook() {
    int good = 0;
    for (int i = 0; i < 40; i++) {
      RandomNameOctets randomOctets =
          RandomNameOctets.random(random, 12 + 255, 160).afterLongName();
      List<Integer> offsets = offsets(randomOctets, 12);
      walk.message(randomOctets.octets(), randomOctets.end());
      exceedEffort(randomOctets);
      good += check(randomOctets, offsets);
      Collections.shuffle(offsets, random);
      good += check(randomOctets, offsets);
    }
    assertTrue(good > 2_000, good + " well-formed");
  }

  @Test
  void aNameTakes127PointersAtMost() {
    RandomNameOctets chain = RandomNameOctets.chain(12, 140);
    walk.message(chain.octets(), chain.end());
    assertTrue(check(chain, offsets(chain, 12)) >= 1 + 127);
    RandomNameOctets costly = RandomNameOctets.chain(12 + 255, 140).afterLongName();
    walk.message(costly.octets(), costly.end());
    exceedEffort(costly);
    check(costly, offsets(costly, 12));
  }

  @Test
  void theQuestionsNameIsNotWalkedAgain() {
    RandomNameOctets randomOctets = RandomNameOctets.random(random, 12 + 255, 400).afterLongName();
    walk.message(randomOctets.octets(), randomOctets.end());
    int contiguous = 12 << 16 | 255;
    walk.question(contiguous);
    assertEquals(contiguous, walk.question());
    byte[] a = randomOctets.octets();
    int p = 300;
    a[p] = (byte) 0xC0;
    a[p + 1] = 12;
    assertEquals(contiguous, walk.follow(p, p));
    a[p - 2] = 1;
    assertEquals(PointerTargets.MALFORMED, walk.follow(p - 2, p)); // 257 octets
    walk.question(12 << 16 | 253);
    assertEquals(0, walk.follow(p - 2, p)); // 255
    assertEquals(PointerTargets.MALFORMED, walk.follow(p - 3, p)); // 256
    walk.message(randomOctets.octets(), randomOctets.end());
    assertEquals(0, walk.question());
  }

  @Test
  void aNameHas255OctetsAtMostWithItsPointees() {
    for (int last = 58; last <= 63; last++) {
      for (int prefix = 58; prefix <= 63; prefix++) {
        byte[] a = new byte[400];
        int p = 12;
        for (int length : new int[] {63, 63, last}) {
          a[p] = (byte) length;
          p += length + 1;
        }
        int at = p + 1;
        a[at] = (byte) prefix;
        int pointer = at + prefix + 1;
        a[pointer] = (byte) 0xC0;
        a[pointer + 1] = 12;
        RandomNameOctets randomOctets = new RandomNameOctets(a, pointer + 2);
        walk.message(a, randomOctets.end());
        assertEquals(131 + last + prefix <= 255, randomOctets.walk(at) != null);
        check(randomOctets, List.of(at, pointer));
      }
      byte[] a = new byte[400];
      int p = 12;
      for (int length : new int[] {63, 63, 63, last}) {
        a[p] = (byte) length;
        p += length + 1;
      }
      a[p + 1] = (byte) 0xC0;
      a[p + 2] = 12;
      RandomNameOctets randomOctets = new RandomNameOctets(a, p + 3);
      walk.message(a, randomOctets.end());
      assertEquals(last <= 61, randomOctets.walk(p + 1) != null);
      check(randomOctets, List.of(12, p + 1));
    }
  }

  @Test
  void aPointerCutByTheEndIsNone() {
    byte[] a = new byte[400 + 16];
    a[399] = (byte) 0xC1; // the zero octet after the end would complete a pointer to 256
    RandomNameOctets cut = new RandomNameOctets(a, 400);
    walk.message(a, 400);
    assertEquals(0, check(cut, List.of(399)));
    a[390] = 8;
    a[391] = (byte) 0xC1;
    a[392] = (byte) 0x86; // to 390, a label up to that pointer
    walk.message(a, 400);
    assertEquals(0, check(cut, List.of(391)));
  }
}
