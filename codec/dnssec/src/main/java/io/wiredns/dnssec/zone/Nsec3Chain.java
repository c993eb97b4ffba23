package io.wiredns.dnssec.zone;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.rdata.Nsec3;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.TypeBitmap;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Checks that a chain of NSEC3 records is closed and has the hashes and types of the names of the
 * zone, and no others; RFC 5155 section 7.1.
 */
final class Nsec3Chain {
  private static final int OPT_OUT = 1;

  /** What is kept of a record of the chain, whose owner is its hash. */
  private static final class Link extends Hashed {
    /** The next hash; null if it is none, which was reported. */
    private final Hashed next;

    private final int flags;
    private final TypeBitmap types;

    Link(Octets hash, Hashed next, int flags, TypeBitmap types) {
      super(hash);
      this.next = next;
      this.flags = flags;
      this.types = types;
    }

    boolean isSame(Link other) {
      return flags == other.flags
          && types.equals(other.types)
          && (next == null || other.next == null
              ? next == other.next
              : next.hasSameHash(other.next));
    }
  }

  private final Name apex;

  /** The sets of types, of which a zone has few, each once. */
  private final Map<TypeBitmap, TypeBitmap> bitmaps = new HashMap<>();

  private final Nsec3Names names;
  private final FindingList findings;

  /** The records, one for each hash after the end of the zone. */
  private List<Link> links = new ArrayList<>();

  Nsec3Chain(Name apex, Nsec3Parameters parameters, FindingList findings) {
    this.apex = apex;
    this.names = new Nsec3Names(parameters, bitmaps);
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
    boolean isHash = nsec3.nextHash().length() == Hashed.OCTETS;
    if (!isHash) {
      findings.error(
          ZoneRule.NSEC3_NEXT,
          owner,
          RecordType.NSEC3,
          "the next hash has %d octets, those of the chain have %d"
              .formatted(nsec3.nextHash().length(), Hashed.OCTETS));
    }
    links.add(
        new Link(
            hash,
            isHash ? new Hashed(nsec3.nextHash()) : null,
            nsec3.flags(),
            bitmaps.computeIfAbsent(nsec3.types(), itself -> itself)));
  }

  /** Compares the records with the names, after all of both were added. */
  void end() {
    sortLinks();
    List<Nsec3Names.Entry> entries = names.sorted();
    for (Nsec3Names.Entry name : entries) {
      int place = Collections.binarySearch(links, name);
      if (place < 0) {
        absent(name, -place - 1);
      } else if (!links.get(place).types.equals(name.types())) {
        findings.error(
            ZoneRule.NSEC3_TYPES,
            owner(name),
            RecordType.NSEC3,
            "the record of "
                + name.name()
                + " "
                + ExpectedTypes.difference(links.get(place).types, name.types()));
      }
    }
    if (!links.isEmpty()) {
      checkLinks(entries);
    }
  }

  /** Sorts the records by hash, and keeps the last of those with the same. */
  private void sortLinks() {
    links.sort(Comparator.naturalOrder());
    List<Link> single = new ArrayList<>(links.size());
    for (Link link : links) {
      Link last = single.isEmpty() ? null : single.get(single.size() - 1);
      if (last == null || !last.hasSameHash(link)) {
        single.add(link);
        continue;
      }
      if (!last.isSame(link)) {
        findings.error(
            ZoneRule.NSEC3_SEVERAL,
            owner(link),
            RecordType.NSEC3,
            "several NSEC3 records of one chain");
      }
      single.set(single.size() - 1, link);
    }
    links = single;
  }

  private Name owner(Hashed hashed) {
    return apex.child(HashLabel.encode(hashed.hash()));
  }

  /**
   * Checks a name without a record.
   *
   * @param place the index of the first record with a greater hash
   */
  private void absent(Nsec3Names.Entry name, int place) {
    if (!name.isOptional()) {
      findings.error(
          ZoneRule.NSEC3_MISSING,
          name.name(),
          "has no NSEC3 record"
              + (name.types().types().isEmpty() ? ", an empty non-terminal" : ""));
      return;
    }
    // The one before the first is the last.
    Link before = links.isEmpty() ? null : links.get((place == 0 ? links.size() : place) - 1);
    if (before == null || (before.flags & OPT_OUT) == 0) {
      findings.error(
          ZoneRule.NSEC3_OPT_OUT,
          name.name(),
          "has no NSEC3 record, and "
              + (before == null ? "none covers it" : owner(before) + " has no Opt-Out flag"));
    }
  }

  private void checkLinks(List<Nsec3Names.Entry> entries) {
    Link previous = links.get(links.size() - 1);
    for (Link link : links) {
      Hashed next = previous.next;
      // If it leads to a name whose record is missing, the chain itself is as it should be.
      if (next != null
          && !next.hasSameHash(link)
          && (!Hashed.contains(entries, next) || Hashed.contains(links, next))) {
        findings.error(
            ZoneRule.NSEC3_NEXT,
            owner(previous),
            RecordType.NSEC3,
            "the next hash is %s, that of the chain is %s"
                .formatted(next.hash().toHex(), link.hash().toHex()));
      }
      if (!Hashed.contains(entries, link)) {
        findings.error(
            ZoneRule.NSEC3_STRAY,
            owner(link),
            RecordType.NSEC3,
            "the hash is that of no name of the zone");
      }
      previous = link;
    }
  }
}
