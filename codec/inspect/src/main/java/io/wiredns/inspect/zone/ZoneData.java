package io.wiredns.inspect.zone;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.rdata.RData;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.WireLimits;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
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

    // What follows is there from the first question on.

    /** The owner nearest to this one that it is below; null if there is none. */
    private Owner above;

    private int labels;

    /** The delegation nearest to the apex that this owner is at or below; null if none. */
    private Name cut;

    /** The DNAME owner nearest to this one that it is below; null if none. */
    private Name redirection;

    void add(RecordType type) {
      delegates |= type.equals(RecordType.NS);
      redirects |= type.equals(RecordType.DNAME);
      isAlias |= type.equals(RecordType.CNAME);
      hasAddress |= type.equals(RecordType.A) || type.equals(RecordType.AAAA);
    }
  }

  private static final Owner NO_OWNER = new Owner();

  private final Name apex;
  private final Map<Name, Owner> owners = new HashMap<>();

  /** All owners in canonical order; made when first asked for, all records having come. */
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

  /** Returns all owners in canonical order, RFC 4034 section 6.1. */
  List<Name> names() {
    if (sorted == null) {
      sorted = owners.keySet().toArray(Name[]::new);
      Arrays.sort(sorted);
      link();
    }
    return Arrays.asList(sorted);
  }

  /**
   * Says to each owner what is above it: no question then walks up a name label by label, which
   * would copy a name of 127 labels as often. In canonical order all that is below an owner comes
   * right behind it.
   */
  private void link() {
    Owner above = null;
    Name nameAbove = null;
    Deque<Name> names = new ArrayDeque<>();
    for (Name name : sorted) {
      while (nameAbove != null && !name.isSubdomainOf(nameAbove)) {
        names.pop();
        nameAbove = names.peek();
        above = above.above;
      }
      Owner owner = at(name);
      owner.above = above;
      owner.labels = name.labelCount();
      owner.cut = owner.delegates && !name.equals(apex) ? name : null;
      if (above != null) {
        owner.cut = above.cut == null ? owner.cut : above.cut;
        owner.redirection = above.redirects ? nameAbove : above.redirection;
      }
      names.push(name);
      nameAbove = name;
      above = owner;
    }
  }

  /**
   * Returns the owner that a name is, or else the nearest that it is below; nobody if there is
   * none.
   */
  private Owner nearest(Name name) {
    Owner owner = owners.get(name);
    if (owner != null) {
      return owner;
    }
    int next = next(name);
    if (next == 0) {
      return NO_OWNER;
    }
    // The owners above a name are all above the owner before it, or that owner itself.
    Name before = names().get(next - 1);
    int common = name.commonLabelCount(before);
    Owner at = at(before);
    while (at != null && at.labels > common) {
      at = at.above;
    }
    return at == null ? NO_OWNER : at;
  }

  /** Returns the index of the first owner behind a name that is none. */
  private int next(Name name) {
    return -Collections.binarySearch(names(), name) - 1;
  }

  /**
   * Returns the records of an owner by type, each in the order in which they came; empty if none.
   */
  Map<RecordType, List<Entry>> sets(Name owner) {
    Map<RecordType, List<Entry>> sets = new TreeMap<>();
    for (Entry entry = at(owner).last; entry != null; entry = entry.before) {
      sets.computeIfAbsent(entry.rdata.type(), absent -> new ArrayList<>(2)).add(entry);
    }
    sets.values().forEach(Collections::reverse);
    return sets;
  }

  private Owner at(Name owner) {
    return owners.getOrDefault(owner, NO_OWNER);
  }

  /** Returns whether a name is the apex or below it. */
  boolean inZone(Name name) {
    return name.isSubdomainOf(apex);
  }

  /** Returns whether a name has A or AAAA records. */
  boolean hasAddress(Name name) {
    return at(name).hasAddress;
  }

  /** Returns whether a name has a CNAME record. */
  boolean isAlias(Name name) {
    return at(name).isAlias;
  }

  /** Returns whether a name owns records or has such names below it. */
  boolean exists(Name name) {
    if (owners.containsKey(name)) {
      return true;
    }
    int next = next(name);
    return next < sorted.length && sorted[next].isSubdomainOf(name);
  }

  /** Returns the delegation nearest to the apex that a name is at or below; null if none. */
  Name cut(Name name) {
    names();
    return nearest(name).cut;
  }

  /** Returns the DNAME owner nearest to a name that is below it; null if none. */
  Name redirection(Name name) {
    names();
    Owner owner = nearest(name);
    return owner.redirects && owner.labels < name.labelCount()
        ? name.suffix(name.labelCount() - owner.labels)
        : owner.redirection;
  }

  /** Returns the wildcard that answers for a name that does not exist, RFC 4592 section 3.3.1. */
  Name wildcardFor(Name name) {
    // The owners on both sides share most of it, and what they share exists.
    int next = next(name);
    int common = apex.labelCount();
    if (next > 0) {
      common = Math.max(common, name.commonLabelCount(sorted[next - 1]));
    }
    if (next < sorted.length) {
      common = Math.max(common, name.commonLabelCount(sorted[next]));
    }
    Name encloser = name.suffix(name.labelCount() - common);
    return encloser.length() + 2 > WireLimits.NAME_OCTETS ? encloser : encloser.wildcard();
  }
}
