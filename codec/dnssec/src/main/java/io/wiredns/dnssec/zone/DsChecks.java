package io.wiredns.dnssec.zone;

import io.wiredns.codec.code.DnssecAlgorithm;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.rdata.Dnskey;
import io.wiredns.codec.rdata.Ds;
import io.wiredns.codec.wire.Name;
import java.util.List;

/**
 * Compares the keys of a zone with the DS records that its parent has for it; RFC 4035 sections 2.4
 * and 5.2.
 */
final class DsChecks {
  private final Name zone;
  private final List<Dnskey> keys;
  private final List<Dnskey> signing;
  private final FindingList findings;

  /**
   * Creates an object for a zone.
   *
   * @param apex the records of its apex
   * @param signing the keys that have a valid signature of the DNSKEY RRset
   */
  DsChecks(OwnerRecords apex, List<Dnskey> signing, FindingList findings) {
    this.zone = apex.name();
    this.signing = signing;
    this.findings = findings;
    this.keys = apex.data(RecordType.DNSKEY, Dnskey.class);
  }

  void check(List<Ds> given) {
    if (given.isEmpty()) {
      return;
    }
    boolean isSecure = false;
    for (Ds ds : given) {
      if (!isKnown(ds)) {
        findings.warning(
            ZoneRule.DS_WITHOUT_KEY,
            zone,
            RecordType.DS,
            "the digest type " + ds.digestType() + " of the given DS is not known");
      } else if (keys.stream().noneMatch(key -> matches(zone, ds, key))) {
        findings.warning(
            ZoneRule.DS_WITHOUT_KEY,
            zone,
            RecordType.DS,
            "no DNSKEY record has the digest of the given DS with key tag " + ds.keyTag());
      } else {
        isSecure |= signing.stream().anyMatch(key -> matches(zone, ds, key));
      }
    }
    if (!isSecure) {
      findings.error(
          ZoneRule.DS_NOT_SIGNING,
          zone,
          RecordType.DNSKEY,
          "not signed by a key that a given DS record matches");
    }
    given.stream().map(Ds::algorithm).distinct().forEach(this::checkAlgorithm);
  }

  private void checkAlgorithm(DnssecAlgorithm algorithm) {
    if (signing.stream().noneMatch(key -> key.algorithm().equals(algorithm))) {
      findings.error(
          ZoneRule.DS_ALGORITHM,
          zone,
          RecordType.DNSKEY,
          "not signed with algorithm " + algorithm + ", which a given DS record has");
    }
  }

  static boolean isKnown(Ds ds) {
    return ds.digestType() == Ds.SHA1
        || ds.digestType() == Ds.SHA256
        || ds.digestType() == Ds.SHA384;
  }

  /** Returns whether a DS of a known digest type is that of a key which is not revoked. */
  static boolean matches(Name zone, Ds ds, Dnskey key) {
    return key.algorithm().equals(ds.algorithm())
        && key.keyTag() == ds.keyTag()
        && !ZoneKeys.isRevoked(key)
        && Ds.of(zone, key, ds.digestType()).equals(ds);
  }
}
