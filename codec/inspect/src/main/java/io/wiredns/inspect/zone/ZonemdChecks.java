package io.wiredns.inspect.zone;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.rdata.Soa;
import io.wiredns.codec.rdata.Zonemd;
import io.wiredns.codec.wire.Name;
import io.wiredns.inspect.zone.ZoneData.Entry;
import java.util.List;
import java.util.Map;

/**
 * Finds ZONEMD records that verifiers cannot use, even if the digest is right: those not at the
 * apex, those with another serial than the SOA record, and those with the scheme and hash algorithm
 * of another ZONEMD record; RFC 8976 sections 2 and 4. No digest is computed. All findings are
 * warnings, because servers load such zones.
 */
final class ZonemdChecks {
  private final ZoneData zone;
  private final FindingList findings;

  ZonemdChecks(ZoneData zone, FindingList findings) {
    this.zone = zone;
    this.findings = findings;
  }

  void check(Name owner, Map<RecordType, List<Entry>> sets) {
    List<Entry> set = sets.getOrDefault(RecordType.ZONEMD, List.of());
    if (set.isEmpty()) {
      return;
    }
    if (!owner.equals(zone.apex())) {
      findings.warning(
          set.get(0), owner, "ZONEMD not at the apex has no meaning (RFC 8976 section 2)");
      return;
    }
    long serial = serial(sets);
    // The line of the first record, by scheme and hash algorithm.
    long[] lines = new long[1 << 16];
    for (Entry entry : set) {
      if (!(entry.rdata() instanceof Zonemd zonemd)) {
        continue;
      }
      if (serial >= 0 && zonemd.serial() != serial) {
        findings.warning(
            entry,
            owner,
            "ZONEMD has serial %d, the zone has serial %d (RFC 8976 section 4)"
                .formatted(zonemd.serial(), serial));
      }
      int kind = zonemd.scheme() << 8 | zonemd.hashAlgorithm();
      if (lines[kind] > 0) {
        findings.warning(
            entry,
            owner,
            "ZONEMD has the same scheme and hash algorithm as that of line %d (RFC 8976 section 4)"
                .formatted(lines[kind]));
      } else {
        lines[kind] = entry.line();
      }
    }
  }

  /** Returns the serial of the zone; -1 if it has no SOA record, or more than one. */
  private static long serial(Map<RecordType, List<Entry>> apex) {
    List<Entry> soa = apex.getOrDefault(RecordType.SOA, List.of());
    return soa.size() == 1 && soa.get(0).rdata() instanceof Soa only ? only.serial() : -1;
  }
}
