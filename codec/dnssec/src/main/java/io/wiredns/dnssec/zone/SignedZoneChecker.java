package io.wiredns.dnssec.zone;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.rdata.Dnskey;
import io.wiredns.codec.rdata.Ds;
import io.wiredns.codec.rdata.Soa;
import io.wiredns.codec.wire.Name;
import io.wiredns.dnssec.internal.SignatureTimes;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Checks whether a whole zone is signed as DNSSEC requires, as dnssec-verify does, without asking a
 * server and without a clock of its own. It finds
 *
 * <ul>
 *   <li>authoritative RRsets without a valid signature of each algorithm of the DNSKEY RRset (RFC
 *       4035 section 2.2), and signatures of delegations and glue;
 *   <li>signatures that are wrong, have expired or are not valid yet, and the time until which all
 *       signatures last;
 *   <li>a DNSKEY RRset that no given DS record makes secure (section 5.2), and CDS and CDNSKEY
 *       records that would break the delegation or that the parent must ignore (RFC 7344 section
 *       4.1);
 *   <li>chains of NSEC (RFC 4035 section 2.3) and NSEC3 (RFC 5155 section 7.1) that are not closed,
 *       lack names or empty non-terminals, have hashes of no name, or list other types than there
 *       are, with Opt-Out; NSEC3 parameters and TTLs against RFC 9276 and RFC 9077;
 *   <li>a ZONEMD record with another digest than that of the zone (RFC 8976).
 * </ul>
 *
 * {@link ZoneRule} has all of them. An error is a problem for which validators may find answers
 * bogus; a warning is one that they accept.
 *
 * <p>Validators accept an RRset with one signature by an algorithm that they know; the check is
 * stricter, because the other algorithms are for other validators.
 *
 * <p>The records are sorted by owner, because a zone file may have any order; then they pass by
 * once. Beside the records, it keeps an array of references to them, for NSEC the last two names,
 * for NSEC3 the hash, name and types of each name and its record, and at most 1,000 findings of
 * each rule. The work is bounded: at most 4 keys are tried for a signature, and at most 4 chains of
 * NSEC3 with at most 2,500 iterations are computed; more is an error.
 *
 * <p>Signatures are verified on several threads, all other work is done by the caller's thread. A
 * checker is immutable and may be shared among threads.
 *
 * @since 0.1
 */
public final class SignedZoneChecker {
  private final Instant now;
  private final List<Ds> ds;
  private final Duration warnBefore;
  private final int threads;

  private SignedZoneChecker(Builder settings) {
    now = settings.now;
    ds = settings.ds;
    warnBefore = settings.warnBefore;
    threads = settings.threads;
  }

  /**
   * Returns a builder of a checker.
   *
   * @param now the time at which signatures must be valid; fractions of a second are ignored
   * @return a builder with default settings
   * @throws IllegalArgumentException if the time is fewer than 2^31 seconds from {@link
   *     Instant#MIN} or {@link Instant#MAX}, so that times of signatures may be no Instant
   */
  public static Builder builder(Instant now) {
    return new Builder(now);
  }

  /**
   * The settings of a checker. A builder is reusable. For one thread at a time.
   *
   * @since 0.1
   */
  public static final class Builder {
    private final Instant now;
    private List<Ds> ds = List.of();
    private Duration warnBefore = Duration.ofDays(3);
    private int threads = Math.min(16, Runtime.getRuntime().availableProcessors());

    private Builder(Instant now) {
      this.now = Objects.requireNonNull(now, "now");
      SignatureTimes.check(now);
    }

    /**
     * Sets the DS records of the zone's parent. One of them must match a key that signs the DNSKEY
     * RRset.
     *
     * @param records the data of the records; if this is not called, or the list is empty, any key
     *     of the zone may sign the DNSKEY RRset
     * @return this builder
     */
    public Builder ds(List<Ds> records) {
      ds = List.copyOf(records);
      return this;
    }

    /**
     * Sets how long signatures must last so that there is no warning.
     *
     * @param remaining the time until the first signature expires; 3 days if this is not called
     * @return this builder
     * @throws IllegalArgumentException if the time is negative or more than 50 years
     */
    public Builder warnBefore(Duration remaining) {
      if (remaining.isNegative() || remaining.compareTo(Duration.ofDays(50 * 365)) > 0) {
        throw new IllegalArgumentException(
            "the time " + remaining + " is negative or more than 50 years");
      }
      warnBefore = remaining;
      return this;
    }

