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
  void aPieceInsideTheQuestionMayNotPointToALaterLabelOfIt() {
    byte[] octets = new byte[600];
    octets[12] = 3;
    octets[15] = 20; // the last octet of the first label, from which a piece extends to 36
    octets[16] = 1;
    octets[36] = (byte) 0xC0;
    octets[38] = (byte) 0xC0;
    octets[39] = 15;
    walk.message(octets, 100);
    assertEquals(19, walk.walkQuestion());
    octets[37] = 16;
    assertEquals(PointerTargets.MALFORMED, walk.follow(38, 38));
    octets[37] = 12;
    walk.message(octets, 100);
    walk.walkQuestion();
    assertEquals(0, walk.follow(38, 38));
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

  /** Returns a question of octets that are lengths too, and pointers to all of its octets. */
  private RandomNameOctets pointersToAQuestion() {
    byte[] a = new byte[116];
    int p = 12;
    for (int labels = 1 + random.nextInt(4); labels > 0; labels--) {
      int length = 1 + random.nextInt(8);
      a[p++] = (byte) length;
      for (int i = 0; i < length; i++) {
        a[p++] = (byte) random.nextInt(32);
      }
    }
    for (p++; p < 99; p += 2) {
      a[p] = (byte) 0xC0;
      a[p + 1] = (byte) (12 + random.nextInt(p - 12));
    }
    return new RandomNameOctets(a, 100);
  }

  @Test
  void namesThatEndInAQuestionAreWalkedByTheBook() {
    int good = 0;
    for (int i = 0; i < 500; i++) {
      RandomNameOctets randomOctets = pointersToAQuestion();
      walk.message(randomOctets.octets(), randomOctets.end());
      List<Integer> offsets = offsets(randomOctets, walk.walkQuestion());
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

  /** Returns 600 octets with a name of these labels at offset 12, and has its first walked. */
  private byte[] question(int... labels) {
    byte[] a = new byte[600];
    int p = 12;
    for (int label : labels) {
      a[p] = (byte) label;
      p += 1 + label;
    }
    walk.message(a, a.length);
    assertEquals(p + 1, walk.walkQuestion());
    assertEquals(12 << 16 | p + 1 - 12, walk.question());
    return a;
  }

  private int follow(byte[] a, int prefix, int target) {
    int p = 400;
    a[p] = (byte) (0xC0 | target >>> 8);
    a[p + 1] = (byte) target;
    return walk.follow(p - prefix, p);
  }

  @Test
  void aPointerToALabelOfTheQuestionNeedsNoWalk() {
    byte[] a = question(3, 7, 3);
    assertEquals(1L | 1L << 4 | 1L << 12 | 1L << 16, walk.questionLabels());
    for (int target : new int[] {12, 16, 24, 28}) {
      int length = 29 - target;
      assertEquals(target << 16 | length, follow(a, 0, target), "to " + target);
      assertEquals(0, follow(a, 255 - length, target), "to " + target);
      assertEquals(PointerTargets.MALFORMED, follow(a, 256 - length, target), "to " + target);
    }
    // inside a label of zeros
    assertEquals(13 << 16 | 1, follow(a, 0, 13));
    assertEquals(PointerTargets.MALFORMED, follow(a, 0, 11));
    walk.message(a, 401);
    walk.walkQuestion();
    assertEquals(PointerTargets.MALFORMED, follow(a, 0, 12), "half a pointer");
    walk.message(a, a.length);
    assertEquals(0, walk.question());
    assertEquals(0, walk.questionLabels());
  }

  @Test
  void ofALongQuestionOnlyTheFirstLabelIsKept() {
    question(61);
    assertEquals(1L | 1L << 62, walk.questionLabels());
    question(62);
    assertEquals(1L | 1L << 63, walk.questionLabels());
    byte[] a = question(63);
    assertEquals(1L, walk.questionLabels());
    assertEquals(12 << 16 | 65, follow(a, 0, 12));
    assertEquals(76 << 16 | 1, follow(a, 0, 76));
    a = question(63, 63, 63, 61);
    assertEquals(12 << 16 | 255, follow(a, 0, 12));
    assertEquals(PointerTargets.MALFORMED, follow(a, 2, 12));
    assertEquals(76 << 16 | 191, follow(a, 0, 76));
    assertEquals(0, follow(a, 64, 76));
    assertEquals(PointerTargets.MALFORMED, follow(a, 65, 76));
  }

  @Test
  void aQuestionWithAMalformedNameHasNoLabels() {
    for (int[] labels : new int[][] {{64}, {-64}, {63, 63, 63, 62}, {63, 63, 63, 63}}) {
      byte[] a = new byte[600];
      int p = 12;
      for (int label : labels) {
        a[p] = (byte) label;
        p += 1 + Math.max(0, label);
      }
      walk.message(a, a.length);
      assertEquals(PointerTargets.MALFORMED, walk.walkQuestion(), "label " + labels[0]);
      assertEquals(0, walk.questionLabels());
    }
    walk.message(new byte[600], 12);
    assertEquals(PointerTargets.MALFORMED, walk.walkQuestion());
  }

  @Test
  void aNameThatEndsInTheQuestionIsWalkedUpToIt() {
    byte[] a = question(3, 7, 3);
    a[40] = 2;
    a[43] = (byte) 0xC0;
    a[44] = 16;
    assertEquals(0, follow(a, 0, 40));
    assertEquals(0, follow(a, 255 - 3 - 13, 40));
    assertEquals(PointerTargets.MALFORMED, follow(a, 256 - 3 - 13, 40));
    a[50] = (byte) 0xC0;
    a[51] = 40;
    assertEquals(0, follow(a, 0, 50));
    a[60] = (byte) 0xC0;
    a[61] = 60;
    assertEquals(PointerTargets.MALFORMED, follow(a, 0, 60));
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
