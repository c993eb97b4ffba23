package io.wiredns.codec.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.wiredns.codec.code.RecordClass;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.rdata.A;
import io.wiredns.codec.rdata.Ns;
import io.wiredns.codec.rdata.RData;
import io.wiredns.codec.rdata.Txt;
import io.wiredns.codec.wire.Name;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RRsetTest {
  private static final Name A_EXAMPLE = Name.of("a.example");

  private static ResourceRecord record(String owner, long ttl, RData rdata) {
    return new ResourceRecord(Name.of(owner), ttl, rdata);
  }

  @Test
  void recordsAreGroupedByOwnerTypeAndClassInTheirOrder() {
    ResourceRecord chaos = new ResourceRecord(A_EXAMPLE, RecordClass.CH, 5, Txt.of("version"));
    List<RRset> sets =
        RRset.group(
            List.of(
                record("A.example", 300, new A(2)),
                record("b.example", 300, new A(3)),
                record("a.EXAMPLE", 300, new A(1)),
                record("a.example", 300, Txt.of("text")),
                chaos));
    assertEquals(4, sets.size());
    assertEquals("A.example.", sets.get(0).name().toString());
    assertEquals(List.of(new A(2), new A(1)), sets.get(0).rdatas());
    assertEquals(Name.of("b.example"), sets.get(1).name());
    assertEquals(RecordType.TXT, sets.get(2).type());
    assertEquals(RecordClass.CH, sets.get(3).recordClass());
    assertEquals(List.of(chaos), sets.get(3).records());
  }

  @Test
  void theLowestTtlIsEveryones() {
    RRset set =
        RRset.group(
                List.of(
                    record("a.example", 0xFFFF_FFFFL, new A(1)),
                    record("a.example", 60, new A(2)),
                    record("a.example", 300, new A(3))))
            .get(0);
    assertEquals(60, set.ttl());
    assertEquals(
        List.of(
            record("a.example", 60, new A(1)),
            record("a.example", 60, new A(2)),
            record("a.example", 60, new A(3))),
        set.records());
  }

  @Test
  void duplicatesAreLeftOut() {
    RRset set =
        RRset.group(
                List.of(
                    record("a.example", 60, new Ns(Name.of("ns.example"))),
                    record("a.example", 60, new Ns(Name.of("NS.example"))),
                    record("a.example", 60, new Ns(Name.of("ns2.example")))))
            .get(0);
    assertEquals(
        "[ns.example., ns2.example.]",
        set.rdatas().stream().map(RData::toText).toList().toString());
  }

  @Test
  void aSetThatIsNoneIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> set(60, List.of()));
    assertThrows(IllegalArgumentException.class, () -> set(60, List.of(Txt.of("x"))));
    assertThrows(IllegalArgumentException.class, () -> set(-1, List.of(new A(1))));
    assertThrows(IllegalArgumentException.class, () -> set(1L << 32, List.of(new A(1))));
    assertEquals(0xFFFF_FFFFL, set(0xFFFF_FFFFL, List.of(new A(1))).ttl());
  }

  private static RRset set(long ttl, List<RData> rdatas) {
    return new RRset(A_EXAMPLE, RecordType.A, RecordClass.IN, ttl, rdatas);
  }

  @Test
  void theListIsCopied() {
    List<RData> rdatas = new ArrayList<>(List.of(new A(1)));
    RRset set = set(60, rdatas);
    rdatas.clear();
    assertEquals(1, set.rdatas().size());
    assertThrows(UnsupportedOperationException.class, () -> set.rdatas().clear());
    assertEquals(List.of(), RRset.group(List.of()));
  }
}
