package io.wiredns.dnssec.zone;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.RRset;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.rdata.Dnskey;
import io.wiredns.codec.rdata.Rrsig;
import io.wiredns.codec.wire.Name;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Checks which RRsets of an owner are signed, and verifies their signatures; RFC 4035 section 2.2.
 * It has no state, so that several threads can check owners at once.
 */
final class SignatureChecks {
  private final ZoneKeys keys;
  private final Instant now;

  SignatureChecks(ZoneKeys keys, Instant now) {
    this.keys = keys;
    this.now = now;
  }

  void check(OwnerRecords owner, Standing standing, FindingList findings, SignatureTally tally) {
    SortedMap<RecordType, List<ResourceRecord>> signatures = new TreeMap<>();
    for (ResourceRecord record : owner.set(RecordType.RRSIG)) {
      if (record.rdata() instanceof Rrsig signature) {
        signatures
            .computeIfAbsent(signature.typeCovered(), absent -> new ArrayList<>(2))
            .add(record);
      }
    }
    owner
        .sets()
        .forEach(
            (type, records) -> {
              if (!type.equals(RecordType.RRSIG)) {
                List<ResourceRecord> its = signatures.remove(type);
                check(records, standing, its == null ? List.of() : its, findings, tally);
              }
            });
    signatures.forEach(
        (type, records) -> withoutRecords(owner.name(), type, records.size(), findings));
  }

  private static void withoutRecords(Name owner, RecordType type, int count, FindingList findings) {
    boolean ofSignatures = type.equals(RecordType.RRSIG);
    findings.warning(
        ofSignatures ? ZoneRule.SIGNATURE_OF_SIGNATURES : ZoneRule.SIGNATURE_OF_NOTHING,
        owner,
        type,
        count
            + (ofSignatures
                ? " signatures cover signatures"
                : " signatures cover a type of which there is no record here"));
  }

  private void check(
      List<ResourceRecord> records,
      Standing standing,
      List<ResourceRecord> signatures,
      FindingList findings,
      SignatureTally tally) {
    RRset set = OwnerRecords.rrset(records);
    RecordType type = set.type();
    if (!standing.signs(type)) {
      if (!signatures.isEmpty() && standing != Standing.BELOW_DNAME) {
        boolean delegates = standing == Standing.DELEGATION && type.equals(RecordType.NS);
        findings.error(
            delegates ? ZoneRule.DELEGATION_SIGNED : ZoneRule.GLUE_SIGNED,
            set.name(),
            type,
            delegates
                ? "the NS RRset of a delegation is signed"
                : "signed, although the zone is not authoritative for it");
      }
      return;
    }
    if (records.stream().anyMatch(record -> record.ttl() != set.ttl())) {
      findings.warning(ZoneRule.RRSET_TTL, set.name(), type, "the records have different TTLs");
    }
    new SetSignatures(keys, now, set, findings, tally).check(signatures);
  }

  /** Returns the keys that have a valid signature of an RRset of the apex. */
  List<Dnskey> signers(OwnerRecords apex, RecordType type) {
    List<Dnskey> signing = new ArrayList<>();
    if (!apex.has(type)) {
      return signing;
    }
    RRset set = OwnerRecords.rrset(apex.set(type));
    for (ResourceRecord record : apex.set(RecordType.RRSIG)) {
      if (record.rdata() instanceof Rrsig signature && signature.typeCovered().equals(type)) {
        keys.of(signature).stream()
            .filter(key -> key.verify(signature, set, now).isVerified())
            .forEach(key -> signing.add(key.dnskey()));
      }
    }
    return signing;
  }
}
