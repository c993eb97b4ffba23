package io.wiredns.dnssec.chain;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.rdata.Nsec3;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.Octets;
import io.wiredns.dnssec.Denial;
import io.wiredns.dnssec.Nsec3Hash;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the NSEC3 records of a zone, whose signatures are valid, deny; RFC 5155 section 8. */
final class Nsec3Proof {
  private static final int OPT_OUT = 1;

  private record Entry(Octets owner, Nsec3 nsec3, ResourceRecord record) {}

  private final Session session;
  private final Name zone;
  private final List<Entry> entries = new ArrayList<>();
  private final Map<Name, Octets> hashes = new HashMap<>();

  /** A record that RFC 5155 sections 8.1 and 8.2 tell to ignore, or null. */
  private ResourceRecord ignored;

  Nsec3Proof(Session session, Name zone) {
    this.session = session;
    this.zone = zone;
  }

  void add(SignedSet set) {
    for (Nsec3 nsec3 : set.data(Nsec3.class)) {
      Optional<Octets> hash = HashedOwner.hash(set.name(), zone);
      boolean known = nsec3.hashAlgorithm() == Nsec3Hash.SHA1 && nsec3.flags() <= OPT_OUT;
      if (known && hash.isPresent() && hash.get().length() == nsec3.nextHash().length()) {
        entries.add(new Entry(hash.get(), nsec3, set.record(nsec3)));
      } else {
        ignored = set.record(nsec3);
      }
    }
  }

  boolean isEmpty() {
    return entries.isEmpty() && ignored == null;
  }

  /** Returns why the records cannot be used, or are used without security; empty if neither. */
  private Optional<Proof> parameters() {
    if (entries.isEmpty()) {
      return Optional.of(
          Proof.refuted(
              ChainReason.NSEC3_UNKNOWN, ignored, "hash algorithm, flags or owner are unknown"));
    }
    Nsec3 first = entries.get(0).nsec3;
    int max = session.limits().maxNsec3Iterations();
    for (Entry entry : entries) {
      Nsec3 nsec3 = entry.nsec3;
      if (nsec3.iterations() > max) {
        return Optional.of(
            Proof.proved(
                ChainReason.NSEC3_ITERATIONS,
                entry.record,
                nsec3.iterations() + " iterations are more than " + max));
      }
      if (nsec3.iterations() != first.iterations() || !nsec3.salt().equals(first.salt())) {
        return Optional.of(
            Proof.refuted(
                ChainReason.NSEC3_MIXED, entry.record, "salts or iterations differ in a response"));
      }
    }
    return Optional.empty();
  }

  /** Proves that a name, or a type at a name, does not exist. */
  Proof deny(Name name, RecordType type) {
    return parameters().orElseGet(() -> denyHashed(name, type));
  }

  private Proof denyHashed(Name name, RecordType type) {
    Optional<Entry> own = at(name);
    if (own.isPresent()) {
      return Proof.atName(name, type, own.get().nsec3.types(), own.get().record);
    }
    Name nextCloser = name;
    while (!nextCloser.equals(zone)) {
      Optional<Entry> encloser = at(nextCloser.parent());
      if (encloser.isPresent()) {
        return denyBelow(encloser.get(), nextCloser, type);
      }
      nextCloser = nextCloser.parent();
    }
    return Proof.refuted(
        ChainReason.CLOSEST_ENCLOSER,
        "no NSEC3 record of " + zone + " is at the hash of " + name + " or of a name above it");
  }

  private Proof denyBelow(Entry encloser, Name nextCloser, RecordType type) {
    if (Proof.hidesNamesBelow(encloser.nsec3.types())) {
      return Proof.refuted(
          ChainReason.DENIAL_BY_ANCESTOR,
          encloser.record,
          nextCloser.parent() + " has NS or DNAME, so its record denies nothing below it");
    }
    Optional<Entry> found = covering(nextCloser);
    if (found.isEmpty()) {
      return Proof.refuted(ChainReason.NEXT_CLOSER, notCovered(nextCloser));
    }
    boolean optOut = isOptOut(found.get());
    Name wildcard = nextCloser.parent().wildcard();
    Optional<Entry> matching = at(wildcard);
    if (matching.isPresent()) {
      Proof proof =
          Proof.atWildcard(wildcard, type, matching.get().nsec3.types(), matching.get().record);
      return optOut && proof instanceof Proof.Proved
          ? optOut(found.get(), nextCloser, false)
          : proof;
    }
    boolean denied = covering(wildcard).isPresent();
    if (optOut) {
      return optOut(found.get(), nextCloser, denied);
    }
    return denied
        ? Proof.proved(
            ChainReason.NAME_ABSENT,
            found.get().record,
            "%s exists, %s and %s do not".formatted(nextCloser.parent(), nextCloser, wildcard))
        : Proof.refuted(ChainReason.WILDCARD_NOT_DENIED, notCovered(wildcard));
  }

  /** Proves that a name, which is closer to a name asked for than a wildcard, does not exist. */
  Proof denyNextCloser(Name nextCloser) {
    return parameters()
        .orElseGet(
            () -> {
              Optional<Entry> found = covering(nextCloser);
              if (found.isEmpty()) {
                return Proof.refuted(ChainReason.WILDCARD_NOT_PROVED, notCovered(nextCloser));
              }
              return isOptOut(found.get())
                  ? optOut(found.get(), nextCloser, true)
                  : Proof.proved(
                      ChainReason.NAME_ABSENT, found.get().record, nextCloser + " does not exist");
            });
  }

  private static boolean isOptOut(Entry entry) {
    return (entry.nsec3.flags() & OPT_OUT) != 0;
  }

  private static Proof optOut(Entry entry, Name nextCloser, boolean isNameAbsent) {
    return new Proof.Proved(
        ChainReason.OPT_OUT,
        isNameAbsent,
        true,
        entry.record,
        nextCloser
            + " is covered by a record with Opt-Out, and may be an unsigned delegation"
            + (isNameAbsent ? "" : "; nothing denies the wildcard"));
  }

  private String notCovered(Name name) {
    return "no NSEC3 record of " + zone + " covers the hash of " + name;
  }

  private Optional<Entry> at(Name name) {
    Octets hash = hash(name);
    return entries.stream().filter(entry -> entry.owner.equals(hash)).findFirst();
  }

  private Optional<Entry> covering(Name name) {
    Octets hash = hash(name);
    return entries.stream()
        .filter(entry -> Denial.covers(entry.owner, entry.nsec3.nextHash(), hash))
        .findFirst();
  }

  private Octets hash(Name name) {
    Octets known = hashes.get(name);
    if (known == null) {
      Nsec3 parameters = entries.get(0).nsec3;
      session.budget().hash(parameters.iterations());
      known =
          Nsec3Hash.of(
              name, parameters.hashAlgorithm(), parameters.iterations(), parameters.salt());
      hashes.put(name, known);
    }
    return known;
  }
}
