package io.wiredns.dnssec.zone;

import io.wiredns.codec.code.DnssecAlgorithm;
import io.wiredns.codec.message.RRset;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.rdata.Rrsig;
import io.wiredns.codec.wire.Name;
import io.wiredns.dnssec.SignatureResult;
import io.wiredns.dnssec.ZoneKey;
import io.wiredns.dnssec.internal.SignatureTimes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Verifies the signatures of one RRset, of which each algorithm of the zone needs one that is valid
 * (RFC 4035 section 2.2). A signature that is not valid is an error if its algorithm has no other,
 * and otherwise a warning, because validators use the other (section 5.3.3).
 */
final class SetSignatures {
  /** A fault of a signature. */
  private record Flaw(DnssecAlgorithm algorithm, ZoneRule rule, String detail) {}

  private final ZoneKeys keys;
  private final Instant now;
  private final RRset set;
  private final FindingList findings;
  private final SignatureTally tally;
  private final List<Flaw> flaws = new ArrayList<>();

  /** The algorithms that have signatures. */
  private final Set<DnssecAlgorithm> present = new HashSet<>();

  /** The latest expiration of the valid signatures of each algorithm. */
  private final Map<DnssecAlgorithm, Instant> valid = new HashMap<>();

  SetSignatures(ZoneKeys keys, Instant now, RRset set, FindingList findings, SignatureTally tally) {
    this.keys = keys;
    this.now = now;
    this.set = set;
    this.findings = findings;
    this.tally = tally;
  }

  /** Verifies the signatures that cover the RRset. */
  void check(List<ResourceRecord> signatures) {
    if (signatures.isEmpty()) {
      tally.unsigned(set.name(), set.type());
      return;
    }
    for (ResourceRecord record : signatures) {
      if (record.rdata() instanceof Rrsig signature) {
        present.add(signature.algorithm());
        check(record, signature);
      }
    }
    for (Flaw flaw : flaws) {
      ZoneFinding.Severity severity =
          isCovered(flaw) ? ZoneFinding.Severity.WARNING : ZoneFinding.Severity.ERROR;
      findings.add(
          new ZoneFinding(
              severity, flaw.rule(), set.name(), Optional.of(set.type()), flaw.detail()));
    }
    for (DnssecAlgorithm algorithm : keys.algorithms()) {
      if (!present.contains(algorithm)) {
        findings.error(
            ZoneRule.ALGORITHM_MISSING,
            set.name(),
            set.type(),
            "not signed with algorithm " + algorithm + ", which the DNSKEY RRset has");
      } else if (valid.containsKey(algorithm)) {
        tally.lasts(set.name(), set.type(), valid.get(algorithm));
      }
    }
  }

  /**
   * Returns whether validators do not need the signature: there is a valid one of its algorithm, or
   * the zone has no key of its algorithm and all algorithms that it has are in order.
   */
  private boolean isCovered(Flaw flaw) {
    return keys.algorithms().contains(flaw.algorithm())
        ? valid.containsKey(flaw.algorithm())
        : !valid.isEmpty() && valid.keySet().containsAll(keys.algorithms());
  }

  private void check(ResourceRecord record, Rrsig signature) {
    if (record.ttl() != set.ttl()) {
      findings.warning(
          ZoneRule.SIGNATURE_TTL,
          set.name(),
          set.type(),
          "the signature has TTL %d, the RRset %d".formatted(record.ttl(), set.ttl()));
    }
    if (!hasRightFields(signature)) {
      return;
    }
    List<ZoneKey> candidates = keys.of(signature);
    if (candidates.isEmpty()) {
      flaw(
          signature,
          ZoneRule.SIGNATURE_KEY,
          "no DNSKEY record has the algorithm %s and key tag %d of the signature"
              .formatted(signature.algorithm(), signature.keyTag()));
      return;
    }
    SignatureResult result = null;
    for (ZoneKey key : candidates) {
      result = key.verify(signature, set, now);
      if (result.isVerified()) {
        tally.verified();
        break;
      }
    }
    take(signature, result);
  }

  private void take(Rrsig signature, SignatureResult result) {
    if (result instanceof SignatureResult.Rejected rejected) {
      ZoneRule rule =
          switch (rejected.rule()) {
            case EXPIRATION -> ZoneRule.SIGNATURE_EXPIRED;
            case INCEPTION -> ZoneRule.SIGNATURE_NOT_YET;
            case KEY -> ZoneRule.KEY_MALFORMED;
            default -> ZoneRule.SIGNATURE_WRONG;
          };
      flaw(signature, rule, detail(rule, signature, rejected));
    } else {
      // An algorithm that is not available counts as valid: that was reported for the whole zone.
      valid.merge(
          signature.algorithm(),
          instant(signature.expiration()),
          (one, other) -> one.isBefore(other) ? other : one);
    }
  }

  private String detail(ZoneRule rule, Rrsig signature, SignatureResult.Rejected rejected) {
    String which = "the signature by the key " + signature.keyTag();
    return switch (rule) {
      case SIGNATURE_EXPIRED -> which + " expired on " + instant(signature.expiration());
      case SIGNATURE_NOT_YET -> which + " is valid from " + instant(signature.inception()) + " on";
      default -> "key " + signature.keyTag() + ": " + rejected.detail();
    };
  }

  /** Checks what a validator sees without a key. */
  private boolean hasRightFields(Rrsig signature) {
    int before = flaws.size();
    Name owner = set.name();
    int labels = owner.labelCount() - (owner.isWildcard() ? 1 : 0);
    if (!signature.signer().equals(zone())) {
      flaw(
          signature,
          ZoneRule.SIGNATURE_SIGNER,
          "the signer is " + signature.signer() + ", not the zone");
    } else if (signature.labels() != labels) {
      flaw(
          signature,
          ZoneRule.SIGNATURE_LABELS,
          "the signature has %d labels, the owner %d".formatted(signature.labels(), labels));
    } else if (signature.originalTtl() != set.ttl()) {
      flaw(
          signature,
          ZoneRule.SIGNATURE_ORIGINAL_TTL,
          "the original TTL is %d, that of the RRset %d"
              .formatted(signature.originalTtl(), set.ttl()));
    } else if ((int) (signature.expiration() - signature.inception()) < 0) {
      flaw(
          signature,
          ZoneRule.SIGNATURE_DATES,
          "the signature expires on %s, before %s when it begins"
              .formatted(instant(signature.expiration()), instant(signature.inception())));
    }
    return flaws.size() == before;
  }

  private Name zone() {
    return keys.zone();
  }

  private void flaw(Rrsig signature, ZoneRule rule, String detail) {
    flaws.add(new Flaw(signature.algorithm(), rule, detail));
  }

  private Instant instant(long field) {
    return SignatureTimes.near(field, now);
  }
}
