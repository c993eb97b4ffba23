package io.wiredns.dnssec.chain;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.rdata.Rrsig;
import io.wiredns.codec.wire.Name;
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
    Trust trust = zoneOf(walk, set.name(), set.type(), set.signatures());
    if (trust instanceof Trust.Ended ended) {
      return ended.verdict();
    }
    ZoneKeys keys = ((Trust.Trusted) trust).keys();
    SetCheck check = keys.check(set);
    if (check instanceof SetCheck.Bad bad) {
      return new ChainVerdict.Bogus(bad.finding());
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

  private String signedBy(Rrsig signature) {
    return "signed by key %d of %s until %s"
        .formatted(
            signature.keyTag(),
            signature.signer(),
            UsedSignature.near(signature.expiration(), session.at()));
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
    Name lowest = type.equals(RecordType.DS) && !name.isRoot() ? name.parent() : name;
    Optional<Name> signer =
        signatures.stream()
            .map(Rrsig::signer)
            .filter(lowest::isSubdomainOf)
            .max(Comparator.comparingInt(Name::labelCount));
    return walk.to(signer.orElse(lowest), signer.isPresent());
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
