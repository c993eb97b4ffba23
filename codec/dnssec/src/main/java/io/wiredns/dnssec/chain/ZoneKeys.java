package io.wiredns.dnssec.chain;

import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.rdata.Dnskey;
import io.wiredns.codec.rdata.Rrsig;
import io.wiredns.codec.wire.Name;
import io.wiredns.dnssec.SignatureResult;
import io.wiredns.dnssec.SignatureRule;
import java.time.Instant;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The trusted keys of a zone, with which RRsets of the zone are checked; RFC 4035 section 5.3.
 *
 * <p>All signatures by the zone are tried with all keys that have their algorithm and key tag, as
 * far as the limits allow (RFC 6840 section 5.4). If none is valid, the result is that of the one
 * that passed most checks: {@link ChainReason} has its constants in the order of the checks.
 */
final class ZoneKeys {
  private static final int ZONE_KEY = 0x0100;
  private static final int REVOKE = 0x0080;
  private static final int DNSSEC_PROTOCOL = 3;

  private final Session session;
  private final Name zone;
  private final SignedSet source;
  private final List<Dnskey> keys;
  private final int[] tags;
  private final Map<SignedSet, SetCheck> checked = new IdentityHashMap<>();

  /**
   * Creates an instance.
   *
   * @param source the DNSKEY records of the zone
   * @param keys those of them that are trusted
   */
  ZoneKeys(Session session, SignedSet source, List<Dnskey> keys) {
    this.session = session;
    this.zone = source.name();
    this.source = source;
    this.keys = List.copyOf(keys);
    this.tags = keys.stream().mapToInt(Dnskey::keyTag).toArray();
  }

  Name zone() {
    return zone;
  }

  /** Makes the result for an RRset known that other keys have already checked. */
  void put(SignedSet set, SetCheck check) {
    checked.put(set, check);
  }

  /** Checks an RRset; a second check of the same object costs nothing. */
  SetCheck check(SignedSet set) {
    SetCheck known = checked.get(set);
    if (known == null) {
      known = new Trial(set).run();
      checked.put(set, known);
    }
    return known;
  }

  /** Returns why a key cannot sign, or an empty Optional if it can. */
  static Optional<ChainReason> unfit(Dnskey key) {
    if ((key.flags() & ZONE_KEY) == 0) {
      return Optional.of(ChainReason.KEY_NOT_OF_ZONE);
    }
    if (key.protocol() != DNSSEC_PROTOCOL) {
      return Optional.of(ChainReason.KEY_PROTOCOL);
    }
    return (key.flags() & REVOKE) != 0 ? Optional.of(ChainReason.KEY_REVOKED) : Optional.empty();
  }

  /** The attempts to verify one RRset. */
  private final class Trial {
    private final SignedSet set;
    private int computed;
    private ChainFinding best;

    Trial(SignedSet set) {
      this.set = set;
    }

    SetCheck run() {
      int max = session.limits().maxRecordsOfSet();
      int records = set.set().rdatas().size();
      if (records > max) {
        throw new LimitReached(
            ChainReason.RRSET_TOO_LARGE,
            set.key() + " has " + records + " records, more than " + max);
      }
      best =
          Session.finding(
              ChainReason.SIGNATURE_MISSING,
              set.key(),
              "zone " + zone + " is signed, but the records have no signature");
      for (Rrsig signature : set.signatures()) {
        Optional<SetCheck.Good> good = attempt(signature);
        if (good.isPresent()) {
          return good.get();
        }
      }
      return new SetCheck.Bad(best);
    }

    private Optional<SetCheck.Good> attempt(Rrsig signature) {
      Optional<Fault> fault = place(signature).or(() -> time(signature));
      if (fault.isPresent()) {
        failed(fault.get().reason(), signature, fault.get().detail());
        return Optional.empty();
      }
      for (int i = 0; i < tags.length; i++) {
        Dnskey key = keys.get(i);
        if (!matches(i, signature)) {
          continue;
        }
        Optional<ChainReason> unfit = unfit(key);
        if (unfit.isPresent()) {
          failed(
              unfit.get(),
              signature,
              "key " + tags[i] + " has flags " + key.flags() + " and protocol " + key.protocol());
          continue;
        }
        Optional<SetCheck.Good> good = compute(signature, key);
        if (good.isPresent()) {
          return good;
        }
      }
      return Optional.empty();
    }

