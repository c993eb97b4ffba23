package io.wiredns.dnssec.zone;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.rdata.Nsec;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.TypeBitmap;
import java.util.List;

/**
 * Checks that each name of a zone has an NSEC record with its types, and that the records form a
 * closed chain in canonical order; RFC 4034 section 4, RFC 4035 section 2.3. It keeps the last two
 * names only.
 */
final class NsecChain {
  private final Name apex;
  private final long denialTtl;
  private final FindingList findings;

  /** The last owner of an NSEC record and its next name; null before the first. */
  private Name previous;

  private Name next;

  /** The first name after {@link #previous} that lacks NSEC; null if there is none. */
  private Name missed;

  private boolean hasReportedTtl;

  /**
   * Creates an object that has seen no name.
   *
   * @param denialTtl the TTL that NSEC records must have
   */
  NsecChain(Name apex, long denialTtl, FindingList findings) {
    this.apex = apex;
    this.denialTtl = denialTtl;
    this.findings = findings;
  }

  /** Checks the next owner in canonical order. */
  void add(OwnerRecords owner, Standing standing) {
    List<ResourceRecord> records = owner.set(RecordType.NSEC);
    if (!standing.isInChain()) {
      refuse(owner, findings);
      return;
    }
    if (records.isEmpty()) {
      missed = missed == null ? owner.name() : missed;
      findings.error(ZoneRule.NSEC_MISSING, owner.name(), "has no NSEC record");
      return;
    }
    if (records.stream().map(ResourceRecord::rdata).distinct().count() > 1) {
      findings.error(
          ZoneRule.NSEC_SEVERAL,
          owner.name(),
          RecordType.NSEC,
          "has " + records.size() + " NSEC records instead of one");
    }
    if (records.get(0).rdata() instanceof Nsec nsec) {
      link(owner.name());
      check(owner, standing, records.get(0).ttl(), nsec);
      previous = owner.name();
      next = nsec.next();
      missed = null;
    }
  }

  private void check(OwnerRecords owner, Standing standing, long ttl, Nsec nsec) {
    TypeBitmap expected = ExpectedTypes.of(owner, standing);
    if (!nsec.types().equals(expected)) {
      findings.error(
          ZoneRule.NSEC_TYPES,
          owner.name(),
          RecordType.NSEC,
          ExpectedTypes.difference(nsec.types(), expected));
    }
    if (ttl != denialTtl && !hasReportedTtl) {
      // One finding is enough for a whole chain.
      hasReportedTtl = true;
      findings.warning(
          ZoneRule.DENIAL_TTL,
          owner.name(),
          RecordType.NSEC,
          "TTL %d instead of %d, the lesser of the SOA record's TTL and minimum"
              .formatted(ttl, denialTtl));
    }
  }

  /** Checks that the previous record leads to a name, or to one that was reported as missing. */
  private void link(Name to) {
    if (previous != null && !next.equals(to) && !next.equals(missed)) {
      findings.error(
          ZoneRule.NSEC_NEXT,
          previous,
          RecordType.NSEC,
          "the next name is %s, that of the zone is %s"
              .formatted(next, missed == null ? to : missed));
    }
  }

  /** Checks the end of the chain, after the last owner. */
  void end() {
    link(apex);
  }

  /** Reports an NSEC record where none can be. */
  static void refuse(OwnerRecords owner, FindingList findings) {
    if (owner.has(RecordType.NSEC)) {
      findings.error(
          ZoneRule.NSEC_PLACE, owner.name(), RecordType.NSEC, "NSEC at a name outside the chain");
    }
  }
}
