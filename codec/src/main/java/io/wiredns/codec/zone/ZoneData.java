package io.wiredns.codec.zone;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.rdata.RData;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.WireLimits;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** All records of a zone in memory, by owner, and questions that checks ask of them. */
final class ZoneData {
  /** A record less its owner, and where it came from. One chain for each owner, the last first. */
  static final class Entry {
    private final Entry before;
    private final RData rdata;
    private final int ttl;
    private final int file;
    private final long line;

    Entry(Entry before, ResourceRecord record, int file, long line) {
      this.before = before;
      this.rdata = record.rdata();
      this.ttl = (int) record.ttl();
      this.file = file;
      this.line = line;
    }

    RData rdata() {
      return rdata;
    }

    long ttl() {
      return ttl & 0xFFFF_FFFFL;
    }

    int file() {
      return file;
    }

    long line() {
      return line;
    }
  }

  /** What is asked of an owner again and again, so that its records are not walked each time. */
  private static final class Owner {
    private Entry last;
    private boolean delegates;
    private boolean redirects;
    private boolean isAlias;
    private boolean hasAddress;

    void add(RecordType type) {
      delegates |= type.equals(RecordType.NS);
      redirects |= type.equals(RecordType.DNAME);
      isAlias |= type.equals(RecordType.CNAME);
      hasAddress |= type.equals(RecordType.A) || type.equals(RecordType.AAAA);
    }
  }

  private static final Owner NOBODY = new Owner();

  private final Name apex;
  private final Map<Name, Owner> owners = new HashMap<>();

  /** All owners in canonical order; made when first asked for. */
  private Name[] sorted;

  ZoneData(Name apex) {
    this.apex = apex;
  }

  Name apex() {
    return apex;
  }

  void add(ResourceRecord record, int file, long line) {
    Owner owner = owners.computeIfAbsent(record.name(), absent -> new Owner());
    owner.last = new Entry(owner.last, record, file, line);
    owner.add(record.type());
  }

  /** All owners in canonical order, RFC 4034 section 6.1. */
  List<Name> names() {
    if (sorted == null) {
      sorted = owners.keySet().toArray(Name[]::new);
      Arrays.sort(sorted);
    }
    return Arrays.asList(sorted);
  }

  /** The records of an owner by type, each in the order in which they came; empty if none. */
  Map<RecordType, List<Entry>> sets(Name owner) {
    Map<RecordType, List<Entry>> sets = new TreeMap<>();
    for (Entry entry = at(owner).last; entry != null; entry = entry.before) {
      sets.computeIfAbsent(entry.rdata.type(), absent -> new ArrayList<>(2)).add(entry);
    }
    sets.values().forEach(Collections::reverse);
    return sets;
  }

  private Owner at(Name owner) {
    return owners.getOrDefault(owner, NOBODY);
  }

  /** Whether a name is the apex or below it. */
  boolean inZone(Name name) {
    return name.isSubdomainOf(apex);
  }

  /** Whether a name has A or AAAA records. */
  boolean hasAddress(Name name) {
    return at(name).hasAddress;
  }

  /** Whether a name has a CNAME record. */
  boolean isAlias(Name name) {
    return at(name).isAlias;
  }

  /** Whether a name owns records or has such names below it. */
  boolean exists(Name name) {
    if (owners.containsKey(name)) {
      return true;
    }
    List<Name> all = names();
    int at = -Collections.binarySearch(all, name) - 1;
    return at < all.size() && all.get(at).isSubdomainOf(name);
  }

  /** The delegation nearest to the apex that a name is at or below; null if none. */
  Name cut(Name name) {
    Name cut = null;
    for (Name at = name; at.length() > apex.length(); at = at.parent()) {
      cut = at(at).delegates ? at : cut;
    }
    return cut;
  }

  /** The DNAME owner nearest to a name that is below it; null if none. */
  Name redirection(Name name) {
    for (Name at = name; at.length() > apex.length(); ) {
      at = at.parent();
      if (at(at).redirects) {
        return at;
      }
    }
    return null;
  }

  /** The wildcard that answers for a name that does not exist, RFC 4592 section 3.3.1. */
  Name wildcardFor(Name name) {
    Name encloser = name;
    while (encloser.length() > apex.length() && !exists(encloser)) {
      encloser = encloser.parent();
    }
    return encloser.length() + 2 > WireLimits.NAME_OCTETS ? encloser : encloser.wildcard();
  }
}
