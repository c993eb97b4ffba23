package io.wiredns.zone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.text.TextFormatException;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.Octets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Compares look-ups of random names with those in a map of names. */
class NodeTableTest {
  private static final int NAMES = 20_000;

  private final Random random = new Random(16);
  private final LookupName scratch = new LookupName();

  /** Returns a name with a few labels more, of few different octets, so that names meet. */
  private Name below(Name origin, int mostLabels) {
    Name name = origin;
    for (int i = random.nextInt(mostLabels + 1); i > 0; i--) {
      byte[] label = new byte[1 + random.nextInt(random.nextInt(4) == 0 ? 20 : 2)];
      for (int j = 0; j < label.length; j++) {
        label[j] = (byte) "aAbBz*@[.\0\u00ff".charAt(random.nextInt(11));
      }
      if (name.length() + label.length < 255) {
        name = name.child(Octets.of(label));
      }
    }
    return name;
  }

  @Test
  void nodesAreThoseOfAMap() {
    Name origin = Name.of("table.test");
    NodeTable table = new NodeTable(origin);
    Map<Name, ZoneNode> expected = new HashMap<>();
    expected.put(origin, table.apex());
    for (int i = 0; i < NAMES; i++) {
      Name name = below(origin, 5);
      ZoneNode node = table.make(scratch.set(name));
      assertEquals(name, node.name);
      for (ZoneNode each = node; each != null; each = each.parent) {
        ZoneNode present = expected.putIfAbsent(each.name, each);
        assertSame(present == null ? each : present, each);
        assertEquals(each == table.apex() ? null : each.name.parent(), above(each));
      }
    }
    Set<ZoneNode> all = new HashSet<>();
    table.forEach(all::add);
    assertEquals(new HashSet<>(expected.values()), all);
    for (int i = 0; i < NAMES; i++) {
      Name name = below(origin, 6);
      assertSame(expected.get(name), table.find(scratch.set(name)), name.toString());
      Name encloser = name;
      while (!expected.containsKey(encloser)) {
        encloser = encloser.parent();
      }
      assertSame(expected.get(encloser), table.closest(scratch.set(name)), name.toString());
      assertSame(expected.get(encloser.wildcard()), expected.get(encloser).wildcard);
    }
  }

  private static Name above(ZoneNode node) {
    return node.parent == null ? null : node.parent.name;
  }

  @Test
  void theLongestNames() {
    NodeTable table = new NodeTable(Name.ROOT);
    Name most = Name.ROOT;
    while (most.length() < 254) {
      most = most.child(Octets.of((byte) 'a'));
    }
    Octets longest = Octets.of(new byte[63]);
    Name wide = Name.ROOT.child(Octets.of(new byte[61]));
    wide = wide.child(longest).child(longest).child(longest);
    assertEquals(255, wide.length());
    assertEquals(most, table.make(scratch.set(most)).name);
    assertEquals(wide, table.make(scratch.set(wide)).name);
    assertEquals(127, scratch.set(most).labelCount());
    assertNotNull(table.find(scratch.set(most)));
    assertNotNull(table.find(scratch.set(wide)));
    assertNotNull(table.find(scratch.set(wide.parent())));
    assertNull(table.find(scratch.set(wide.parent().child(Octets.of(new byte[62])))));
  }

  @Test
  void theClosestZoneIsFound() {
    for (int count : new int[] {1, 2, 30}) {
      ZoneIndex index = ZoneIndex.EMPTY;
      Map<Name, Zone> zones = new HashMap<>();
      for (int i = 0; i < count; i++) {
        Zone zone = zone(below(Name.of("index.test"), 2));
        zones.put(zone.name(), zone);
        index = index.with(new ZoneIndex.Hosted(zone, ZoneJournal.EMPTY));
      }
      for (int i = 0; i < 2_000; i++) {
        Name name = below(i % 10 == 0 ? Name.ROOT : Name.of("index.test"), 4);
        List<Zone> found = new ArrayList<>();
        for (int labels = 0; labels <= name.labelCount(); labels++) {
          Zone zone = zones.get(name.suffix(labels));
          if (zone != null) {
            found.add(zone);
          }
        }
        Zone closest = found.isEmpty() ? null : found.get(0);
        assertSame(closest, index.find(scratch.set(name), false));
        boolean isApex = closest != null && closest.name().equals(name) && found.size() > 1;
        assertSame(isApex ? found.get(1) : closest, index.find(scratch.set(name), true));
      }
    }
  }

  private static Zone zone(Name origin) {
    try {
      String soa = ". 60 IN SOA ns. hm. 1 2 3 4 5";
      ResourceRecord record = ResourceRecord.parse(soa);
      return Zone.of(
          origin, List.of(new ResourceRecord(origin, record.recordClass(), 60, record.rdata())));
    } catch (TextFormatException impossible) {
      throw new AssertionError(impossible);
    }
  }
}
