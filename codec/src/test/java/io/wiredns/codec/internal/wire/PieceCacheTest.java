package io.wiredns.codec.internal.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The cached result of a name does not depend on the names walked before. */
class PieceCacheTest {
  private final Random random = new Random(34);

  private final PieceCache cache = new PieceCache();

  /** Walks the names at some offsets twice and returns how many are well-formed. */
  private int check(RandomNameOctets randomOctets, List<Integer> offsets) {
    cache.message(randomOctets.end());
    int good = 0;
    for (int round = 0; round < 2; round++) {
      for (int at : offsets) {
        RandomNameOctets.Walked walked = randomOctets.walk(at);
        int known = cache.walk(randomOctets.octets(), at, randomOctets.end());
        if (walked == null || walked.pointers() == 127) {
          assertEquals(-1, known, "at " + at);
        } else {
          assertEquals(walked.octets(), WireNames.octets(known), "at " + at);
          assertEquals(walked.pointers(), WireNames.pointers(known), "at " + at);
          good++;
        }
      }
    }
    return good;
  }

  private int checkAllOrders(RandomNameOctets randomOctets, int from) {
    List<Integer> offsets =
        IntStream.range(from, randomOctets.end()).boxed().collect(Collectors.toList());
    int good = check(randomOctets, offsets);
    Collections.reverse(offsets);
    assertEquals(good, check(randomOctets, offsets));
    for (int i = 0; i < 3; i++) {
      Collections.shuffle(offsets, random);
      assertEquals(good, check(randomOctets, offsets));
    }
    return good;
  }

  @Test
  void namesAreKnownAsWalksOfTheirOwnKnowThem() {
    int good = 0;
    for (int i = 0; i < 60; i++) {
      good += checkAllOrders(RandomNameOctets.random(random, 12, 150), 12);
    }
    assertTrue(good > 2_000, good + " well-formed");
  }

  @Test
  void namesThatLieAcrossTheLastOffsetOfAPointerAreKnown() {
    int good = 0;
    for (int i = 0; i < 20; i++) {
      int from = 0x4000 - 100;
      RandomNameOctets randomOctets = RandomNameOctets.random(random, from, 150);
      List<Integer> offsets = IntStream.range(from, 0x4000).boxed().collect(Collectors.toList());
      Collections.shuffle(offsets, random);
      good += check(randomOctets, offsets);
    }
    assertTrue(good > 500, good + " well-formed");
  }

  @Test
  void noNameTakesMoreThan127Pointers() {
    // The root, the targets of 126 pointers, and the names that start at their second octets, each
    // twice.
    assertTrue(checkAllOrders(RandomNameOctets.chain(12, 140), 12) >= 2 * 127);
  }

  @Test
  void aNameHas255OctetsAtMost() {
    for (int last : new int[] {59, 60, 61, 62, 63}) {
      byte[] a = new byte[400];
      int p = 12;
      for (int length : new int[] {63, 63, 63, last}) {
        a[p] = (byte) length;
        p += length + 1;
      }
      RandomNameOctets randomOctets = new RandomNameOctets(a, p + 1);
      check(randomOctets, List.of(12));
      check(randomOctets, List.of(p, 12 + 192, 12));
      // A label and a pointer to the cached third label replace the first two labels.
      a[p + 1] = 63;
      a[p + 1 + 64] = (byte) 0xC0;
      a[p + 1 + 65] = 12 + 64;
      RandomNameOctets pointing = new RandomNameOctets(a, p + 1 + 66);
      check(pointing, List.of(12 + 64, p + 1));
      check(pointing, List.of(p + 1, 12));
    }
  }

  @Test
  void whatIsNoNameInsideTheMessageIsRefused() {
    byte[] a = new byte[64];
    cache.message(24);
    a[20] = 3;
    assertEquals(-1, cache.walk(a, 20, 24)); // nothing after the label
    cache.message(25);
    assertEquals(5, WireNames.octets(cache.walk(a, 20, 25)));
    a[30] = (byte) 0xC0;
    a[31] = 12;
    cache.message(31);
    assertEquals(-1, cache.walk(a, 30, 31)); // half a pointer
    cache.message(64);
    assertEquals(1, WireNames.pointers(cache.walk(a, 30, 64)));
    a[33] = 64;
    assertEquals(-1, cache.walk(a, 33, 64)); // an unknown label type
    a[34] = (byte) 0x80;
    assertEquals(-1, cache.walk(a, 34, 64));
    a[40] = (byte) 0xC0;
    a[41] = 40;
    assertEquals(-1, cache.walk(a, 40, 64)); // a pointer to itself
  }

  @Test
  void noMessageKnowsNamesOfAnotherHoweverManyThereWere() {
    byte[] first = new byte[40];
    byte[] second = new byte[40];
    first[12] = 3;
    second[12] = 5;
    cache.message(40);
    assertEquals(5, WireNames.octets(cache.walk(first, 12, 40)));
    for (int message = 0; message < (1 << 17) - 1; message++) {
      cache.message(40);
    }
    // The generation of the first message again, whose results must not become valid.
    assertEquals(7, WireNames.octets(cache.walk(second, 12, 40)));
    cache.message(40);
    assertEquals(5, WireNames.octets(cache.walk(first, 12, 40)));
  }
}
