package io.wiredns.dnssec.zone;

import io.wiredns.codec.wire.Name;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The result of {@link SignedZoneChecker}. Immutable; may be shared among threads.
 *
 * @since 0.1
 */
public final class SignedZoneReport {
  private final Name origin;
  private final long recordCount;
  private final long signatureCount;
  private final Optional<Instant> earliestExpiration;
  private final long errorCount;
  private final long findingCount;
  private final List<ZoneFinding> findings;

  SignedZoneReport(Name origin, long recordCount, SignatureTally tally, FindingList found) {
    this.origin = origin;
    this.recordCount = recordCount;
    this.signatureCount = tally.verifiedCount();
    this.earliestExpiration = Optional.ofNullable(tally.earliest());
    this.errorCount = found.errorCount();
    this.findingCount = found.count();
    this.findings = found.sorted();
  }

  /**
   * Returns the name of the zone.
   *
   * @return the name of its apex
   */
  public Name origin() {
    return origin;
  }

  /**
   * Returns the number of records of the zone.
   *
   * @return the number, without records outside the zone
   */
  public long recordCount() {
    return recordCount;
  }

  /**
   * Returns the number of signatures that were verified and are valid.
   *
   * @return the number
   */
  public long signatureCount() {
    return signatureCount;
  }

  /**
   * Returns the time until which the zone stays as it is: the earliest time at which some RRset
   * loses its last valid signature of some algorithm.
   *
   * @return the time; empty if no RRset has a valid signature
   */
  public Optional<Instant> earliestExpiration() {
    return earliestExpiration;
  }

  /**
   * Returns whether the zone has no error.
   *
   * @return true if all findings are warnings
   */
  public boolean isGood() {
    return errorCount == 0;
  }

  /**
   * Returns the number of errors, with those that {@link #findings} leaves out.
   *
   * @return the number
   */
  public long errorCount() {
    return errorCount;
  }

  /**
   * Returns the number of findings, with those that {@link #findings} leaves out.
   *
   * @return the number
   */
  public long findingCount() {
    return findingCount;
  }

  /**
   * Returns the findings.
   *
   * @return the findings in the canonical order of owners, then by type and rule; at most 1,000 of
   *     each rule, those that are first in the zone; an unmodifiable list
   */
  public List<ZoneFinding> findings() {
    return findings;
  }

  /** Returns one line with the name of the zone and the number of its signatures or errors. */
  @Override
  public String toString() {
    return "zone "
        + origin
        + ": "
        + (isGood()
            ? signatureCount
                + " signatures are valid"
                + earliestExpiration.map(until -> ", all of them until " + until).orElse("")
            : errorCount + " errors of signatures, keys or denial");
  }
}