    /**
     * Sets the number of threads that verify signatures.
     *
     * @param count the number, 1 to 256; one for each processor, but at most 16, if this is not
     *     called
     * @return this builder
     * @throws IllegalArgumentException if the number is out of range
     */
    public Builder threadCount(int count) {
      if (count < 1 || count > 256) {
        throw new IllegalArgumentException(count + " threads are not 1 to 256");
      }
      threads = count;
      return this;
    }

    /**
     * Creates the checker.
     *
     * @return the checker
     */
    public SignedZoneChecker build() {
      return new SignedZoneChecker(this);
    }
  }

  /**
   * Checks a zone.
   *
   * @param zone the name of the zone
   * @param records its records, in any order; those outside the zone are ignored
   * @return the findings and the properties of the zone
   * @throws IllegalArgumentException if RDATA is malformed
   * @throws IllegalStateException if the thread is interrupted
   */
  public SignedZoneReport check(Name zone, Collection<ResourceRecord> records) {
    SortedZone sorted = new SortedZone(Objects.requireNonNull(zone, "zone"), records);
    FindingList findings = new FindingList();
    OwnerRecords apex = sorted.atApex();
    List<ResourceRecord> soa = apex == null ? List.of() : apex.set(RecordType.SOA);
    if (soa.size() != 1 || !(soa.get(0).rdata() instanceof Soa its)) {
      findings.error(
          ZoneRule.SOA, zone, RecordType.SOA, soa.size() + " SOA records at the apex, not one");
      return new SignedZoneReport(zone, sorted.recordCount(), new SignatureTally(now), findings);
    }
    long denialTtl = Math.min(soa.get(0).ttl(), its.minimum());
    return check(sorted, apex, denialTtl, findings);
  }

  private SignedZoneReport check(
      SortedZone zone, OwnerRecords apex, long denialTtl, FindingList findings) {
    SignatureChecks checks = new SignatureChecks(new ZoneKeys(apex, findings), now);
    List<Dnskey> signing = checks.signers(apex, RecordType.DNSKEY);
    new DsChecks(apex, signing, findings).check(ds);
    new CdsChecks(apex, checks, signing, findings).check(ds);
    try (ParallelSignatures signatures =
        new ParallelSignatures(checks, now.plus(warnBefore), threads, findings)) {
      pass(zone, apex, denialTtl, signatures, findings);
      SignatureTally tally = signatures.end();
      tally.report(findings);
      return new SignedZoneReport(zone.apex(), zone.recordCount(), tally, findings);
    }
  }

  /** Lets the owners of a zone pass by all checks in canonical order. */
  private static void pass(
      SortedZone zone,
      OwnerRecords apex,
      long denialTtl,
      ParallelSignatures signatures,
      FindingList findings) {
    Standing.Tracker tracker = new Standing.Tracker(zone.apex());
    PlaceChecks places = new PlaceChecks(zone.apex(), findings);
    ZoneDigestCheck digest = ZoneDigestCheck.of(zone.apex(), apex);
    NsecChain nsec =
        apex.has(RecordType.NSEC) ? new NsecChain(zone.apex(), denialTtl, findings) : null;
    Nsec3Chains nsec3 = new Nsec3Chains(apex, denialTtl, findings);
    for (OwnerRecords owner : zone) {
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
    nsec3.end();
    if (nsec != null) {
      nsec.end();
    } else if (!nsec3.isPresent()) {
      findings.error(
          ZoneRule.NO_DENIAL, zone.apex(), "the apex has neither NSEC nor a usable NSEC3PARAM");
    }
    if (digest.end() instanceof ZoneDigestResult.Rejected rejected) {
      findings.add(
          new ZoneFinding(
              rejected.rule() == ZoneRule.ZONEMD_UNKNOWN
                  ? ZoneFinding.Severity.WARNING
                  : ZoneFinding.Severity.ERROR,
              rejected.rule(),
              zone.apex(),
              Optional.of(RecordType.ZONEMD),
              rejected.detail()));
    }
  }
}
