package io.wiredns.dnssec.zone;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.wire.Name;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The allocations of the checks of a zone grow with the zone, and not with its square. */
class ZoneGrowthTest {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final Name ZONE = Name.of("zone.test");
  private static final int SMALL = 500;
  private static final int FACTOR = 8;

  private static List<ResourceRecord> zone(String denial, String owners, int count) {
    StringBuilder text =
        new StringBuilder("@ 60 SOA ns h 1 2 3 4 60\n@ 60 NS ns\n@ 60 ZONEMD 1 1 1 ")
            .append("00".repeat(48))
            .append("\n@ 60 ")
            .append(denial)
            .append('\n');
    for (int i = 0; i < count; i++) {
      text.append(owners.replace("$", "" + i)).append(" 60 TXT x").append(i).append('\n');
    }
    return ZoneFileOf.text(text.toString(), ZONE.toString());
  }

  private static long allocated(List<ResourceRecord> records) {
    SignedZoneChecker checker = SignedZoneChecker.builder(SignedZoneTest.NOW).build();
    checker.check(ZONE, records);
    long before = THREADS.getCurrentThreadAllocatedBytes();
    checker.check(ZONE, records);
    ZoneDigest.of(ZONE, records, ZoneDigest.SHA384);
    return THREADS.getCurrentThreadAllocatedBytes() - before;
  }

  /** Many names, names below each other's empty non-terminals, and one owner with all records. */
  @ParameterizedTest
  @ValueSource(strings = {"n$", "a.b.c$", "x"})
  void theCostIsThatOfTheRecords(String owners) {
    for (String denial : List.of("NSEC zone.test. SOA", "NSEC3PARAM 1 0 0 -")) {
      long small = allocated(zone(denial, owners, SMALL));
      long large = allocated(zone(denial, owners, FACTOR * SMALL));
      assertTrue(
          large < 2L * FACTOR * small, owners + " " + denial + ": " + small + " grew to " + large);
    }
  }
}
