package io.wiredns.dnssec.chain;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.Question;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.rdata.Dnskey;
import io.wiredns.codec.rdata.Ds;
import io.wiredns.codec.rdata.RData;
import io.wiredns.codec.wire.Name;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The entry into a zone: finds the keys that DS records or trust anchors refer to, and with them
 * checks the zone's DNSKEY records; RFC 4035 section 5.2.
 *
 * <p>DS records of unsupported algorithms or digests are ignored, and those of SHA-1 if there is a
 * better one (RFC 4509 section 3). One signature by one such key is enough, whatever other
 * algorithms there are (RFC 6840 section 5.11).
 */
final class ZoneEntry {
  private final Session session;
  private final Name zone;

  /** Where the DS records come from, for findings. */
  private final String source;

  private final Question question;
  private ChainFinding best;

  ZoneEntry(Session session, Name zone, String source) {
    this.session = session;
    this.zone = zone;
    this.source = source;
    this.question = new Question(zone, RecordType.DNSKEY);
  }

  /** Enters a zone with the data of DS records or trust anchors, which are trusted. */
  Trust enter(List<? extends RData> entries) {
    List<RData> usable = usable(entries);
    if (usable.isEmpty()) {
      return new Trust.Ended(new ChainVerdict.Insecure(unsupported(entries)));
    }
    Optional<KnownResponse> response = session.response(question);
    if (response.isEmpty()) {
      return new Trust.Ended(Session.needs(List.of(question)));
    }
    if (!response.get().isUsable()) {
      return new Trust.Ended(Session.unusable(question, response.get()));
    }
    Optional<SignedSet> set = response.get().answer(question);
    if (set.isEmpty()) {
      return bogus(ChainReason.DNSKEY_MISSING, "the zone has " + source + " and no DNSKEY");
    }
    return check(usable, set.get());
  }

  private Trust check(List<RData> usable, SignedSet set) {
    int max = session.limits().maxKeys();
    if (set.set().rdatas().size() > max) {
      throw new LimitReached(
          ChainReason.TOO_MANY_KEYS,
          "%s has %d keys, more than %d".formatted(zone, set.set().rdatas().size(), max));
    }
    List<Dnskey> keys = set.data(Dnskey.class);
    // A key tag is a sum of all octets of the key, and there may be many entries.
    int[] tags = keys.stream().mapToInt(Dnskey::keyTag).toArray();
    List<Dnskey> matched = new ArrayList<>();
    for (RData entry : usable) {
      match(entry, keys, tags, matched);
    }
    if (matched.isEmpty()) {
      return new Trust.Ended(new ChainVerdict.Bogus(best));
    }
    SetCheck check = new ZoneKeys(session, set, matched).check(set);
    if (check instanceof SetCheck.Good good && good.wildcard().isPresent()) {
      return bogus(ChainReason.PROOF_FROM_WILDCARD, "the keys were made from a wildcard");
    }
    if (check instanceof SetCheck.Bad bad) {
      return new Trust.Ended(new ChainVerdict.Bogus(ofEntry(bad.finding(), matched)));
    }
    ZoneKeys all = new ZoneKeys(session, set, keys);
    all.put(set, check);
    return new Trust.Trusted(all);
  }

  private ChainFinding ofEntry(ChainFinding finding, List<Dnskey> matched) {
    if (finding.reason() != ChainReason.KEY_NOT_FOUND) {
      return finding;
    }
    List<Integer> tags = matched.stream().map(Dnskey::keyTag).toList();
    return new ChainFinding(
        ChainReason.DNSKEY_NOT_SIGNED_BY_ENTRY,
        question,
        finding.record(),
        "the keys are not signed by key " + tags + ", to which " + source + " refer");
  }

  private List<RData> usable(List<? extends RData> entries) {
    List<RData> usable = new ArrayList<>();
    for (RData entry : entries) {
      if (isUsable(entry)) {
        usable.add(entry);
      }
    }
    boolean better =
        usable.stream().anyMatch(entry -> entry instanceof Ds ds && ds.digestType() != Ds.SHA1);
    if (better) {
      usable.removeIf(entry -> entry instanceof Ds ds && ds.digestType() == Ds.SHA1);
    }
    return usable;
  }

  private boolean isUsable(RData entry) {
    if (entry instanceof Ds ds) {
      return session.supports(ds.algorithm()) && session.supportsDigest(ds.digestType());
    }
    return entry instanceof Dnskey key && session.supports(key.algorithm());
  }

  private ChainFinding unsupported(List<? extends RData> entries) {
    for (RData entry : entries) {
      if (entry instanceof Ds ds && session.supports(ds.algorithm())) {
        return finding(
            ChainReason.DIGEST_UNSUPPORTED,
            entry,
            "no DS of a supported algorithm has a supported digest; this one has digest type "
                + ds.digestType());
      }
    }
    String detail = "no algorithm of " + source + " is supported";
    return entries.isEmpty()
        ? Session.finding(ChainReason.ALGORITHM_UNSUPPORTED, question, detail)
        : finding(ChainReason.ALGORITHM_UNSUPPORTED, entries.get(0), detail);
  }

  /** Adds the keys that an entry refers to, or notes why there is none. */
  private void match(RData entry, List<Dnskey> keys, int[] tags, List<Dnskey> matched) {
    if (entry instanceof Ds ds) {
      for (int i = 0; i < tags.length; i++) {
        Dnskey key = keys.get(i);
        if (tags[i] == ds.keyTag() && key.algorithm().equals(ds.algorithm())) {
          session.budget().digest();
          if (Ds.of(zone, key, ds.digestType()).digest().equals(ds.digest())) {
            accept(entry, key, matched);
          } else {
            note(
                ChainReason.DS_DIGEST,
                entry,
                "key " + ds.keyTag() + " has another digest than the DS");
          }
        }
      }
      note(
          ChainReason.DS_WITHOUT_KEY,
          entry,
          "no key has key tag " + ds.keyTag() + " and algorithm " + ds.algorithm() + " of the DS");
    } else if (entry instanceof Dnskey key) {
      if (keys.contains(key)) {
        accept(entry, key, matched);
      }
      note(
          ChainReason.DS_WITHOUT_KEY,
          entry,
          "key " + key.keyTag() + ", which is a trust anchor, is not in the zone");
    }
  }

  private void accept(RData entry, Dnskey key, List<Dnskey> matched) {
    Optional<ChainReason> unfit = ZoneKeys.unfit(key);
    if (unfit.isPresent()) {
      String detail =
          "key %d of %s has flags %d and protocol %d"
              .formatted(key.keyTag(), source, key.flags(), key.protocol());
      best = finding(unfit.get(), entry, detail);
      return;
    }
    if (!matched.contains(key)) {
      matched.add(key);
    }
    if (entry instanceof Ds ds) {
      session.trace().matched(zone, ds);
    }
  }

  /** Keeps a reason unless a better one is known: that of a key, then that of a digest. */
  private void note(ChainReason reason, RData entry, String detail) {
    boolean better = reason != ChainReason.DS_WITHOUT_KEY;
    if (best == null || better && best.reason() == ChainReason.DS_WITHOUT_KEY) {
      best = finding(reason, entry, detail);
    }
  }

  private ChainFinding finding(ChainReason reason, RData entry, String detail) {
    return Session.finding(
        reason, new Question(zone, entry.type()), new ResourceRecord(zone, 0, entry), detail);
  }

  private Trust bogus(ChainReason reason, String detail) {
    return new Trust.Ended(Session.bogus(reason, question, detail));
  }
}
