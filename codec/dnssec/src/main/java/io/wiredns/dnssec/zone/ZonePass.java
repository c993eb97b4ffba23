package io.wiredns.dnssec.zone;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.rdata.Dnskey;
import io.wiredns.codec.rdata.Ds;
import io.wiredns.codec.rdata.Soa;
import io.wiredns.codec.wire.Name;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Lets the owners of a zone pass by all checks in canonical order, the apex first. It keeps none of
 * them but the apex and those whose signatures are being verified.
 */
final class ZonePass implements Consumer<OwnerRecords>, AutoCloseable {
  private final Name zone;
  private final Instant now;
  private final Instant soon;
  private final List<Ds> ds;
  private final int threads;
  private final FindingList findings = new FindingList();
  private boolean hasBegun;

  /** The checks; null if the zone has no apex. */
  private Checks checks;

  /**
   * Creates a pass.
   *
   * @param soon the time before which no RRset should lose its signatures
   * @param ds the DS records of the parent; empty if they are not known
   */
  ZonePass(Name zone, Instant now, Instant soon, List<Ds> ds, int threads) {
    this.zone = zone;
    this.now = now;
    this.soon = soon;
    this.ds = ds;
    this.threads = threads;
  }

  /** Checks the next owner. */
  @Override
  public void accept(OwnerRecords owner) {
    if (!hasBegun) {
      begin(owner.name().equals(zone) ? owner.set(RecordType.SOA) : List.of(), owner);
    }
    if (checks != null) {
      checks.check(owner);
    }
  }

  private void begin(List<ResourceRecord> soa, OwnerRecords first) {
    hasBegun = true;
    if (soa.size() == 1 && soa.get(0).rdata() instanceof Soa its) {
      checks = new Checks(first, Math.min(soa.get(0).ttl(), its.minimum()));
    } else {
      findings.error(
          ZoneRule.SOA, zone, RecordType.SOA, soa.size() + " SOA records at the apex, not one");
    }
  }

  /**
   * Ends the checks, after the last owner.
   *
   * @param recordCount the number of records of the zone
   */
  SignedZoneReport end(long recordCount) {
    if (!hasBegun) {
      begin(List.of(), null);
    }
    SignatureTally tally = checks == null ? new SignatureTally(soon) : checks.end();
    return new SignedZoneReport(zone, recordCount, tally, findings);
  }

  @Override
  public void close() {
    if (checks != null) {
      checks.signatures.close();
    }
  }

  /** The checks of a zone whose apex is known. */
  private final class Checks {
    private final ParallelSignatures signatures;
    private final Standing.Tracker tracker = new Standing.Tracker(zone);
    private final PlaceChecks places = new PlaceChecks(zone, findings);
    private final ZoneDigestCheck digest;
    private final NsecChain nsec;
    private final Nsec3Chains nsec3;

    Checks(OwnerRecords apex, long denialTtl) {
      SignatureChecks checks = new SignatureChecks(new ZoneKeys(apex, findings), now);
      List<Dnskey> signing = checks.signers(apex, RecordType.DNSKEY);
      new DsChecks(apex, signing, findings).check(ds);
      new CdsChecks(apex, checks, signing, findings).check(ds);
      digest = ZoneDigestCheck.of(zone, apex);
      nsec = apex.has(RecordType.NSEC) ? new NsecChain(zone, denialTtl, findings) : null;
      nsec3 = new Nsec3Chains(apex, denialTtl, findings);
      signatures = new ParallelSignatures(checks, soon, threads, findings);
    }

    void check(OwnerRecords owner) {
      Standing standing = tracker.next(owner);
      signatures.add(owner, standing);
      places.check(owner, standing);
      digest.add(owner);
      nsec3.add(owner, standing);
      if (nsec != null) {
        nsec.add(owner, standing);
      } else {
        NsecChain.refuse(owner, findings);
      }
    }

    SignatureTally end() {
      nsec3.end();
      if (nsec != null) {
        nsec.end();
      } else if (!nsec3.isPresent()) {
        findings.error(
            ZoneRule.NO_DENIAL, zone, "the apex has neither NSEC nor a usable NSEC3PARAM");
      }
      if (digest.end() instanceof ZoneDigestResult.Rejected rejected) {
        findings.add(
            new ZoneFinding(
                rejected.rule() == ZoneRule.ZONEMD_UNKNOWN
                    ? ZoneFinding.Severity.WARNING
                    : ZoneFinding.Severity.ERROR,
                rejected.rule(),
                zone,
                Optional.of(RecordType.ZONEMD),
                rejected.detail()));
      }
      SignatureTally tally = signatures.end();
      tally.report(findings);
      return tally;
    }
  }
}
