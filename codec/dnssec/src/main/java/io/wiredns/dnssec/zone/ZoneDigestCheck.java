package io.wiredns.dnssec.zone;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.rdata.Soa;
import io.wiredns.codec.rdata.Zonemd;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.Octets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Verifies the ZONEMD records of a zone while its owners pass by in canonical order; RFC 8976
 * section 4. It computes one digest for each hash algorithm that a usable record has.
 */
final class ZoneDigestCheck {
  /** Scheme and hash algorithm, of which a zone may have one record (RFC 8976 section 4). */
  private record Kind(int scheme, int hashAlgorithm) {
    static Kind of(Zonemd zonemd) {
      return new Kind(zonemd.scheme(), zonemd.hashAlgorithm());
    }
  }

  private final List<Zonemd> usable = new ArrayList<>();
  private final Map<Integer, ZoneHash> hashes = new HashMap<>();

  /** The reasons why records cannot be right, in the order of the records. */
  private final List<ZoneDigestResult.Rejected> rejected = new ArrayList<>();

  private ZoneDigestCheck() {}

  /**
   * Begins the check.
   *
   * @param zone the name of the zone
   * @param apex the records of the apex; null if there are none
   */
  static ZoneDigestCheck of(Name zone, OwnerRecords apex) {
    ZoneDigestCheck check = new ZoneDigestCheck();
    List<Zonemd> records = new ArrayList<>();
    if (apex != null) {
      for (ResourceRecord record : apex.set(RecordType.ZONEMD)) {
        if (record.rdata() instanceof Zonemd zonemd && !records.contains(zonemd)) {
          records.add(zonemd);
        }
      }
    }
    Map<Kind, Integer> counts = new HashMap<>();
    records.forEach(zonemd -> counts.merge(Kind.of(zonemd), 1, Integer::sum));
    for (Zonemd zonemd : records) {
      check.take(zone, zonemd, counts.get(Kind.of(zonemd)), apex.set(RecordType.SOA));
    }
    return check;
  }

  private void take(Name zone, Zonemd zonemd, int sameKind, List<ResourceRecord> soa) {
    if (soa.size() != 1 || !(soa.get(0).rdata() instanceof Soa its)) {
      reject(ZoneRule.ZONEMD_SERIAL, "the zone has " + soa.size() + " SOA records instead of one");
    } else if (zonemd.serial() != its.serial()) {
      reject(
          ZoneRule.ZONEMD_SERIAL,
          "ZONEMD has serial %d, the zone has serial %d".formatted(zonemd.serial(), its.serial()));
    } else if (sameKind > 1) {
      reject(
          ZoneRule.ZONEMD_DUPLICATE,
          "%d different ZONEMD records have scheme %d and hash algorithm %d"
              .formatted(sameKind, zonemd.scheme(), zonemd.hashAlgorithm()));
    } else if (zonemd.scheme() != ZoneDigest.SIMPLE || !ZoneHash.isKnown(zonemd.hashAlgorithm())) {
      reject(
          ZoneRule.ZONEMD_UNKNOWN,
          "ZONEMD has scheme %d and hash algorithm %d, which are not known"
              .formatted(zonemd.scheme(), zonemd.hashAlgorithm()));
    } else {
      usable.add(zonemd);
      hashes.put(zonemd.hashAlgorithm(), ZoneHash.of(zone, zonemd.hashAlgorithm()));
    }
  }

  private void reject(ZoneRule rule, String detail) {
    rejected.add(new ZoneDigestResult.Rejected(rule, detail));
  }

  void add(OwnerRecords owner) {
    hashes.values().forEach(hash -> hash.add(owner));
  }

  /** Returns the result, after all owners were added. */
  ZoneDigestResult end() {
    Map<Integer, Octets> digests = new HashMap<>();
    hashes.forEach((algorithm, hash) -> digests.put(algorithm, hash.end()));
    for (Zonemd zonemd : usable) {
      if (zonemd.digest().equals(digests.get(zonemd.hashAlgorithm()))) {
        return new ZoneDigestResult.Verified(zonemd);
      }
    }
    if (!usable.isEmpty()) {
      Zonemd first = usable.get(0);
      return new ZoneDigestResult.Rejected(
          ZoneRule.ZONEMD_DIGEST,
          "the digest of the zone is %s, ZONEMD has %s"
              .formatted(digests.get(first.hashAlgorithm()).toHex(), first.digest().toHex()));
    }
    return rejected.isEmpty() ? new ZoneDigestResult.Absent() : rejected.get(0);
  }
}
