package io.wiredns.codec.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.FaultNames;
import io.wiredns.codec.Hex;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.converter.ConvertWith;
import org.junit.jupiter.params.provider.CsvSource;

class NameTest {
  private static final String L63 = "a".repeat(63);

  /** Three labels of 63 octets: 192 octets, to which 63 more may be added. */
  private static final String L192 = L63 + "." + L63 + "." + L63 + ".";

  private static Name name(String text) {
    return Name.of(text);
  }

  private static void refused(String reason, org.junit.jupiter.api.function.Executable what) {
    String message = assertThrows(IllegalArgumentException.class, what).getMessage();
    assertTrue(message.contains(reason), message);
  }

  @Test
  void aLabelHas63OctetsAtMost() {
    assertEquals(63, name(L63).label(0).length());
    refused("63 octets", () -> name(L63 + "a"));
    refused("63 octets", () -> name("x." + L63 + "\\000.y"));
    assertEquals(63, name("example").child(Octets.of(new byte[63])).label(0).length());
    refused("63 octets", () -> name("example").child(Octets.of(new byte[64])));
    refused("63 octets", () -> name("example").child(Octets.EMPTY));
  }

  @Test
  void aNameHas255OctetsAtMost() {
    Name longest = name(L192 + "b".repeat(61));
    assertEquals(255, longest.length());
    assertEquals(4, longest.labelCount());
    assertEquals(longest, name(L192 + "b".repeat(61) + "."));
    refused("255 octets", () -> name(L192 + "b".repeat(62)));
    refused("255 octets", () -> name(L192 + "b".repeat(61) + ".c"));
  }

  @Test
  void aNameHas127LabelsAtMost() {
    Name most = name("a.".repeat(127));
    assertEquals(255, most.length());
    assertEquals(127, most.labelCount());
    assertEquals("a", most.label(126).toUtf8());
    refused("255 octets", () -> name("a.".repeat(128)));
    assertTrue(most.suffix(127).isRoot());
  }

  @Test
  void joiningStopsAt255Octets() {
    Name suffix = name("b".repeat(61));
    assertEquals(255, name(L192).append(suffix).length());
    refused("255 octets", () -> name(L192).append(name("b".repeat(62))));
    Name almost = name(L192 + "b".repeat(59));
    assertEquals(255, almost.child(Octets.utf8("x")).length());
    assertEquals(255, almost.wildcard().length());
    refused("255 octets", () -> almost.child(Octets.utf8("xy")));
    refused("255 octets", () -> name(L192 + "b".repeat(60)).wildcard());
  }

  @Test
  void anOriginCompletesRelativeTextOnly() {
    Name origin = name("example.org");
    assertEquals(name("www.example.org"), Name.of("www", origin));
    assertEquals(name("www."), Name.of("www.", origin));
    assertSame(origin, Name.of("@", origin));
    assertEquals(Name.ROOT, Name.of(".", origin));
    assertEquals(name("www\\..example.org"), Name.of("www\\.", origin));
    Name root = Name.of("www", Name.ROOT);
    assertEquals(name("www"), root);
  }

  @Test
  void relativeTextMayNotGrowBeyond255OctetsWithItsOrigin() {
    Name origin = name("b".repeat(61));
    assertEquals(255, Name.of(L192.substring(0, L192.length() - 1), origin).length());
    Name longer = name("b".repeat(62));
    refused("255 octets", () -> Name.of(L192.substring(0, L192.length() - 1), longer));
    assertEquals(193, Name.of(L192, longer).length());
  }

  @ParameterizedTest
  @CsvSource({
    "'', empty",
    "'..', empty",
    "'.a', empty",
    "'a..b', empty",
    "'a..', empty",
    "'a\\', ends in a backslash",
    "'a\\1', three digits",
    "'a\\12', three digits",
    "'a\\12x', three digits",
    "'a\\256', greater than 255",
    "'a\\999', greater than 255",
    "'a\u00e4', not ASCII",
    "'a\\\u00e4', not ASCII",
    "'a\u212a', not ASCII",
  })
  void badTextIsRefusedWithTheReason(String text, String reason) {
    refused(reason, () -> name(text));
  }

