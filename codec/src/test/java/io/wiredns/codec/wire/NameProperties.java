package io.wiredns.codec.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.internal.wire.NameHash;
import io.wiredns.codec.internal.wire.WireAccess;
import java.io.ByteArrayOutputStream;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class NameProperties {
  @Provide
  Arbitrary<Name> names() {
    return of(Arbitraries.bytes());
  }

  /** Names that are often equal, equal except for case, or suffixes of each other. */
  @Provide
  Arbitrary<Name> similarNames() {
    return of(Arbitraries.of((byte) 'a', (byte) 'A', (byte) 'z', (byte) '[', (byte) 0xE1));
  }

  private static Arbitrary<Name> of(Arbitrary<Byte> octets) {
    Arbitrary<byte[]> label =
        Arbitraries.oneOf(
            octets.array(byte[].class).ofMinSize(1).ofMaxSize(3),
            octets.array(byte[].class).ofMinSize(1).ofMaxSize(63));
    return label.list().ofMaxSize(8).map(NameProperties::join);
  }

  /** Joins the labels that fit 255 octets. */
  private static Name join(List<byte[]> labels) {
    ByteArrayOutputStream wire = new ByteArrayOutputStream();
    for (byte[] label : labels) {
      if (wire.size() + label.length + 2 <= 255) {
        wire.write(label.length);
        wire.writeBytes(label);
      }
    }
    wire.write(0);
    try {
      return Name.fromWire(Octets.of(wire.toByteArray()));
    } catch (WireFormatException impossible) {
      throw new AssertionError(impossible);
    }
  }

  private static int fold(int octet) {
    return octet >= 0x41 && octet <= 0x5A ? octet + 0x20 : octet;
  }

  private static boolean naiveEquals(Name a, Name b) {
    byte[] left = a.toWire().toArray();
    byte[] right = b.toWire().toArray();
    boolean same = left.length == right.length;
    for (int i = 0; same && i < left.length; i++) {
      same = fold(left[i] & 0xFF) == fold(right[i] & 0xFF);
    }
    return same;
  }

  private static int naiveCompare(Name a, Name b) {
    int left = a.labelCount();
    int right = b.labelCount();
    for (int i = 1; i <= Math.min(left, right); i++) {
      Octets x = a.label(left - i);
      Octets y = b.label(right - i);
      for (int k = 0; k < Math.min(x.length(), y.length()); k++) {
        int difference = fold(x.octetAt(k)) - fold(y.octetAt(k));
        if (difference != 0) {
          return difference;
        }
      }
      if (x.length() != y.length()) {
        return x.length() - y.length();
      }
    }
    return left - right;
  }

  @Property
  void theTextOfAnyLabelsReadsAsTheSameOctets(@ForAll("names") Name name) {
    String text = name.toString();
    assertTrue(text.chars().allMatch(c -> c > 0x20 && c < 0x7F), text);
    assertTrue(name.hasSameOctets(Name.of(text)));
    assertTrue(name.isRoot() || name.hasSameOctets(Name.of(text.substring(0, text.length() - 1))));
  }

  @Property
  void theTextRelativeToAnySuffixReadsAsTheSameOctets(@ForAll("names") Name name) {
    for (int labels = 0; labels <= name.labelCount(); labels++) {
      Name origin = name.suffix(labels);
      assertTrue(name.hasSameOctets(Name.of(name.toString(origin), origin)));
      assertTrue(name.isSubdomainOf(origin));
      assertEquals(origin.labelCount(), name.commonLabelCount(origin));
    }
  }

  @Property
  void theHashOfASuffixIsTheHashLessThatOfTheLabelsBefore(@ForAll("names") Name name) {
    int hash = name.hashCode();
    int start = 0;
    for (int labels = 1; labels < name.labelCount(); labels++) {
      hash -= NameHash.label(WireAccess.get().wire(name), start);
      start += name.label(labels - 1).length() + 1;
      assertEquals(name.suffix(labels).hashCode(), hash);
    }
  }

  @Property
  void equalMeansEqualInLowerCaseAndEqualHashes(
      @ForAll("similarNames") Name one, @ForAll("similarNames") Name other) {
    boolean equal = naiveEquals(one, other);
    assertEquals(equal, one.equals(other));
    assertEquals(equal, one.toLowerCase().hasSameOctets(other.toLowerCase()));
    // Once more with both hash codes cached.
    assertTrue(!equal || one.hashCode() == other.hashCode());
    assertEquals(equal, one.equals(other) && one.hashCode() == other.hashCode());
  }

  @Property
  void aChangeOfCaseKeepsANameEqual(@ForAll("names") Name name) {
    byte[] upper = name.toWire().toArray();
    for (int i = 0; i < upper.length; i++) {
      upper[i] = (byte) (upper[i] >= 'a' && upper[i] <= 'z' ? upper[i] - 0x20 : upper[i]);
    }
    Name other = Name.copyOf(upper, 0, upper.length);
    assertEquals(name, other);
    assertEquals(name.hashCode(), other.hashCode());
    assertEquals(0, name.compareTo(other));
  }

  @Property
  void anyOtherOctetMakesANameDifferent(@ForAll("names") Name name, @ForAll int where) {
    Assume.that(!name.isRoot());
    byte[] changed = name.toWire().toArray();
    int at = 1 + Math.floorMod(where, name.label(0).length());
    changed[at] ^= (byte) 0x80;
    Name other = Name.copyOf(changed, 0, changed.length);
    assertTrue(!name.equals(other) && !other.equals(name));
    assertTrue(name.compareTo(other) != 0);
  }

  @Property
  void theOrderIsTotalAndKnowsEquality(
      @ForAll("similarNames") Name a, @ForAll("similarNames") Name b, @ForAll("names") Name c) {
    for (Name[] pair : new Name[][] {{a, b}, {b, c}, {a, c}, {a, a}}) {
      int order = Integer.signum(pair[0].compareTo(pair[1]));
      assertEquals(-order, Integer.signum(pair[1].compareTo(pair[0])));
      assertEquals(order == 0, pair[0].equals(pair[1]));
      assertEquals(Integer.signum(naiveCompare(pair[0], pair[1])), order);
    }
    if (a.compareTo(b) <= 0 && b.compareTo(c) <= 0) {
      assertTrue(a.compareTo(c) <= 0);
    }
  }

  @Property
  void theOrderIsThatOfLabelsHoweverManyThereAre(
      @ForAll @IntRange(min = 0, max = 12) int mine,
      @ForAll @IntRange(min = 0, max = 12) int theirs,
      @ForAll @IntRange(min = 0, max = 12) int changed) {
    Name a = Name.of("a.".repeat(mine) + (mine == 0 ? "." : ""));
    StringBuilder text = new StringBuilder(theirs == 0 ? "." : "");
    for (int i = 0; i < theirs; i++) {
      text.append(i == changed ? "b." : "A.");
    }
    Name b = Name.of(text.toString());
    assertEquals(Integer.signum(naiveCompare(a, b)), Integer.signum(a.compareTo(b)));
    assertEquals(Integer.signum(naiveCompare(b, a)), Integer.signum(b.compareTo(a)));
  }

  /** Octets on both sides of each boundary between the symbols of the key. */
  @Provide
  Arbitrary<Name> namesOfBorderOctets() {
    Arbitrary<Byte> octets =
        Arbitraries.of(
                '\0',
                '!',
                '-',
                '/',
                '0',
                '9',
                ':',
                '@',
                'A',
                'Z',
                '[',
                '_',
                'a',
                'z',
                '{',
                (char) 0xFF)
            .map(octet -> (byte) octet.charValue());
    return octets
        .array(byte[].class)
        .ofMinSize(1)
        .ofMaxSize(3)
        .list()
        .ofMaxSize(4)
        .map(NameProperties::ofLabels);
  }

  private static Name ofLabels(List<byte[]> labels) {
    byte[] wire = new byte[labels.stream().mapToInt(label -> label.length + 1).sum() + 1];
    int at = 0;
    for (byte[] label : labels) {
      wire[at] = (byte) label.length;
      System.arraycopy(label, 0, wire, at + 1, label.length);
      at += label.length + 1;
    }
    return Name.copyOf(wire, 0, wire.length);
  }

  @Property
  void theKeyOfTheOrderNeverContradictsIt(
      @ForAll("namesOfBorderOctets") Name a, @ForAll("namesOfBorderOctets") Name b) {
    int order = Integer.signum(naiveCompare(a, b));
    assertEquals(order, Integer.signum(a.compareTo(b)));
    int byKey =
        Integer.compareUnsigned(
            NameOrder.key(a.toWire().toArray()), NameOrder.key(b.toWire().toArray()));
    assertTrue(byKey == 0 || Integer.signum(byKey) == order, () -> a + " and " + b);
  }

  @Property
  void theCommonSuffixIsAboveBoth(@ForAll("similarNames") Name a, @ForAll("similarNames") Name b) {
    Name common = a.commonSuffix(b);
    assertTrue(a.isSubdomainOf(common) && b.isSubdomainOf(common));
    int labels = common.labelCount();
    assertEquals(labels, a.commonLabelCount(b));
    if (labels < Math.min(a.labelCount(), b.labelCount())) {
      Name mine = a.suffix(a.labelCount() - labels - 1);
      Name theirs = b.suffix(b.labelCount() - labels - 1);
      assertTrue(!mine.equals(theirs));
    }
  }

  @Property
  void anyTextGivesANameOrIllegalArgumentException(@ForAll("texts") String text) {
    try {
      Name name = Name.of(text);
      assertTrue(name.length() >= 1 && name.length() <= 255);
      assertTrue(name.hasSameOctets(Name.fromWire(name.toWire())));
      assertTrue(name.hasSameOctets(Name.of(name.toString())));
    } catch (IllegalArgumentException refused) {
      assertTrue(refused.getMessage().contains("is not a domain name"), refused.getMessage());
    } catch (WireFormatException malformed) {
      throw new AssertionError(text, malformed);
    }
  }

  @Provide
  Arbitrary<String> texts() {
    Arbitrary<Character> hostile =
        Arbitraries.of('\\', '.', '0', '1', '2', '5', '9', 'a', 'Z', '@', ' ', '\u00e4', '\ud83d');
    return Arbitraries.oneOf(
        Arbitraries.strings().ofMaxLength(300),
        hostile.list().ofMaxSize(20).map(NameProperties::text),
        hostile.list().ofMinSize(200).ofMaxSize(400).map(NameProperties::text),
        Arbitraries.strings()
            .withChars("ab")
            .ofMaxLength(70)
            .list()
            .ofMaxSize(6)
            .map(labels -> String.join(".", labels)));
  }

  private static String text(List<Character> characters) {
    StringBuilder text = new StringBuilder();
    characters.forEach(text::append);
    return text.toString();
  }
}
