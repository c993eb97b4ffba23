package io.wiredns.dnssec.chain;

import io.wiredns.codec.code.Rcode;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.Question;
import java.util.List;
import java.util.Optional;

/** The verdict on a response that has no records for a question; RFC 4035 section 5.4. */
final class DenialValidation {
  private final Session session;
  private final ZoneWalk walk;

  DenialValidation(Session session, ZoneWalk walk) {
    this.session = session;
    this.walk = walk;
  }

  /** Decides whether the response rightly says that there are no records. */
  ChainVerdict check(Question question, KnownResponse response) {
    Trust trust = SetValidation.zoneOf(walk, question.name(), question.type(), response);
    if (trust instanceof Trust.Ended ended) {
      return ended.verdict();
    }
    ZoneKeys keys = ((Trust.Trusted) trust).keys();
    Proof proof = new DenialCheck(session, keys, response).deny(question);
    if (proof instanceof Proof.Refuted refuted) {
      return refuted(question, refuted);
    }
    Proof.Proved proved = (Proof.Proved) proof;
    return startOfAuthority(keys, response)
        .or(() -> responseCode(question, response, proved))
        .orElseGet(() -> verdict(question, proved));
  }

  /**
   * Decides about a response that does not deny the records. If it is a referral, its records are
   * of the zone above the name, and the zone below decides whether signed records are expected at
   * all.
   */
  private ChainVerdict refuted(Question question, Proof.Refuted refuted) {
    if (refuted.reason() == ChainReason.DENIAL_BY_ANCESTOR) {
      Trust below = SetValidation.zoneOf(walk, question.name(), question.type(), List.of());
      if (below instanceof Trust.Ended ended) {
        return ended.verdict();
      }
    }
    return new ChainVerdict.Bogus(
        new ChainFinding(refuted.reason(), question, refuted.record(), refuted.detail()));
  }

  private static ChainVerdict verdict(Question question, Proof.Proved proved) {
    ChainFinding finding =
        Session.finding(proved.reason(), question, proved.record(), proved.detail());
    return isWithoutSecurity(proved)
        ? new ChainVerdict.Insecure(finding)
        : new ChainVerdict.Secure(finding);
  }

  private static boolean isWithoutSecurity(Proof.Proved proved) {
    return proved.reason() == ChainReason.OPT_OUT
        || proved.reason() == ChainReason.NSEC3_ITERATIONS;
  }

  /** A SOA says how long the denial may be kept, and must be signed by the same zone. */
  private Optional<ChainVerdict> startOfAuthority(ZoneKeys keys, KnownResponse response) {
    for (SignedSet soa : response.authorities(RecordType.SOA)) {
      if (!soa.name().equals(keys.zone())) {
        return Optional.of(
            Session.bogus(ChainReason.SIGNER, soa.key(), "the SOA is not of zone " + keys.zone()));
      }
      if (keys.check(soa) instanceof SetCheck.Bad bad) {
        return Optional.of(new ChainVerdict.Bogus(bad.finding()));
      }
    }
    return Optional.empty();
  }

  /**
   * Compares the response code with the proof. A compact denial may have either code (RFC 9824
   * sections 3 and 5). Opt-Out proves neither that the name exists nor that it does not, but
   * NXDOMAIN still needs the denial of the wildcard.
   */
  private static Optional<ChainVerdict> responseCode(
      Question question, KnownResponse response, Proof.Proved proved) {
    boolean isNxdomain = response.rcode().equals(Rcode.NXDOMAIN);
    boolean either =
        proved.reason() == ChainReason.COMPACT_DENIAL
            || proved.reason() == ChainReason.NSEC3_ITERATIONS;
    boolean right =
        proved.reason() == ChainReason.OPT_OUT
            ? proved.isNameAbsent() || !isNxdomain
            : either || isNxdomain == proved.isNameAbsent();
    return right
        ? Optional.empty()
        : Optional.of(
            new ChainVerdict.Bogus(
                Session.finding(
                    ChainReason.RCODE_CONTRADICTED,
                    question,
                    proved.record(),
                    "the response code is " + response.rcode() + ", but " + proved.detail())));
  }
}
