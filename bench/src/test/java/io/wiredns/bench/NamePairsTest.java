package io.wiredns.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Checks that both libraries do the same operations on the same names with the same results. */
class NamePairsTest {
  private final NamePairs pairs = new NamePairs("mixed");

  @Test
  void thereAreSoManyNamesAsTimesAreDividedBy() {
    assertEquals(NamePairs.NAMES, pairs.names.length);
    assertEquals(NamePairs.NAMES, pairs.dnsjavaNames.length);
  }

  @Test
  void bothFindTheSamePairsEqual() {
    NameEquals equals = new NameEquals();
    int same = equals.wiredns(pairs);
    assertEquals(same, equals.dnsjava(pairs));
    assertTrue(same >= NamePairs.NAMES && same < NamePairs.NAMES * 3 / 2, same + " are equal");
    int otherCase = 0;
    for (int i = 0; i < NamePairs.NAMES; i++) {
      assertEquals(pairs.names[i], pairs.same[i]);
      assertNotSame(pairs.names[i], pairs.same[i]);
      otherCase += pairs.names[i].hasSameOctets(pairs.same[i]) ? 0 : 1;
    }
    assertTrue(otherCase > 20 && otherCase < 200, otherCase + " in other case");
  }

  @Test
  void bothOrderEachPairAlike() {
    NameCompare compare = new NameCompare();
    assertEquals(compare.wiredns(pairs), compare.dnsjava(pairs));
    for (int i = 0; i < NamePairs.NAMES; i++) {
      assertEquals(
          Integer.signum(pairs.dnsjavaNames[i].compareTo(pairs.dnsjavaOther[i])),
          Integer.signum(pairs.names[i].compareTo(pairs.other[i])),
          pairs.names[i] + " " + pairs.other[i]);
    }
  }

  @Test
  void namesAreMadeAnewForTheirHashes() {
    NameHash.Ours ours = new NameHash.Ours();
    NameHash.DnsJava dnsjava = new NameHash.DnsJava();
    io.wiredns.codec.wire.Name first = pairs.names[0];
    org.xbill.DNS.Name dnsjavaFirst = pairs.dnsjavaNames[0];
    ours.renew(pairs);
    dnsjava.renew(pairs);
    assertNotSame(first, pairs.names[0]);
    assertNotSame(dnsjavaFirst, pairs.dnsjavaNames[0]);
    assertEquals(first, pairs.names[0]);
    int hashes = new NameHash().wiredns(ours);
    ours.renew(pairs);
    assertEquals(hashes, new NameHash().wiredns(ours));
    int theirs = new NameHash().dnsjava(dnsjava);
    dnsjava.renew(pairs);
    assertEquals(theirs, new NameHash().dnsjava(dnsjava));
  }
}
