package io.wiredns.dnssec.zone;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.rdata.Soa;
import io.wiredns.codec.rdata.Zonemd;
import io.wiredns.codec.wire.Name;
import java.util.List;
import java.util.Objects;

/**
 * Computes and verifies the digest of a whole zone, which is the data of its ZONEMD record; RFC
 * 8976. Without DNSSEC it finds accidental changes only: whether the ZONEMD record is signed is a
 * question for {@link SignedZoneChecker}. The methods may be called by any thread.
 *
 * @since 0.1
 */
public final class ZoneDigest {
  /** The scheme SIMPLE, the only one that is defined: one digest of all records. */
  public static final int SIMPLE = 1;

  /** The hash algorithm SHA-384. */
  public static final int SHA384 = 1;

  /** The hash algorithm SHA-512. */
  public static final int SHA512 = 2;

  private ZoneDigest() {}

  /**
   * Computes the digest of a zone by the scheme {@link #SIMPLE}. ZONEMD records of the apex and
   * their signatures, duplicates, and records outside the zone are left out; occluded records and
   * glue are not (RFC 8976 section 3.3.1). If the zone is signed, the ZONEMD record must be added
   * before the NSEC or NSEC3 records are made, with any digest, and be signed again afterwards
   * (section 3.1).
   *
   * @param zone the name of the zone
   * @param records its records, in any order
   * @param hashAlgorithm {@link #SHA384} or {@link #SHA512}
   * @return the data of a ZONEMD record, with the serial of the SOA record
   * @throws IllegalArgumentException if the algorithm is another one, if the zone does not have one
   *     SOA record, or if RDATA is malformed
   */
  public static Zonemd of(Name zone, List<ResourceRecord> records, int hashAlgorithm) {
    Objects.requireNonNull(zone, "zone");
    if (!ZoneHash.isKnown(hashAlgorithm)) {
      throw new IllegalArgumentException(
          "hash algorithm " + hashAlgorithm + " is neither SHA-384 (1) nor SHA-512 (2)");
    }
    SortedZone sorted = new SortedZone(zone, records);
    OwnerRecords apex = sorted.atApex();
    List<ResourceRecord> soa = apex == null ? List.of() : apex.set(RecordType.SOA);
    if (soa.size() != 1 || !(soa.get(0).rdata() instanceof Soa its)) {
      throw new IllegalArgumentException(
          "the zone " + zone + " has " + soa.size() + " SOA records instead of one");
    }
    ZoneHash hash = ZoneHash.of(zone, hashAlgorithm);
    sorted.forEach(hash::add);
    return new Zonemd(its.serial(), SIMPLE, hashAlgorithm, hash.end());
  }

  /**
   * Compares a zone with its ZONEMD records; one that is right is enough (RFC 8976 section 4). No
   * signature is verified.
   *
   * @param zone the name of the zone
   * @param records its records, in any order
   * @return the ZONEMD record that is right, or the reason why there is none
   * @throws IllegalArgumentException if RDATA is malformed
   */
  public static ZoneDigestResult verify(Name zone, List<ResourceRecord> records) {
    Objects.requireNonNull(zone, "zone");
    SortedZone sorted = new SortedZone(zone, records);
    ZoneDigestCheck check = ZoneDigestCheck.of(zone, sorted.atApex());
    sorted.forEach(check::add);
    return check.end();
  }
}