  @ParameterizedTest
  @CsvSource({
    "'a\\.b', 03612e6200, 'a\\.b.'",
    "'a\\\\b', 03615c6200, 'a\\\\b.'",
    "'\\000\\255', 0200ff00, '\\000\\255.'",
    "'\\065', 014100, 'A.'",
    "'\\a\\b', 02616200, 'ab.'",
    "'a b', 0361206200, 'a\\032b.'",
    "'\\\"\\(\\)\\;\\@\\$', 06222829 3b402400, '\\\"\\(\\)\\;\\@\\$.'",
    "'\"();@$', 0622282 93b402400, '\\\"\\(\\)\\;\\@\\$.'",
    "'\\127\\128', 027f8000, '\\127\\128.'",
    "'!~*_-', 05217e2a5f2d00, '!~*_-.'",
    "'\\046', 012e00, '\\..'",
    "'WwW.ExAmPlE', 035777570745784 16d506c4500, 'WwW.ExAmPlE.'",
  })
  void textGoesBothWays(String text, String wire, String printed) {
    Name name = name(text);
    assertEquals(wire.replace(" ", ""), name.toWire().toHex());
    assertEquals(printed, name.toString());
    assertEquals(wire.replace(" ", ""), name(printed).toWire().toHex());
  }

  @Test
  void theRootIsOneDot() {
    assertEquals(".", Name.ROOT.toString());
    assertSame(Name.ROOT, name("."));
    assertEquals(1, Name.ROOT.length());
    assertEquals(0, Name.ROOT.labelCount());
    assertTrue(Name.ROOT.isRoot());
    assertFalse(name("a").isRoot());
    assertThrows(IllegalArgumentException.class, Name.ROOT::parent);
    assertThrows(IndexOutOfBoundsException.class, () -> Name.ROOT.label(0));
    assertThrows(IndexOutOfBoundsException.class, () -> name("a.b").label(2));
    assertThrows(IndexOutOfBoundsException.class, () -> name("a.b").label(-1));
    assertThrows(IllegalArgumentException.class, () -> name("a.b").suffix(3));
    assertThrows(IllegalArgumentException.class, () -> name("a.b").suffix(-1));
  }

  @Test
  void equalityForgetsTheCaseOfAsciiLettersOnly() {
    Name mixed = name("WwW.eXaMpLe");
    Name lower = name("www.example.");
    assertEquals(lower, mixed);
    assertEquals(lower.hashCode(), mixed.hashCode());
    assertEquals(0, lower.compareTo(mixed));
    assertFalse(lower.hasSameOctets(mixed));
    assertTrue(lower.hasSameOctets(mixed.toLowerCase()));
    assertSame(lower, lower.toLowerCase());
    assertNotEquals(name("\\221"), name("\\253")); // 0xDD and 0xFD: Y and y acute of Latin-1
    assertNotEquals(name("\\064"), name("\\096")); // @ and `
    assertNotEquals(name("\\091"), name("\\123")); // [ and {
    assertNotEquals(name("K"), name("\\226\\132\\170")); // the Kelvin sign
    assertNotEquals(name("a.bc"), name("ab.c"));
    assertNotEquals(name("a.b"), name("a\\.b"));
  }

  @Test
  void aLabelBoundaryIsNeededToBeBelow() {
    Name example = name("example.");
    assertTrue(example.isSubdomainOf(example));
    assertTrue(name("www.EXAMPLE").isSubdomainOf(example));
    assertTrue(example.isSubdomainOf(Name.ROOT));
    assertFalse(example.isSubdomainOf(name("www.example")));
    assertFalse(name("badexample.").isSubdomainOf(example));
    // The octets of "example." are at the end, but inside a label that contains their length octet.
    assertFalse(name("x\\007example").isSubdomainOf(example));
    assertFalse(Name.ROOT.isSubdomainOf(example));
  }

  @Test
  void parentsAndSuffixesLeaveLabelsOut() {
    Name name = name("a.b.Example");
    assertEquals("b.Example.", name.parent().toString());
    assertEquals("Example.", name.suffix(2).toString());
    assertSame(name, name.suffix(0));
    assertSame(Name.ROOT, name.suffix(3));
    assertEquals("b", name.label(1).toUtf8());
    assertEquals("x.a.b.Example.", name.child(Octets.utf8("x")).toString());
    assertEquals("a.b.Example.net.", name.append(name("net")).toString());
    assertEquals("net.", Name.ROOT.append(name("net")).toString());
  }

  @Test
  void namesShareLabelsFromTheRight() {
    Name one = name("a.B.example");
    assertEquals("B.example.", one.commonSuffix(name("x.y.b.EXAMPLE")).toString());
    assertEquals(2, one.commonLabelCount(name("x.y.b.EXAMPLE")));
    assertEquals(3, one.commonLabelCount(one));
    assertEquals(Name.ROOT, one.commonSuffix(name("a.b.org")));
    assertEquals(1, name("a.b.example").commonLabelCount(name("a.c.example")));
    assertEquals(0, name("badexample").commonLabelCount(name("example")));
    assertEquals(0, one.commonLabelCount(Name.ROOT));
  }

