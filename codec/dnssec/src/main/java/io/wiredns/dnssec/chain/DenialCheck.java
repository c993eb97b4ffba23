package io.wiredns.dnssec.chain;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.Question;
import io.wiredns.codec.wire.Name;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The denial in a response: its NSEC and NSEC3 records with valid signatures of a zone, and what
 * they prove.
 */
final class DenialCheck {
  /** Reasons that say that a record is missing; it may be one whose signature is not valid. */
  private static final Set<ChainReason> MISSING =
      Set.of(
          ChainReason.NAME_NOT_COVERED,
          ChainReason.CLOSEST_ENCLOSER,
          ChainReason.NEXT_CLOSER,
          ChainReason.WILDCARD_NOT_DENIED,
          ChainReason.WILDCARD_NOT_PROVED,
          ChainReason.DENIAL_MISSING);

  private final ZoneKeys keys;
  private final NsecProof nsec;
  private final Nsec3Proof nsec3;
  private final List<SignedSet> ofOthers = new ArrayList<>();

  /** The fault of a record of the zone that is not signed as it must be, or null. */
  private ChainFinding fault;

  DenialCheck(Session session, ZoneKeys keys, KnownResponse response) {
    this.keys = keys;
    this.nsec = new NsecProof(keys.zone());
    this.nsec3 = new Nsec3Proof(session, keys.zone());
    response.authorities(RecordType.NSEC).forEach(this::add);
    response.authorities(RecordType.NSEC3).forEach(this::add);
  }

  private void add(SignedSet set) {
    SetCheck check = keys.check(set);
    if (check instanceof SetCheck.Bad bad) {
      if (bad.finding().reason() == ChainReason.SIGNER) {
        ofOthers.add(set);
      } else if (fault == null || fault.reason().compareTo(bad.finding().reason()) < 0) {
        fault = bad.finding();
      }
    } else if (check instanceof SetCheck.Good good && good.wildcard().isPresent()) {
      fault =
          Session.finding(
              ChainReason.PROOF_FROM_WILDCARD,
              set.key(),
              set.record(good.signature()),
              "the record was made from " + good.wildcard().get() + " and proves nothing");
    } else if (set.type().equals(RecordType.NSEC)) {
      nsec.add(set);
    } else {
      nsec3.add(set);
    }
  }

  /** Proves that the records asked for do not exist. */
  Proof deny(Question question) {
    Proof proof = missing();
    if (!nsec.isEmpty()) {
      proof = nsec.deny(question.name(), question.type());
    }
    if (!nsec3.isEmpty() && !(proof instanceof Proof.Proved)) {
      proof = nsec3.deny(question.name(), question.type());
    }
    return orFault(proof, question);
  }

  /** Proves that a name, which is closer to a name asked for than a wildcard, does not exist. */
  Proof denyNextCloser(Name nextCloser, Question question) {
    Proof proof =
        Proof.refuted(
            ChainReason.WILDCARD_NOT_PROVED,
            "no NSEC or NSEC3 record proves that " + nextCloser + " does not exist");
    if (!nsec.isEmpty()) {
      proof = nsec.denyNextCloser(nextCloser);
    }
    if (!nsec3.isEmpty() && !(proof instanceof Proof.Proved)) {
      proof = nsec3.denyNextCloser(nextCloser);
    }
    return orFault(proof, question);
  }

  private Proof missing() {
    return Proof.refuted(
        ChainReason.DENIAL_MISSING,
        "zone " + keys.zone() + " is signed, but no NSEC or NSEC3 record denies the records");
  }

  /** Replaces the reason that a record is missing by the reason why it could not be used. */
  private Proof orFault(Proof proof, Question question) {
    if (!(proof instanceof Proof.Refuted refuted) || !MISSING.contains(refuted.reason())) {
      return proof;
    }
    if (fault != null) {
      return new Proof.Refuted(
          fault.reason(), fault.record(), fault.about() + ": " + fault.detail());
    }
    Optional<SignedSet> child =
        ofOthers.stream()
            .filter(set -> question.type().equals(RecordType.DS) && isBy(set, question.name()))
            .findFirst();
    if (child.isPresent()) {
      return Proof.refuted(
          ChainReason.DENIAL_BY_CHILD,
          child.get().record(child.get().set().rdatas().get(0)),
          "the record is signed by " + question.name() + ", a DS is in the zone above");
    }
    if (!ofOthers.isEmpty() && refuted.reason() == ChainReason.DENIAL_MISSING) {
      SignedSet other = ofOthers.get(0);
      return Proof.refuted(
          ChainReason.SIGNER,
          other.record(other.signatures().get(0)),
          "the signer is not zone " + keys.zone());
    }
    return proof;
  }

  private static boolean isBy(SignedSet set, Name signer) {
    return set.signatures().stream().anyMatch(signature -> signature.signer().equals(signer));
  }
}
