package io.wiredns.dnssec.zone;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.rdata.Cdnskey;
import io.wiredns.codec.rdata.Cds;
import io.wiredns.codec.rdata.Dnskey;
import io.wiredns.codec.rdata.Ds;
import io.wiredns.codec.wire.Name;
import java.util.ArrayList;
import java.util.List;

/**
 * Compares the CDS and CDNSKEY records, by which a zone asks its parent for other DS records, with
 * the keys of the zone and with each other; RFC 7344 section 4. Requests to delete all DS records
 * (RFC 8078 section 4), whose algorithm is 0, are about no key.
 */
final class CdsChecks {
  private final Name zone;
  private final List<Dnskey> keys;
  private final List<Dnskey> signing;
  private final List<Ds> wanted = new ArrayList<>();
  private final List<Dnskey> wantedKeys = new ArrayList<>();
  private final FindingList findings;

  /**
   * Creates an object for a zone.
   *
   * @param apex the records of its apex
   * @param signing the keys that have a valid signature of the DNSKEY RRset
   */
  CdsChecks(OwnerRecords apex, List<Dnskey> signing, FindingList findings) {
    this.zone = apex.name();
    this.signing = signing;
    this.findings = findings;
    this.keys = apex.data(RecordType.DNSKEY, Dnskey.class);
    for (Cds cds : apex.data(RecordType.CDS, Cds.class)) {
      if (cds.algorithm().value() != 0) {
        wanted.add(new Ds(cds.keyTag(), cds.algorithm(), cds.digestType(), cds.digest()));
      }
    }
    for (Cdnskey key : apex.data(RecordType.CDNSKEY, Cdnskey.class)) {
      if (key.algorithm().value() != 0) {
        wantedKeys.add(new Dnskey(key.flags(), key.protocol(), key.algorithm(), key.publicKey()));
      }
    }
  }

  void check() {
    List<Ds> known = wanted.stream().filter(DsChecks::isKnown).toList();
    for (Ds ds : known) {
      if (keys.stream().noneMatch(key -> DsChecks.matches(zone, ds, key))) {
        orphan(RecordType.CDS, ds.keyTag());
      }
    }
    for (Dnskey key : wantedKeys) {
      if (!keys.contains(key)) {
        orphan(RecordType.CDNSKEY, key.keyTag());
      }
    }
    if (!known.isEmpty() && known.stream().noneMatch(this::isSigning)) {
      breaks(RecordType.CDS);
    }
    if (!wantedKeys.isEmpty() && wantedKeys.stream().noneMatch(signing::contains)) {
      breaks(RecordType.CDNSKEY);
    }
    if (!known.isEmpty() && !wantedKeys.isEmpty() && !isSame(known)) {
      findings.error(
          ZoneRule.CDS_DIFFERS,
          zone,
          RecordType.CDS,
          "the CDS and CDNSKEY records are about different keys");
    }
  }

  private boolean isSame(List<Ds> known) {
    return known.stream()
            .allMatch(ds -> wantedKeys.stream().anyMatch(key -> DsChecks.matches(zone, ds, key)))
        && wantedKeys.stream()
            .allMatch(key -> known.stream().anyMatch(ds -> DsChecks.matches(zone, ds, key)));
  }

  private boolean isSigning(Ds ds) {
    return signing.stream().anyMatch(key -> DsChecks.matches(zone, ds, key));
  }

  private void orphan(RecordType type, int keyTag) {
    findings.warning(ZoneRule.CDS_KEY, zone, type, "the key " + keyTag + " has no DNSKEY record");
  }

  private void breaks(RecordType type) {
    findings.error(
        ZoneRule.CDS_KEY,
        zone,
        type,
        "none is about a key that signs the DNSKEY RRset: the parent would break the delegation");
  }
}
