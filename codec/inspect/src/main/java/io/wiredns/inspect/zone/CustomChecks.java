package io.wiredns.inspect.zone;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.rdata.Soa;
import io.wiredns.codec.wire.Name;
import io.wiredns.inspect.zone.ZoneData.Entry;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Compares TTLs and the timers of SOA with those that are usual, RFC 1912 section 2.2. */
final class CustomChecks {
  private static final String RULE = " (RFC 1912 section 2.2)";

  private static final long DAY = 86_400;
  private static final long SHORTEST_REFRESH = 1_200;
  private static final long SHORTEST_EXPIRE = 14 * DAY;

  /** The RFC has one to five days for most records. */
  private static final long LONGEST_TTL = 7 * DAY;

  /** More is no valid TTL, which other checks report. */
  private static final long MAXIMUM = 0x7FFF_FFFF;

  /** Types whose TTLs follow from those of other records. */
  private static final Set<RecordType> FOLLOWING =
      Set.of(RecordType.RRSIG, RecordType.NSEC, RecordType.NSEC3);

  private final ZoneData zone;
  private final FindingList findings;

  CustomChecks(ZoneData zone, FindingList findings) {
    this.zone = zone;
    this.findings = findings;
  }

  void check(Name owner, Map<RecordType, List<Entry>> sets) {
    for (Map.Entry<RecordType, List<Entry>> set : sets.entrySet()) {
      if (!FOLLOWING.contains(set.getKey())) {
        ttl(owner, set.getKey(), set.getValue().get(0));
      }
    }
    List<Entry> soa = sets.getOrDefault(RecordType.SOA, List.of());
    if (owner.equals(zone.apex()) && !soa.isEmpty() && soa.get(0).rdata() instanceof Soa timers) {
      timers(owner, soa.get(0), timers);
    }
  }

  private void ttl(Name owner, RecordType type, Entry entry) {
    if (entry.ttl() == 0) {
      findings.warning(entry, owner, type + " has TTL 0, so that it is never cached" + RULE);
    } else if (entry.ttl() > LONGEST_TTL && entry.ttl() <= MAXIMUM) {
      findings.warning(
          entry, owner, type + " has TTL " + entry.ttl() + ", one to five days are usual" + RULE);
    }
  }

  private void timers(Name owner, Entry entry, Soa soa) {
    if (soa.refresh() < SHORTEST_REFRESH || soa.refresh() > DAY) {
      findings.warning(
          entry, owner, "SOA refresh " + soa.refresh() + ", 1200 to 86400 are usual" + RULE);
    }
    if (soa.retry() >= soa.refresh()) {
      findings.warning(
          entry,
          owner,
          "SOA retry " + soa.retry() + " is not less than refresh " + soa.refresh() + RULE);
    }
    if (soa.expire() < SHORTEST_EXPIRE) {
      findings.warning(
          entry,
          owner,
          "SOA expire " + soa.expire() + ", two to four weeks from 1209600 are usual" + RULE);
    }
    if (soa.minimum() == 0 || soa.minimum() > DAY) {
      findings.warning(
          entry,
          owner,
          "SOA minimum "
              + soa.minimum()
              + ", for how long absence is cached, one to three hours are usual"
              + " (RFC 2308 section 5)");
    }
  }
}
