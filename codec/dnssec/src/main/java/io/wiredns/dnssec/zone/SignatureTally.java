package io.wiredns.dnssec.zone;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.wire.Name;
import java.time.Instant;

/**
 * What the signatures of a zone have in common: how many were verified, and how long they last. The
 * zone lasts until, for some RRset and algorithm, the last signature has expired.
 */
final class SignatureTally {
  private final Instant soon;
  private long verified;
  private long endingSoon;
  private Instant earliest;
  private Name owner;
  private RecordType type;

  /**
   * Creates a tally without signatures.
   *
   * @param soon the time before which no RRset should lose its signatures
   */
  SignatureTally(Instant soon) {
    this.soon = soon;
  }

  void verified() {
    verified++;
  }

  /** Takes the time when an RRset has no signature of some algorithm any more. */
  void lasts(Name itsOwner, RecordType itsType, Instant until) {
    endingSoon += until.isBefore(soon) ? 1 : 0;
    if (earliest == null || until.isBefore(earliest)) {
      earliest = until;
      owner = itsOwner;
      type = itsType;
    }
  }

  /** Adds the signatures of owners that come later in the zone. */
  void add(SignatureTally later) {
    verified += later.verified;
    endingSoon += later.endingSoon;
    if (later.earliest != null && (earliest == null || later.earliest.isBefore(earliest))) {
      earliest = later.earliest;
      owner = later.owner;
      type = later.type;
    }
  }

  long verifiedCount() {
    return verified;
  }

  /** Returns the time when the first RRset has no valid signature; null without signatures. */
  Instant earliest() {
    return earliest;
  }

  void report(FindingList findings) {
    if (endingSoon > 0) {
      findings.warning(
          ZoneRule.SIGNATURE_ENDS_SOON,
          owner,
          type,
          "the signature expires on %s, and those of %d RRsets in all before %s"
              .formatted(earliest, endingSoon, soon));
    }
  }
}
