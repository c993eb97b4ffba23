package io.wiredns.doctor.judge;

import io.wiredns.codec.code.Rcode;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.Question;
import io.wiredns.dnssec.chain.ChainFinding;
import io.wiredns.dnssec.chain.ChainReason;
import io.wiredns.dnssec.chain.ChainVerdict;
import io.wiredns.dnssec.chain.KnownRecords;
import io.wiredns.dnssec.chain.TrustAnchor;
import io.wiredns.dnssec.chain.TrustAnchors;
import io.wiredns.dnssec.chain.Validator;
import io.wiredns.doctor.Check;
import io.wiredns.doctor.Evidence;
import io.wiredns.doctor.Finding;
import io.wiredns.doctor.ServerPlace;
import io.wiredns.doctor.Severity;
import io.wiredns.doctor.survey.Observation;
import io.wiredns.doctor.survey.Probe;
import io.wiredns.doctor.survey.Survey;
import io.wiredns.doctor.survey.ZoneView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The check of group E about proofs: the verdict of a validator on what each server of a zone says,
 * with the DS records of the zone as trust anchors. It finds, too, what no other check sees.
 */
final class ProofChecks {
  /** As many iterations of NSEC3 as validators of any time have computed. */
  private static final int MOST_ITERATIONS = 150;

  private final Survey survey;
  private final ZoneView zone;
  private final ZoneKeys keys;
  private final boolean isLeaf;
  private final Instant at;

  /** What the other checks of the group have found, and what is added. */
  private final List<Finding> findings;

  private boolean hasNoDenial;

  private ProofChecks(Survey survey, ZoneView zone, ZoneKeys keys, List<Finding> found) {
    this.survey = survey;
    this.zone = zone;
    this.keys = keys;
    findings = new ArrayList<>(found);
    isLeaf = survey.leaf().filter(zone::equals).isPresent();
    at = survey.at();
  }

  /**
   * Returns what the other checks have found and what this one adds.
   *
   * @param unsigned the servers that give no signatures but those of the keys
   */
  static List<Finding> of(
      Survey survey, ZoneView zone, ZoneKeys keys, List<Finding> found, Set<ServerPlace> unsigned) {
    ProofChecks checks = new ProofChecks(survey, zone, keys, found);
    checks.proofs();
    if (checks.hasNoDenial) {
      checks.findings.replaceAll(finding -> checks.withoutDenial(finding, unsigned));
    }
    return checks.findings;
  }

  /** Returns for a server that gives no signatures that it does so for want of NSEC records. */
  private Finding withoutDenial(Finding finding, Set<ServerPlace> unsigned) {
    boolean isOfServer = finding.server().filter(unsigned::contains).isPresent();
    if (finding.check() != Check.E4 || !isOfServer) {
      return finding;
    }
    return new Finding(
        Check.E5,
        finding.severity(),
        finding.server(),
        finding.zone(),
        "%s gives no signatures, as some servers do for a zone without NSEC or NSEC3 records."
            .formatted(finding.server().orElseThrow()),
        finding.evidence(),
        "RFC 4035 section 3.1.3",
        "The owner of the zone signs it anew, with NSEC or NSEC3 records.",
        finding.command());
  }

  /** E5, and what the other checks do not see: the verdict of a validator on each server. */
  private void proofs() {
    if (!keys.isChained() || !keys.isSigned()) {
      return;
    }
    TrustAnchors anchors =
        TrustAnchors.of(
            keys.anchors().stream().map(data -> new TrustAnchor(zone.name(), data)).toList());
    Validator validator = Validator.builder(anchors).maxNsec3Iterations(MOST_ITERATIONS).build();
    Question ownKeys = new Question(zone.name(), RecordType.DNSKEY);
    keys.seen()
        .forEach(
            (server, seen) -> {
              if (ZoneKeys.keys(seen).isEmpty()) {
                return;
              }
              KnownRecords known = new KnownRecords();
              known.add(seen.reply().orElseThrow());
              judge(validator, ownKeys, known, server, seen);
              if (isLeaf) {
                for (Observation answer : answers(server)) {
                  known.add(answer.reply().orElseThrow());
                  judge(validator, answer.question(), known, server, answer);
                }
              }
            });
  }

  private List<Observation> answers(ServerPlace server) {
    return survey.of(server, Probe.DATA, Probe.DATA_TCP, Probe.SIBLING).stream()
        .filter(seen -> seen.isAuthoritative() && !seen.isTruncated())
        .filter(seen -> seen.has(Rcode.NOERROR) || seen.has(Rcode.NXDOMAIN))
        .toList();
  }

  private void judge(
      Validator validator,
      Question question,
      KnownRecords known,
      ServerPlace server,
      Observation seen) {
    ChainVerdict verdict = validator.validate(question, known, at).verdict();
    if (!(verdict instanceof ChainVerdict.Bogus bogus)) {
      return;
    }
    ChainFinding finding = bogus.finding();
    Check check = check(finding.reason());
    boolean isKnown =
        findings.stream()
            .filter(other -> other.severity() == Severity.ERROR)
            .filter(other -> other.server().isEmpty() || other.server().get().equals(server))
            .anyMatch(other -> other.check() != Check.E5 || check == Check.E5);
    if (isKnown) {
      return;
    }
    hasNoDenial |= finding.reason() == ChainReason.DENIAL_MISSING;
    Draft draft =
        Draft.error(check)
            .in(zone.name())
            .at(server)
            .says(
                "At %s the answer to %s %s is bogus: %s.",
                server, question.name(), question.type(), finding.detail())
            .seen(seen)
            .records(
                finding.record().map(List::of).orElse(seen.reply().orElseThrow().authorities()));
    findings.add(
        draft
            .rfc(finding.reason().section())
            .mend(
                check == Check.E5
                    ? "The owner of the zone makes its NSEC or NSEC3 chain anew; the operator of the"
                        + " server updates it if only this one has the fault."
                    : "The owner of the zone signs it anew.")
            .add(Evidence.Kind.RECORD, "reason: " + finding.reason())
            .dig(server, question.name(), question.type(), "+dnssec")
            .done());
  }

  private static final Set<ChainReason> DATES =
      Set.of(ChainReason.SIGNATURE_EXPIRED, ChainReason.SIGNATURE_NOT_YET_VALID);

  private static final Set<ChainReason> DENIALS =
      Set.of(
          ChainReason.PROOF_FROM_WILDCARD,
          ChainReason.DENIAL_MISSING,
          ChainReason.NAME_NOT_COVERED,
          ChainReason.CLOSEST_ENCLOSER,
          ChainReason.NEXT_CLOSER,
          ChainReason.WILDCARD_NOT_DENIED,
          ChainReason.WILDCARD_NOT_PROVED,
          ChainReason.TYPE_EXISTS,
          ChainReason.ALIAS_EXISTS,
          ChainReason.DENIAL_BY_ANCESTOR,
          ChainReason.DENIAL_BY_CHILD,
          ChainReason.NSEC3_UNKNOWN,
          ChainReason.NSEC3_MIXED,
          ChainReason.RCODE_CONTRADICTED);

  private static Check check(ChainReason reason) {
    if (DENIALS.contains(reason)) {
      return Check.E5;
    }
    return DATES.contains(reason)
        ? Check.E3
        : reason == ChainReason.DS_DIGEST || reason == ChainReason.DS_WITHOUT_KEY
            ? Check.E2
            : Check.E4;
  }
}
