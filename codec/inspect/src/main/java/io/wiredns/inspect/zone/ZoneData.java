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

/** Holds all records of a zone in memory, by owner, and answers the questions of the checks. */
final class ZoneData {
  /**
   * A record without its owner, with its file and line. The records of an owner form a linked list,
   * the last record first.
   */
  static final class Entry {
    private final Entry previous;
    private final RData rdata;
    private final int ttl;
    private final int file;
    private final long line;

    Entry(Entry previous, ResourceRecord record, int file, long line) {
      this.previous = previous;
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

  /**
   * The properties of an owner that checks need often, so that its records need not be walked each
   * time.
   */
  private static final class Owner {
    private Entry last;
    private boolean delegates;
    private boolean redirects;
    private boolean isAlias;
    private boolean hasAddress;

    // The following fields are set by link().

    /** The closest owner above this one; null if there is none. */
    private Owner above;

    private int labels;

    /** The delegation at or above this owner that is closest to the apex; null if there is none. */
    private Name cut;

    /** The closest DNAME owner above this one; null if there is none. */
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

  /**
   * All owners in canonical order; created at the first request, after all records have been added.
   */
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
   * Sets the closest owner above each owner, so that no question walks up a name label by label,
   * which would copy a name of 127 labels 127 times. In canonical order, all names below an owner
   * come immediately after it.
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
   * Returns the owner with a name, or else the closest owner above the name; an empty owner if
   * there is none.
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
    // All owners above a name are the owner before it, or above that owner.
    Name before = names().get(next - 1);
    int common = name.commonLabelCount(before);
    Owner at = at(before);
    while (at != null && at.labels > common) {
      at = at.above;
    }
    return at == null ? NO_OWNER : at;
  }

  /** Returns the index of the first owner after the given name, which must not be an owner. */
  private int next(Name name) {
    return -Collections.binarySearch(names(), name) - 1;
  }

  /**
   * Returns the records of an owner by type, each list in the order in which records were added;
   * empty if there are none.
   */
  Map<RecordType, List<Entry>> sets(Name owner) {
    Map<RecordType, List<Entry>> sets = new TreeMap<>();
    for (Entry entry = at(owner).last; entry != null; entry = entry.previous) {
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

  /** Returns whether a name has records. */
  boolean isOwner(Name name) {
    return owners.containsKey(name);
  }

  /** Returns whether a name has A or AAAA records. */
  boolean hasAddress(Name name) {
    return at(name).hasAddress;
  }

  /** Returns whether a name has a CNAME record. */
  boolean isAlias(Name name) {
    return at(name).isAlias;
  }

  /** Returns whether a name exists: it owns records, or a name below it does. */
  boolean exists(Name name) {
    if (owners.containsKey(name)) {
      return true;
    }
    int next = next(name);
    return next < sorted.length && sorted[next].isSubdomainOf(name);
  }

  /**
   * Returns the delegation at or above a name that is closest to the apex; null if there is none.
   */
  Name cut(Name name) {
    names();
    return nearest(name).cut;
  }

  /** Returns the closest DNAME owner above a name; null if there is none. */
  Name redirection(Name name) {
    names();
    Owner owner = nearest(name);
    return owner.redirects && owner.labels < name.labelCount()
        ? name.suffix(name.labelCount() - owner.labels)
        : owner.redirection;
  }

  /**
   * Returns the source of synthesis for a name that does not exist: the wildcard below its closest
   * encloser, RFC 4592 section 3.3.1; the closest encloser itself if a wildcard below it would be
   * too long.
   */
  Name wildcardFor(Name name) {
    // The owners before and after the name have the longest common suffix, which exists.
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