    private boolean matches(int index, Rrsig signature) {
      return tags[index] == signature.keyTag()
          && keys.get(index).algorithm().equals(signature.algorithm());
    }

    private Optional<Fault> place(Rrsig signature) {
      if (!signature.signer().equals(zone) || !set.name().isSubdomainOf(zone)) {
        return fault(
            ChainReason.SIGNER, "the signer is " + signature.signer() + ", the zone is " + zone);
      }
      int labels = set.name().labelCount() - (set.name().isWildcard() ? 1 : 0);
      if (signature.labels() > labels || signature.labels() < zone.labelCount()) {
        return fault(
            ChainReason.SIGNATURE_LABELS,
            "the signature has %d labels, the owner %d and the zone %d"
                .formatted(signature.labels(), labels, zone.labelCount()));
      }
      if (!session.supports(signature.algorithm())) {
        return fault(
            ChainReason.SIGNATURE_ALGORITHM,
            "algorithm " + signature.algorithm() + " is not supported");
      }
      boolean found = false;
      for (int i = 0; i < tags.length; i++) {
        found |= matches(i, signature);
      }
      return found
          ? Optional.empty()
          : fault(
              ChainReason.KEY_NOT_FOUND,
              "no key of %s has key tag %d and algorithm %s"
                  .formatted(zone, signature.keyTag(), signature.algorithm()));
    }

    private Optional<Fault> time(Rrsig signature) {
      Instant at = session.at();
      UsedSignature times = UsedSignature.near(set.name(), signature, at);
      if (times.inception().getEpochSecond() > at.getEpochSecond()) {
        return fault(
            ChainReason.SIGNATURE_NOT_YET_VALID,
            "the signature of key %d is valid from %s on, it is %s"
                .formatted(signature.keyTag(), times.inception(), at));
      }
      if (times.expiration().getEpochSecond() < at.getEpochSecond()) {
        return fault(
            ChainReason.SIGNATURE_EXPIRED,
            "the signature of key %d was valid until %s, it is %s"
                .formatted(signature.keyTag(), times.expiration(), at));
      }
      return Optional.empty();
    }

    private Optional<SetCheck.Good> compute(Rrsig signature, Dnskey key) {
      int max = session.limits().maxSignaturesOfSet();
      if (computed == max) {
        throw new LimitReached(
            ChainReason.TOO_MANY_SIGNATURES_OF_SET,
            "more than " + max + " signatures of " + set.key() + " would have to be checked");
      }
      computed++;
      session.use(zone, key);
      session.budget().signature();
      SignatureResult result =
          set.verify(
              signature, key, () -> source.key(key).verify(signature, set.set(), session.at()));
      if (result instanceof SignatureResult.Verified verified) {
        session
            .trace()
            .verified(zone, key, UsedSignature.near(set.name(), signature, session.at()));
        return Optional.of(new SetCheck.Good(signature, verified.wildcard()));
      }
      if (result instanceof SignatureResult.Rejected rejected) {
        boolean ofKey = rejected.rule() == SignatureRule.KEY;
        failed(
            ofKey ? ChainReason.KEY_MALFORMED : ChainReason.SIGNATURE_INVALID,
            signature,
            "key " + signature.keyTag() + " of " + zone + ": " + rejected.detail());
      } else {
        failed(ChainReason.SIGNATURE_ALGORITHM, signature, result.toString());
      }
      return Optional.empty();
    }

    private void failed(ChainReason reason, Rrsig signature, String detail) {
      if (reason.compareTo(best.reason()) > 0) {
        ResourceRecord record =
            new ResourceRecord(
                set.name(), set.set().recordClass(), signature.originalTtl(), signature);
        best = Session.finding(reason, set.key(), record, detail);
      }
    }

    private Optional<Fault> fault(ChainReason reason, String detail) {
      return Optional.of(new Fault(reason, detail));
    }
  }

  /** Why a signature is not computed at all. */
  private record Fault(ChainReason reason, String detail) {}
}
