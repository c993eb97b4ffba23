package io.wiredns.core.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.wiredns.codec.Differences;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class IdTableProperties {
  /** IDs are from a small range, so that they collide and recur. */
  @Property(tries = 300)
  void holdsWhatAMapHolds(
      @ForAll @Size(max = 500) List<@IntRange(max = 300) Integer> additionsAndRemovals) {
    IdTable table = new IdTable();
    Map<Integer, SentQuery> map = new HashMap<>();
    for (int number : additionsAndRemovals) {
      int id = number * 219 & 0xFFFF;
      SentQuery known = map.remove(id);
      if (known != null) {
        table.remove(known);
        table.remove(known);
      } else {
        SentQuery sent = new SentQuery(null, null, false);
        sent.id = id;
        map.put(id, sent);
        table.add(sent);
      }
      assertEquals(map.size(), table.size());
    }
    for (int number = 0; number <= 300; number++) {
      int id = number * 219 & 0xFFFF;
      assertSame(map.get(id), table.get(id));
    }
    Differences.assertSameElements(
        new HashSet<>(map.values()), new HashSet<>(table.drain()), "values");
    assertEquals(0, table.size());
  }
}
