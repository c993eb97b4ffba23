package io.wiredns.dnssec.zone;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.Question;
import io.wiredns.codec.wire.Name;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What the signatures of a zone have in common: how many were verified, how long they last, and
 * which RRsets have none. The zone lasts until, for some RRset and algorithm, the last signature
 * has expired.
 */
final class SignatureTally {
  /** The number of RRsets without signatures that are named. */
  private static final int NAMED = 5;

  private final Instant soon;
  private long verified;
  private long endingSoon;
  private Instant earliest;
  private Name owner;
  private RecordType type;
  private long unsigned;
  private final List<Question> firstUnsigned = new ArrayList<>();

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

  /** Takes an RRset without signatures. */
  void unsigned(Name itsOwner, RecordType itsType) {
    unsigned++;
    if (firstUnsigned.size() < NAMED) {
      firstUnsigned.add(new Question(itsOwner, itsType));
    }
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
    unsigned += later.unsigned;
    later.firstUnsigned.stream().limit(NAMED - firstUnsigned.size()).forEach(firstUnsigned::add);
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
    if (unsigned > 0) {
      reportUnsigned(findings);
    }
    if (endingSoon > 0) {
      findings.warning(
          ZoneRule.SIGNATURE_ENDS_SOON,
          owner,
          type,
          "the signature expires on %s, and those of %d RRsets in all before %s"
              .formatted(earliest, endingSoon, soon));
    }
  }

  /** Reports all RRsets without signatures in one finding, because they are often all of a zone. */
  private void reportUnsigned(FindingList findings) {
    Question first = firstUnsigned.get(0);
    String others =
        firstUnsigned.stream()
            .skip(1)
            .map(set -> set.name() + " " + set.type())
            .collect(Collectors.joining(", "));
    long unnamed = unsigned - firstUnsigned.size();
    findings.error(
        ZoneRule.UNSIGNED,
        first.name(),
        first.type(),
        "has no signature"
            + (others.isEmpty() ? "" : "; nor have " + others)
            + (unnamed > 0 ? " and " + unnamed + " other RRsets" : ""));
  }
}
