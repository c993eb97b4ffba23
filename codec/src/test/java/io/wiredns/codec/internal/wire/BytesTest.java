package io.wiredns.codec.internal.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.wiredns.codec.Hex;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BytesTest {
  private static int naiveFold(int octet) {
    return octet >= 'A' && octet <= 'Z' ? octet + 32 : octet;
  }

  @Test
  void anOctetFoldsAsAsciiLettersDoAndNothingElse() {
    for (int octet = 0; octet < 256; octet++) {
      assertEquals(naiveFold(octet), Bytes.fold((byte) octet), "octet " + octet);
    }
  }

  @Test
  void eightOctetsFoldEachForItself() {
    Random random = new Random(4343);
    for (int octet = 0; octet < 256; octet++) {
      for (int place = 0; place < 8; place++) {
        for (long others : new long[] {0, -1, 0x4141414141414141L, random.nextLong()}) {
          int shift = 8 * place;
          long word = others & ~(0xFFL << shift) | (long) octet << shift;
          assertEquals(naiveFold(word), Bytes.fold(word), Long.toHexString(word));
        }
      }
    }
  }

  private static long naiveFold(long word) {
    long folded = 0;
    for (int shift = 0; shift < 64; shift += 8) {
      folded |= (long) naiveFold((int) (word >>> shift & 0xFF)) << shift;
    }
    return folded;
  }

  @Test
  void upToEightOctetsAreReadWhereverTheyLie() {
    Random random = new Random(1);
    for (int length = 1; length <= 24; length++) {
      byte[] a = new byte[length];
      random.nextBytes(a);
      for (int at = 0; at < length; at++) {
        for (int count = 1; count <= Math.min(8, length - at); count++) {
          long expected = 0;
          for (int i = 0; i < count; i++) {
            expected = expected << 8 | a[at + i] & 0xFF;
          }
          assertEquals(expected, Bytes.upTo8(a, at, count), length + " " + at + " " + count);
        }
      }
    }
  }

  @Test
  void numbersAreBigEndianAndUnsigned() {
    byte[] a = Hex.of("00 8001feff fffefdfc fb 00");
    assertEquals(0x8001, Bytes.u16(a, 1));
    assertEquals(0x8001feff, Bytes.i32(a, 1));
    assertEquals(0x8001feffL, Bytes.u32(a, 1));
    assertEquals(0x8001fefffffefdfcL, Bytes.i64(a, 1));
    assertThrows(IndexOutOfBoundsException.class, () -> Bytes.u16(a, 10));
    assertThrows(IndexOutOfBoundsException.class, () -> Bytes.i64(a, -1));
  }

  @Test
  void numbersAreWrittenAsTheyAreRead() {
    byte[] a = new byte[16];
    Bytes.put16(a, 1, 0x1FFFE);
    Bytes.put32(a, 3, 0x80000001);
    Bytes.put64(a, 7, 0x8899AABBCCDDEEFFL);
    assertEquals("00fffe80000001" + "8899aabbccddeeff" + "00", Hex.text(a));
  }
}
