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
  /** Secure Entry Point; RFC 4034 section 2.1.1. */
  private static final int SEP = 1;

  private final Name zone;
  private final OwnerRecords apex;
  private final SignatureChecks signatures;
  private final List<Dnskey> keys;
  private final List<Dnskey> signing;
  private final List<Ds> wanted = new ArrayList<>();
  private final List<Dnskey> wantedKeys = new ArrayList<>();
  private final FindingList findings;

  /**
   * Creates an object for a zone.
   *
   * @param apex the records of its apex
   * @param signatures the check of signatures
   * @param signing the keys that have a valid signature of the DNSKEY RRset
   */
  CdsChecks(
      OwnerRecords apex, SignatureChecks signatures, List<Dnskey> signing, FindingList findings) {
    this.zone = apex.name();
    this.apex = apex;
    this.signatures = signatures;
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

  /**
   * Checks the records.
   *
   * @param parent the DS records of the parent; empty if they are not given
   */
  void check(List<Ds> parent) {
    checkSigner(RecordType.CDS, parent);
    checkSigner(RecordType.CDNSKEY, parent);
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

  /**
   * Requires a signature by a key that the parent's DS records represent. If they are not given, it
   * is probably one that signs the DNSKEY RRset and has the SEP flag.
   */
  private void checkSigner(RecordType type, List<Ds> parent) {
    List<Dnskey> signers = signatures.signers(apex, type);
    List<Dnskey> entries = parent.isEmpty() ? probableEntries() : entries(parent);
    // What is not signed, and a zone without a secure entry, are findings of their own.
    if (signers.isEmpty() || entries.isEmpty() || signers.stream().anyMatch(entries::contains)) {
      return;
    }
    if (parent.isEmpty()) {
      findings.warning(
          ZoneRule.CDS_SIGNER,
          zone,
          type,
          "not signed by a key-signing key, so probably by none that the parent has a DS record of");
    } else {
      findings.error(
          ZoneRule.CDS_SIGNER,
          zone,
          type,
          "not signed by a key that a given DS record matches: the parent must ignore the records");
    }
  }

  private List<Dnskey> entries(List<Ds> parent) {
    return keys.stream().filter(key -> parent.stream().anyMatch(ds -> isOf(ds, key))).toList();
  }

  private List<Dnskey> probableEntries() {
    List<Dnskey> flagged = signing.stream().filter(key -> (key.flags() & SEP) != 0).toList();
    return flagged.isEmpty() ? signing : flagged;
  }

  private boolean isOf(Ds ds, Dnskey key) {
    return DsChecks.isKnown(ds) && DsChecks.matches(zone, ds, key);
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