  @Test
  void aWildcardIsTheOneOctetLabel() {
    assertTrue(name("*.example").isWildcard());
    assertTrue(name("\\*.example").isWildcard());
    assertTrue(name("\\042.example").isWildcard());
    assertEquals(name("*.example"), name("example").wildcard());
    assertFalse(name("the*.example").isWildcard());
    assertFalse(name("**.example").isWildcard());
    assertFalse(name("x.*.example").isWildcard());
    assertFalse(Name.ROOT.isWildcard());
  }

  @Test
  void theTextRelativeToAnOriginLeavesItOut() {
    Name origin = name("example.org");
    assertEquals("www", name("www.EXAMPLE.org").toString(origin));
    assertEquals("@", name("Example.Org").toString(origin));
    assertEquals("www.example.net.", name("www.example.net").toString(origin));
    assertEquals("badexample.org.", name("badexample.org").toString(origin));
    assertEquals("www.", name("www").toString(Name.ROOT));
    assertEquals("a\\.b", name("a\\.b.example.org").toString(origin));
  }

  @Test
  void theOrderIsTheCanonicalOneOfRfc4034Section61() {
    List<Name> sorted = new ArrayList<>();
    for (String text :
        List.of(
            "example",
            "a.example",
            "yljkjljk.a.example",
            "Z.a.example",
            "zABC.a.EXAMPLE",
            "z.example",
            "\\001.z.example",
            "*.z.example",
            "\\200.z.example")) {
      sorted.add(name(text));
    }
    for (int seed = 0; seed < 20; seed++) {
      List<Name> shuffled = new ArrayList<>(sorted);
      Collections.shuffle(shuffled, new Random(seed));
      Collections.sort(shuffled);
      assertEquals(sorted, shuffled);
    }
    assertTrue(Name.ROOT.compareTo(sorted.get(0)) < 0);
  }

  @ParameterizedTest
  @CsvSource({
    "'', NAME_TRUNCATED, 0",
    "0161, NAME_TRUNCATED, 0",
    "01610262, NAME_TRUNCATED, 2",
    "4000, LABEL_TYPE, 0",
    "01618000, LABEL_TYPE, 2",
    "c000, POINTER_FORBIDDEN, 0",
    "0161c0, POINTER_TRUNCATED, 2",
    "0000, TRAILING_OCTETS, 1",
    "0161000161, TRAILING_OCTETS, 3",
  })
  void badWireFormIsRefusedAtItsOctet(
      String hex, @ConvertWith(FaultNames.class) Fault fault, int offset) {
    WireFormatException refused =
        assertThrows(
            WireFormatException.class, () -> Name.fromWire(Octets.of(Hex.of(hex))), "accepted");
    assertEquals(fault, refused.fault());
    assertEquals(offset, refused.offset());
    assertEquals("name", refused.field());
  }

  @ParameterizedTest
  @CsvSource({
    "0161c15d, a pointer to octet 349 in a name that must not be compressed",
    "c0, 'a pointer needs 2 octets, 1 is left'",
    "0161000161, 2 octets follow the end",
  })
  void badWireFormIsRefusedWithTheReason(String hex, String detail) {
    Octets octets = Octets.of(Hex.of(hex));
    assertEquals(
        detail, assertThrows(WireFormatException.class, () -> Name.fromWire(octets)).detail());
  }

  @Test
  void aNameEqualsNothingButNames() {
    assertFalse(name("a.").equals((Object) "a."));
    assertFalse(name("a.").equals(null));
    Name name = name("abc.");
    Name other = name("abd.");
    assertNotEquals(name.hashCode(), other.hashCode());
    assertFalse(name.equals(other)); // now that the hash codes are cached
  }

  @Test
  void wireFormOf255OctetsIsReadAndOf256IsNot() throws WireFormatException {
    String prefix = ("3f" + "61".repeat(63)).repeat(3);
    Name name = Name.fromWire(Octets.of(Hex.of(prefix, "3d", "62".repeat(61), "00")));
    assertEquals(name(L192 + "b".repeat(61)), name);
    Octets longer = Octets.of(Hex.of(prefix, "3e", "62".repeat(62), "00"));
    WireFormatException refused =
        assertThrows(WireFormatException.class, () -> Name.fromWire(longer));
    assertEquals(Fault.NAME_TOO_LONG, refused.fault());
    assertSame(Name.ROOT, Name.fromWire(Octets.of(new byte[1])));
  }

  @Test
  void theWireFormIsCopiedOut() {
    Name name = name("ab.c");
    byte[] target = new byte[9];
    assertEquals(6, name.copyTo(target, 2));
    assertEquals("0000026162016300" + "00", Hex.text(target));
    assertThrows(IndexOutOfBoundsException.class, () -> name.copyTo(target, 4));
  }
}
