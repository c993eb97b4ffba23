package io.wiredns.dnssec.chain;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.rdata.Nsec;
import io.wiredns.codec.wire.Name;
import io.wiredns.dnssec.Denial;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the NSEC records of a zone, whose signatures are valid, deny; RFC 4035 section 5.4. */
final class NsecProof {
  private record Entry(Name owner, Nsec nsec, ResourceRecord record) {}

  private final Name zone;
  private final List<Entry> entries = new ArrayList<>();

  NsecProof(Name zone) {
    this.zone = zone;
  }

  void add(SignedSet set) {
    for (Nsec nsec : set.data(Nsec.class)) {
      entries.add(new Entry(set.name(), nsec, set.record(nsec)));
    }
  }

  boolean isEmpty() {
    return entries.isEmpty();
  }

  /** Proves that a name, or a type at a name, does not exist. */
  Proof deny(Name name, RecordType type) {
    for (Entry entry : entries) {
      if (entry.owner.equals(name)) {
        return Proof.atName(name, type, entry.nsec.types(), entry.record);
      }
    }
    Optional<Entry> found = covering(name);
    if (found.isEmpty()) {
      return notCovered(ChainReason.NAME_NOT_COVERED, name, "is at or covers");
    }
    Entry cover = found.get();
    if (cover.nsec.next().isSubdomainOf(name)) {
      return Proof.proved(
          ChainReason.EMPTY_NON_TERMINAL,
          cover.record,
          name + " exists without records, above " + cover.nsec.next());
    }
    return denyWildcard(name, type, cover);
  }

  /**
   * Proves that the wildcard below the closest encloser does not give the name records of the type.
   * The closest encloser is known by the record that covers the name: the longest name that it has
   * in common with the record's owner or next name.
   */
  private Proof denyWildcard(Name name, RecordType type, Entry cover) {
    Name byOwner = name.commonSuffix(cover.owner);
    Name byNext = name.commonSuffix(cover.nsec.next());
    Name encloser = byOwner.labelCount() > byNext.labelCount() ? byOwner : byNext;
    Name wildcard = encloser.wildcard();
    for (Entry entry : entries) {
      if (entry.owner.equals(wildcard)) {
        return Proof.atWildcard(wildcard, type, entry.nsec.types(), entry.record);
      }
    }
    Optional<Entry> found = covering(wildcard);
    if (found.isEmpty()) {
      return notCovered(ChainReason.WILDCARD_NOT_DENIED, wildcard, "is at or covers");
    }
    if (found.get().nsec.next().isSubdomainOf(wildcard)) {
      return Proof.proved(
          ChainReason.WILDCARD_TYPE_ABSENT,
          found.get().record,
          wildcard + " exists without records");
    }
    return Proof.proved(
        ChainReason.NAME_ABSENT,
        cover.record,
        "nothing is between %s and %s, and %s does not exist"
            .formatted(cover.owner, cover.nsec.next(), wildcard));
  }

  /** Proves that a name, which is closer to a name asked for than a wildcard, does not exist. */
  Proof denyNextCloser(Name nextCloser) {
    Optional<Entry> found = covering(nextCloser);
    return found.isPresent() && !found.get().nsec.next().isSubdomainOf(nextCloser)
        ? Proof.proved(ChainReason.NAME_ABSENT, found.get().record, nextCloser + " does not exist")
        : notCovered(ChainReason.WILDCARD_NOT_PROVED, nextCloser, "covers");
  }

  /** Returns the record that covers a name and may deny it. */
  private Optional<Entry> covering(Name name) {
    return entries.stream()
        .filter(entry -> covers(entry, name) && !isAncestor(entry, name))
        .findFirst();
  }

  /** Only the last record of a zone, whose next name is the apex, leads backwards. */
  private boolean covers(Entry entry, Name name) {
    Name next = entry.nsec.next();
    boolean forwards = entry.owner.compareTo(next) < 0;
    return next.isSubdomainOf(zone)
        && (forwards || next.equals(zone))
        && Denial.covers(entry.owner, entry.nsec, name);
  }

  private static boolean isAncestor(Entry entry, Name name) {
    return name.isSubdomainOf(entry.owner) && Proof.hidesNamesBelow(entry.nsec.types());
  }

  private Proof notCovered(ChainReason reason, Name name, String verb) {
    for (Entry entry : entries) {
      if (covers(entry, name) && isAncestor(entry, name)) {
        return Proof.refuted(
            ChainReason.DENIAL_BY_ANCESTOR,
            entry.record,
            entry.owner + " has NS or DNAME, so its record denies nothing below it");
      }
    }
    return Proof.refuted(reason, "no NSEC record of " + zone + " " + verb + " " + name);
  }
}
