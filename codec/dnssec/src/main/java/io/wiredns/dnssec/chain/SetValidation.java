package io.wiredns.dnssec.chain;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.rdata.Rrsig;
import io.wiredns.codec.wire.Name;
import io.wiredns.dnssec.internal.SignatureTimes;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The verdict on an RRset of an answer section; RFC 4035 section 5.3. */
final class SetValidation {
  private final Session session;
  private final ZoneWalk walk;

  SetValidation(Session session, ZoneWalk walk) {
    this.session = session;
    this.walk = walk;
  }

  /**
   * Decides about an RRset.
   *
   * @param response the response that has the RRset, and the denial of closer names if the records
   *     were made from a wildcard
   */
  ChainVerdict check(SignedSet set, KnownResponse response) {
    Trust trust = belowSigner(set, zoneOf(walk, set.name(), set.type(), set.signatures()));
    if (trust instanceof Trust.Ended ended) {
      return ended.verdict();
    }
    ZoneKeys keys = ((Trust.Trusted) trust).keys();
    SetCheck check = keys.check(set);
    if (check instanceof SetCheck.Bad bad) {
      return unverified(set, keys, bad.finding());
    }
    SetCheck.Good good = (SetCheck.Good) check;
    if (good.wildcard().isPresent()) {
      return expanded(set, response, keys, good.signature());
    }
    return new ChainVerdict.Secure(
        Session.finding(
            ChainReason.ANSWER_SIGNED,
            set.key(),
            set.record(good.signature()),
            signedBy(good.signature())));
  }

  /**
   * Walks on to a zone below the signer if a DS or trust anchor shows it. Without one, the signer's
   * word for where its zone ends is taken: it could as well replace the DS, and usual answers would
   * need questions for each label below it.
   */
  private Trust belowSigner(SignedSet set, Trust ofSigner) {
    if (!(ofSigner instanceof Trust.Trusted trusted)) {
      return ofSigner;
    }
    // Where a zone begins, the zone above has an NSEC record, too.
    boolean isOfBoth = set.type().equals(RecordType.NSEC);
    Name lowest = lowestZone(set.name(), isOfBoth ? RecordType.DS : set.type());
    return walk.knownCut(lowest, trusted.keys().zone())
        .map(cut -> walk.to(cut, true))
        .orElse(ofSigner);
  }

  /**
   * Decides about an RRset that the zone of its signer has not signed: looks for zone cuts below
   * the signer, because only the zone that contains the records matters.
   */
  private ChainVerdict unverified(SignedSet set, ZoneKeys ofSigner, ChainFinding finding) {
    Trust trust = walk.to(lowestZone(set.name(), set.type()), false);
    if (trust instanceof Trust.Trusted trusted
        && !trusted.keys().zone().equals(ofSigner.zone())
        && trusted.keys().check(set) instanceof SetCheck.Bad below) {
      return new ChainVerdict.Bogus(below.finding());
    }
    return trust instanceof Trust.Ended ended && isOpenOrInsecure(ended.verdict())
        ? ended.verdict()
        : new ChainVerdict.Bogus(finding);
  }

  private static boolean isOpenOrInsecure(ChainVerdict verdict) {
    return verdict instanceof ChainVerdict.Insecure
        || verdict instanceof ChainVerdict.Indeterminate open && !open.needs().isEmpty();
  }

  private String signedBy(Rrsig signature) {
    return "signed by key "
        + signature.keyTag()
        + " of "
        + signature.signer()
        + " until "
        + SignatureTimes.near(signature.expiration(), session.at());
  }

  /** Requires the proof that no name is closer than the wildcard; RFC 4035 section 5.3.4. */
  private ChainVerdict expanded(
      SignedSet set, KnownResponse response, ZoneKeys keys, Rrsig signature) {
    Name name = set.name();
    Name nextCloser = name.suffix(name.labelCount() - signature.labels() - 1);
    Proof proof = new DenialCheck(session, keys, response).denyNextCloser(nextCloser, set.key());
    if (proof instanceof Proof.Refuted refuted) {
      return new ChainVerdict.Bogus(
          new ChainFinding(refuted.reason(), set.key(), refuted.record(), refuted.detail()));
    }
    Proof.Proved proved = (Proof.Proved) proof;
    if (proved.reason() != ChainReason.NAME_ABSENT) {
      return new ChainVerdict.Insecure(
          Session.finding(proved.reason(), set.key(), proved.record(), proved.detail()));
    }
    return new ChainVerdict.Secure(
        Session.finding(
            ChainReason.WILDCARD_EXPANDED,
            set.key(),
            set.record(signature),
            "made from a wildcard, "
                + signedBy(signature)
                + "; "
                + nextCloser
                + " does not exist"));
  }

  /**
   * Walks to the zone that must have signed records at a name. Of the signers, only those at or
   * above the name can be that zone, and a DS belongs to the zone above its name.
   */
  static Trust zoneOf(ZoneWalk walk, Name name, RecordType type, Collection<Rrsig> signatures) {
    Name lowest = lowestZone(name, type);
    Optional<Name> signer =
        signatures.stream()
            .map(Rrsig::signer)
            .filter(lowest::isSubdomainOf)
            .max(Comparator.comparingInt(Name::labelCount));
    return walk.to(signer.orElse(lowest), signer.isPresent());
  }

  /** Returns the lowest name that can be the zone of records: that of a DS is above its name. */
  private static Name lowestZone(Name name, RecordType type) {
    return type.equals(RecordType.DS) && !name.isRoot() ? name.parent() : name;
  }

  /** Walks to the zone that must have signed the denial of records at a name. */
  static Trust zoneOf(ZoneWalk walk, Name name, RecordType type, KnownResponse response) {
    List<Rrsig> signatures =
        response.authorities().stream()
            .filter(SetValidation::isOfDenial)
            .flatMap(set -> set.signatures().stream())
            .toList();
    return zoneOf(walk, name, type, signatures);
  }

  private static boolean isOfDenial(SignedSet set) {
    return set.type().equals(RecordType.NSEC)
        || set.type().equals(RecordType.NSEC3)
        || set.type().equals(RecordType.SOA);
  }
}
