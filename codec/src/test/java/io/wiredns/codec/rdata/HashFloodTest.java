package io.wiredns.codec.rdata;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.code.RecordClass;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.Question;
import io.wiredns.codec.message.RRset;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.Octets;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Hash tables of values chosen to collide. Calls of equals and hashCode are counted and must be
 * fewer than n log n. With predictable hash codes they were n squared.
 */
class HashFloodTest {
  private static final int MOST = Collisions.COUNT * 14;
  private static final Map<String, List<?>> FAMILIES = Collisions.families();

  static Stream<String> families() {
    return FAMILIES.keySet().stream();
  }

  /** A key that counts the calls of a table. */
  private static final class Counted {
    private static int calls;
    private final Object key;

    Counted(Object key) {
      this.key = key;
    }

    @Override
    public boolean equals(Object other) {
      calls++;
      return other instanceof Counted that && key.equals(that.key);
    }

    @Override
    public int hashCode() {
      calls++;
      return key.hashCode();
    }
  }

  @ParameterizedTest
  @MethodSource("families")
  void theValuesCollidedBefore(String family) {
    List<?> values = FAMILIES.get(family);
    assertEquals(Collisions.COUNT, values.size());
    assertEquals(1, values.stream().map(Collisions::formerHash).distinct().count());
  }

  @ParameterizedTest
  @MethodSource("families")
  void tablesAskFewQuestions(String family) {
    Counted.calls = 0;
    Set<Counted> set = new HashSet<>();
    FAMILIES.get(family).forEach(value -> set.add(new Counted(value)));
    assertEquals(Collisions.COUNT, set.size());
    assertTrue(Counted.calls < MOST, Counted.calls + " calls by HashSet");
    Counted.calls = 0;
    Map<Counted, Integer> map = new LinkedHashMap<>();
    for (int round = 0; round < 2; round++) {
      FAMILIES.get(family).forEach(value -> map.merge(new Counted(value), 1, Integer::sum));
    }
    assertEquals(Set.of(2), Set.copyOf(map.values()));
    assertTrue(Counted.calls < MOST, Counted.calls + " calls by LinkedHashMap");
  }

  @Test
  void groupsOfAUsersOwnDataAreMadeWithFewLooks() {
    Name owner = Name.of("example");
    List<ResourceRecord> records =
        IntStream.range(0, 2 * Collisions.COUNT)
            .mapToObj(i -> new ResourceRecord(owner, 0, new CollidingRData(i % Collisions.COUNT)))
            .toList();
    CollidingRData.calls();
    List<RRset> sets = RRset.group(records);
    int calls = CollidingRData.calls();
    assertEquals(1, sets.size());
    assertEquals(Collisions.COUNT, sets.get(0).rdatas().size());
    assertTrue(calls < MOST, calls + " calls");
  }

  @Test
  void groupsOfOneOwnerWhoseTypesAndClassesCollidedAreFoundWithFewLooks() {
    List<ResourceRecord> records =
        IntStream.range(0, 2_000)
            .mapToObj(
                i ->
                    new ResourceRecord(
                        Name.of("example"),
                        RecordClass.of(65_000 - 31 * i),
                        0,
                        new UnknownRData(RecordType.of(256 + i), Octets.EMPTY)))
            .toList();
    assertEquals(2_000, RRset.group(records).size());
    Set<Integer> hashes =
        records.stream()
            .map(each -> new Question(each.name(), each.type(), each.recordClass()).hashCode())
            .collect(Collectors.toSet());
    assertTrue(hashes.size() > 1_995, hashes.size() + " hashes");
  }
}
