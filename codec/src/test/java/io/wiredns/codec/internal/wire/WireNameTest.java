package io.wiredns.codec.internal.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.Hex;
import io.wiredns.codec.wire.Fault;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.NameRule;
import io.wiredns.codec.wire.WireFormatException;
import io.wiredns.codec.wire.WireLimits;
import io.wiredns.codec.wire.WireName;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WireNameTest {
  /** Twelve octets, so that names start at the same offset as in a message. */
  private static final String HEADER = "00".repeat(12);

  private static final String L63 = "3f" + "61".repeat(63);

  /**
   * {@code r.}, and three names at 15, 81 and 147, each of which adds a label of 63 octets to the
   * previous one.
   */
  private static final String PIECES = "0172 00" + L63 + "c00c" + L63 + "c00f" + L63 + "c051";

  /** The offset of the next name. */
  private static final int AFTER_PIECES = 12 + 3 + 3 * 66;

  private record Bad(String name, String hex, int at, Fault fault, int offset) {}

  private record Good(String name, String hex, int at, String text, int end) {}

  private static Bad bad(String name, String hex, int at, Fault fault, int offset) {
    return new Bad(name, HEADER + hex, at, fault, offset);
  }

  private static Good good(String name, String hex, int at, String text, int end) {
    return new Good(name, HEADER + hex, at, text, end);
  }

  /** The root at 12 and pointers after it, each of which leads to the previous one. */
  private static String chain(int pointers) {
    StringBuilder hex = new StringBuilder("00");
    for (int i = 0; i < pointers; i++) {
      hex.append(Hex.u16(0xC000 | (i == 0 ? 12 : 11 + 2 * i)));
    }
    return hex.toString();
  }

  private static final List<Bad> BAD =
      List.of(
          bad("pointer to itself", "c00c", 12, Fault.POINTER_NOT_PRIOR, 12),
          bad("pointer forward", "c00e 00", 12, Fault.POINTER_NOT_PRIOR, 12),
          bad("pointer forward after a label", "0161 c010 00", 12, Fault.POINTER_NOT_PRIOR, 14),
          bad("pointer to its own name's start", "0161 c00c", 12, Fault.POINTER_NOT_PRIOR, 14),
          bad("pointer into its own label", "0261 00 c00e", 12, Fault.POINTER_NOT_PRIOR, 15),
          bad("two pointers at each other", "c00e c00c", 14, Fault.POINTER_NOT_PRIOR, 12),
          bad(
              "loop through a label of an earlier piece",
              "0161 c010 0162 c00c",
              16,
              Fault.POINTER_NOT_PRIOR,
              14),
          bad("pointer beyond the message", "ffff", 12, Fault.POINTER_NOT_PRIOR, 12),
          bad("pointer to the header's last octet", "0161 c00b", 12, Fault.POINTER_INTO_HEADER, 14),
          bad("pointer to octet 0", "c000", 12, Fault.POINTER_INTO_HEADER, 12),
          bad("second pointer into the header", "c000 c00c", 14, Fault.POINTER_INTO_HEADER, 12),
          bad("chain of 128 pointers", chain(128), 11 + 2 * 128, Fault.POINTER_CHAIN, 13),
          bad("chain of 200 pointers", chain(200), 11 + 2 * 200, Fault.POINTER_CHAIN, 157),
          bad("pointer cut", "c0", 12, Fault.POINTER_TRUNCATED, 12),
          bad("pointer cut after a label", "0161 c0", 12, Fault.POINTER_TRUNCATED, 14),
          bad("label past the end", "0361 62", 12, Fault.NAME_TRUNCATED, 12),
          bad("label of 63 past the end", "3f" + "61".repeat(62), 12, Fault.NAME_TRUNCATED, 12),
          bad("second label past the end", "0161 0461 6263", 12, Fault.NAME_TRUNCATED, 14),
          bad("root missing", "0161", 12, Fault.NAME_TRUNCATED, 12),
          bad("nothing at all", "", 12, Fault.NAME_TRUNCATED, 12),
          bad("label past the end after a pointer", "3f c00c", 13, Fault.NAME_TRUNCATED, 12),
          bad("label to the very end after a pointer", "02 c00c", 13, Fault.NAME_TRUNCATED, 12),
          bad("pointer cut after a pointer", "03 c00c61 c0", 13, Fault.POINTER_TRUNCATED, 16),
          bad("label type 01", "40", 12, Fault.LABEL_TYPE, 12),
          bad("binary label", "0161 4101 00", 12, Fault.LABEL_TYPE, 14),
          bad("label type 10", "80 00", 12, Fault.LABEL_TYPE, 12),
          bad("label type 10, all bits", "bf 00", 12, Fault.LABEL_TYPE, 12),
          bad("label type after a pointer", "7f c00c", 13, Fault.LABEL_TYPE, 12),
          bad(
              "256 octets without pointers",
              L63.repeat(3) + "3e" + "62".repeat(62) + "00",
              12,
              Fault.NAME_TOO_LONG,
              12 + 255),
          bad(
              "256 octets by a pointer, the root too many",
              L63.repeat(3) + "3c" + "62".repeat(60) + "00 0163 c00c",
              12 + 192 + 62,
              Fault.NAME_TOO_LONG,
              12 + 192 + 61),
          bad(
              "257 octets by a pointer, the last label too many",
              L63.repeat(3) + "3d" + "62".repeat(61) + "00 0163 c00c",
              12 + 192 + 63,
              Fault.NAME_TOO_LONG,
              12 + 192),
          bad(
              "256 octets in four pieces",
              PIECES + "3c" + "62".repeat(60) + "c093",
              AFTER_PIECES,
              Fault.NAME_TOO_LONG,
              14),
          bad(
              "a name that doubles itself beyond 255",
              "0161".repeat(100) + "00" + "0162".repeat(100) + "c00c",
              12 + 201,
              Fault.NAME_TOO_LONG,
              12 + 2 * 27));

  private static final List<Good> GOOD =
      List.of(
          good("root", "00", 12, ".", 13),
          good("labels", "0161 0162 00", 12, "a.b.", 17),
          good(
              "255 octets",
              L63.repeat(3) + "3d" + "62".repeat(61) + "00",
              12,
              ("a".repeat(63) + ".").repeat(3) + "b".repeat(61) + ".",
              12 + 255),
          good("pointer to the root", "00 c00c", 13, ".", 15),
          good("label and pointer to the root", "00 0161 c00c", 13, "a.", 17),
          good("pointer into the middle", "0161 0162 00 0163 c00e", 17, "c.b.", 21),
          good("chain of 127 pointers", chain(127), 11 + 2 * 127, ".", 13 + 2 * 127),
          good(
              "255 octets by a pointer",
              L63.repeat(3) + "3b" + "62".repeat(59) + "00 0163 c00c",
              12 + 192 + 61,
              "c." + ("a".repeat(63) + ".").repeat(3) + "b".repeat(59) + ".",
              12 + 192 + 65),
          good(
              "255 octets in four pieces",
              PIECES + "3b" + "62".repeat(59) + "c093",
              AFTER_PIECES,
              "b".repeat(59) + "." + ("a".repeat(63) + ".").repeat(3) + "r.",
              AFTER_PIECES + 62),
          good("pointer beyond octet 255", "00".repeat(300) + "0161 00 c138", 315, "a.", 317),
          good("octets that look like pointers", "02c00c 00", 12, "\\192\\012.", 16),
          good("octets above 0x7F", "03dde480 00", 12, "\\221\\228\\128.", 17));

  @TestFactory
  Stream<DynamicTest> malformedNamesAreRefusedAtTheirOctet() {
    return BAD.stream().map(row -> DynamicTest.dynamicTest(row.name, () -> refuse(row)));
  }

  @TestFactory
  Stream<DynamicTest> wellFormedNamesReadTheSameInEveryWay() {
    return GOOD.stream().map(row -> DynamicTest.dynamicTest(row.name, () -> accept(row)));
  }

  private static Name decode(WireDecoder decoder, int from, int to) {
    return decoder.decode(in -> in.name("name", NameRule.COMPRESSED), from, to);
  }

  private static void refuse(Bad row) {
    byte[] a = Hex.of(row.hex);
    int end = a.length;
    assertEquals(-1, WireNames.skip(a, row.at, end, end));
    assertEquals(-1, WireNames.expand(a, row.at, end, end, new byte[300], 0));
    Diagnosis diagnosis = new Diagnosis();
    assertTrue(WireNames.diagnose(a, row.at, end, end, diagnosis));
    assertEquals(row.fault, diagnosis.fault());
    assertEquals(row.offset, diagnosis.offset());
    WireDecoder decoder = WireDecoder.of(a, end);
    assertEquals(null, decode(decoder, row.at, end));
    WireFormatException failure = decoder.failure("question[0]");
    assertEquals(row.fault, failure.fault());
    assertEquals(row.offset, failure.offset());
    assertEquals("question[0] name", failure.field());
    if (row.at < end) {
      assertNull(new HostileNameCache(a, end).expand(row.at));
      assertNull(hostileWithAllBefore(a, row.at).expand(row.at));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'', 12, 'a label and the octet after it need 1 octets, 0 are left'",
    "0361, 12, 'a label and the octet after it need 5 octets, 2 are left'",
    "0161 0361, 12, 'a label and the octet after it need 5 octets, 2 are left'",
    "4161, 12, 'the length octet 0x41 has top bits 01, they must be 00 or 11'",
    "8061, 12, 'the length octet 0x80 has top bits 10, they must be 00 or 11'",
    "0161 c0, 12, 'a pointer needs 2 octets, 1 is left'",
    "0161 c123, 12, 'the pointer is to octet 291, it must be to one before octet 12'",
    "0161 c00a, 12, 'the pointer is to octet 10, names start at octet 12'",
  })
  void whatIsWrongIsSaidInNumbers(String hex, int at, String detail) {
    assertEquals(detail, detail(HEADER + hex, at));
  }

  @Test
  void howLongANameWouldBeIsSaid() {
    String tooLong = "the expanded name has at least %d octets, it may have at most 255";
    String most = L63.repeat(3);
    assertEquals(tooLong.formatted(256), detail(HEADER + most + "3e" + "62".repeat(62) + "00", 12));
    assertEquals(tooLong.formatted(257), detail(HEADER + most + "3f" + "62".repeat(63) + "00", 12));
    String endsInRoot = HEADER + most + "3d" + "62".repeat(61) + "00 0162 c00c";
    assertEquals(tooLong.formatted(257), detail(endsInRoot, 12 + 255));
    String rootTooMany = HEADER + most + "3c" + "62".repeat(60) + "00 0163 c00c";
    assertEquals(tooLong.formatted(256), detail(rootTooMany, 12 + 254));
    assertEquals(
        "the name has at least 128 pointers, it may have at most 127",
        detail(HEADER + chain(128), 267));
  }

  private static String detail(String hex, int at) {
    byte[] a = Hex.of(hex);
    WireDecoder decoder = WireDecoder.of(a, a.length);
    assertNull(decode(decoder, at, a.length));
    return decoder.failure("x").detail();
  }

  /** Returns the cache of a message after decoding all names that start before an offset. */
  private static HostileNameCache hostileWithAllBefore(byte[] a, int at) {
    HostileNameCache hostile = new HostileNameCache(a, a.length);
    for (int before = WireLimits.HEADER_OCTETS; before < at; before++) {
      hostile.expand(before);
    }
    return hostile;
  }

  private static void accept(Good row) {
    byte[] a = Hex.of(row.hex);
    int end = a.length;
    assertEquals(row.end, WireNames.skip(a, row.at, end, end));
    assertFalse(WireNames.diagnose(a, row.at, end, end, new Diagnosis()));

    Name name = Name.of(row.text);
    byte[] expanded = new byte[300];
    int lengths = WireNames.expand(a, row.at, end, end, expanded, 3);
    assertEquals(name.length(), WireNames.octets(lengths));
    assertEquals(row.end - row.at, WireNames.inlineOctets(lengths));
    assertArrayEquals(name.toWire().toArray(), Arrays.copyOfRange(expanded, 3, 3 + name.length()));

    window(WireAccess.get().wireName(a, row.at, 0, 0), row, name);
    if (row.end - row.at == name.length()) {
      WireName contiguous = WireAccess.get().wireName(a, row.at, row.at, name.length());
      window(contiguous, row, name);
    }
    WireDecoder decoder = WireDecoder.of(a, end);
    assertTrue(decode(decoder, row.at, row.end).hasSameOctets(name));
    assertTrue(decoder.name(row.at, 0, 0).hasSameOctets(name));
    int walked = WireNames.walk(a, row.at, end, end, null, 0);
    for (HostileNameCache hostile :
        List.of(new HostileNameCache(a, end), hostileWithAllBefore(a, row.at))) {
      Name pointedAt = hostile.expand(row.at);
      if (WireNames.pointers(walked) == WireLimits.NAME_POINTERS) {
        assertNull(pointedAt, "no pointer may lead to a name that follows 127");
      } else {
        assertTrue(pointedAt.hasSameOctets(name));
      }
    }
  }

  private static void window(WireName window, Good row, Name name) {
    assertEquals(row.at, window.offset());
    assertEquals(row.text, window.toString());
    assertEquals(name.length(), window.length());
    assertTrue(window.toName().hasSameOctets(name));
    assertTrue(window.isSameAs(name));
    assertTrue(window.isSameAs(name.toLowerCase()));
    assertFalse(window.isSameAs(name.isRoot() ? Name.of("a") : name.parent()));
    byte[] copy = new byte[name.length() + 1];
    assertEquals(name.length(), window.copyTo(copy, 1));
    assertArrayEquals(name.toWire().toArray(), Arrays.copyOfRange(copy, 1, copy.length));
    assertEquals(name.labelCount(), window.labelCount());
  }

  @Test
  void theExampleOfRfc1035Section414Reads() {
    byte[] a = new byte[93];
    byte[] isi = Hex.of("0146 03495349 0441525041 00");
    System.arraycopy(isi, 0, a, 20, isi.length);
    System.arraycopy(Hex.of("03464f4f c014"), 0, a, 40, 6);
    System.arraycopy(Hex.of("c01a"), 0, a, 64, 2);
    for (Good row :
        List.of(
            new Good("", Hex.text(a), 20, "F.ISI.ARPA.", 32),
            new Good("", Hex.text(a), 40, "FOO.F.ISI.ARPA.", 46),
            new Good("", Hex.text(a), 64, "ARPA.", 66),
            new Good("", Hex.text(a), 92, ".", 93))) {
      accept(row);
    }
  }

  @Test
  void labelsBeforeThePointerStayInsideTheirBound() {
    byte[] a = Hex.of(HEADER, "0161 00 0162 c00c 00");
    int at = 15;
    assertEquals(19, WireNames.skip(a, at, 19, a.length));
    Diagnosis diagnosis = new Diagnosis();
    for (int bound = at; bound < 19; bound++) {
      assertEquals(-1, WireNames.skip(a, at, bound, a.length), "bound " + bound);
      assertEquals(-1, WireNames.expand(a, at, bound, a.length, new byte[300], 0));
      assertTrue(WireNames.diagnose(a, at, bound, a.length, diagnosis));
      Fault fault = bound == 18 ? Fault.POINTER_TRUNCATED : Fault.NAME_TRUNCATED;
      assertEquals(fault, diagnosis.fault(), "bound " + bound);
    }
  }

  @Test
  void comparingKnowsTheCaseOfAsciiLettersOnly() {
    byte[] a = Hex.of(HEADER, "0441dd5a5b 00");
    WireName name = WireAccess.get().wireName(a, 12, 0, 0);
    assertTrue(name.isSameAs(Name.of("a\\221z[")));
    assertFalse(name.isSameAs(Name.of("a\\253z[")));
    assertFalse(name.isSameAs(Name.of("a\\221z{")));
    assertFalse(name.isSameAs(Name.of("a\\221z")));
    assertFalse(name.isSameAs(Name.of("a\\221z[.x")));
  }
}
