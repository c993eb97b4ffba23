package io.wiredns.dnssec.zone;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.rdata.Nsec3;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.Octets;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Checks that a chain of NSEC3 records is closed and has the hashes and types of the names of the
 * zone, and no others; RFC 5155 section 7.1.
 */
final class Nsec3Chain {
  private static final int OPT_OUT = 1;

  /** A record of the chain. */
  private record Link(Name owner, Nsec3 nsec3) {}

  private final Nsec3Names names;
  private final FindingList findings;
  private final SortedMap<Octets, Link> links = new TreeMap<>();

  Nsec3Chain(Nsec3Parameters parameters, FindingList findings) {
    this.names = new Nsec3Names(parameters);
    this.findings = findings;
  }

  Nsec3Names names() {
    return names;
  }

  /**
   * Adds a record.
   *
   * @param hash the hash in its owner
   */
  void add(Name owner, Octets hash, Nsec3 nsec3) {
    if ((nsec3.flags() & ~OPT_OUT) != 0) {
      findings.error(
          ZoneRule.NSEC3_FLAGS, owner, RecordType.NSEC3, "unknown flags " + nsec3.flags());
    }
    Link other = links.put(hash, new Link(owner, nsec3));
    if (other != null && !other.nsec3().equals(nsec3)) {
      findings.error(
          ZoneRule.NSEC3_SEVERAL, owner, RecordType.NSEC3, "several NSEC3 records of one chain");
    }
  }

  /** Compares the records with the names, after all of both were added. */
  void end() {
    names
        .entries()
        .forEach(
            (hash, name) -> {
              Link link = links.get(hash);
              if (link == null) {
                absent(hash, name);
              } else if (!link.nsec3().types().equals(name.types())) {
                findings.error(
                    ZoneRule.NSEC3_TYPES,
                    link.owner(),
                    RecordType.NSEC3,
                    "the record of "
                        + name.name()
                        + " "
                        + ExpectedTypes.difference(link.nsec3().types(), name.types()));
              }
            });
    if (!links.isEmpty()) {
      checkLinks();
    }
  }

  private void absent(Octets hash, Nsec3Names.Entry name) {
    if (!name.isOptional()) {
      findings.error(
          ZoneRule.NSEC3_MISSING,
          name.name(),
          "has no NSEC3 record"
              + (name.types().types().isEmpty() ? ", an empty non-terminal" : ""));
      return;
    }
    Link before = before(hash);
    if (before == null || (before.nsec3().flags() & OPT_OUT) == 0) {
      findings.error(
          ZoneRule.NSEC3_OPT_OUT,
          name.name(),
          "has no NSEC3 record, and "
              + (before == null ? "none covers it" : before.owner() + " has no Opt-Out flag"));
    }
  }

  /** Returns the record that covers a hash: the one before it, or else the last. */
  private Link before(Octets hash) {
    if (links.isEmpty()) {
      return null;
    }
    SortedMap<Octets, Link> smaller = links.headMap(hash);
    return links.get((smaller.isEmpty() ? links : smaller).lastKey());
  }

  private void checkLinks() {
    Link previous = links.get(links.lastKey());
    for (SortedMap.Entry<Octets, Link> entry : links.entrySet()) {
      Octets next = previous.nsec3().nextHash();
      // If it leads to a name whose record is missing, the chain itself is as it should be.
      if (!next.equals(entry.getKey()) && !isMissing(next)) {
        findings.error(
            ZoneRule.NSEC3_NEXT,
            previous.owner(),
            RecordType.NSEC3,
            "the next hash is %s, that of the chain is %s"
                .formatted(next.toHex(), entry.getKey().toHex()));
      }
      if (!names.entries().containsKey(entry.getKey())) {
        findings.error(
            ZoneRule.NSEC3_STRAY,
            entry.getValue().owner(),
            RecordType.NSEC3,
            "the hash is that of no name of the zone");
      }
      previous = entry.getValue();
    }
  }

  private boolean isMissing(Octets hash) {
    return names.entries().containsKey(hash) && !links.containsKey(hash);
  }
}
