package io.wiredns.dnssec.zone;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.TypeBitmap;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/**
 * The names of a zone whose hashes must be in a chain of NSEC3 records: those with records of the
 * zone, and empty non-terminals; RFC 5155 section 7.1. It keeps the hash, the name and the types of
 * each.
 */
final class Nsec3Names {
  /** A name of the zone, and what its NSEC3 record must say. */
  static final class Entry extends Hashed {
    private final Name name;
    private final TypeBitmap types;

    /**
     * Whether Opt-Out may leave the name out: it is an insecure delegation or only leads to some.
     */
    private boolean isOptional;

    private Entry(Octets hash, Name name, TypeBitmap types, boolean isOptional) {
      super(hash);
      this.name = name;
      this.types = types;
      this.isOptional = isOptional;
    }

    Name name() {
      return name;
    }

    TypeBitmap types() {
      return types;
    }

    boolean isOptional() {
      return isOptional;
    }
  }

  private final Nsec3Parameters parameters;
  private final Map<TypeBitmap, TypeBitmap> bitmaps;
  private final List<Entry> entries = new ArrayList<>();

  /** The last name and the names above it as far as the apex, the longest first. */
  private final Deque<Entry> path = new ArrayDeque<>();

  /**
   * Creates an object without names.
   *
   * @param bitmaps the sets of types, each once
   */
  Nsec3Names(Nsec3Parameters parameters, Map<TypeBitmap, TypeBitmap> bitmaps) {
    this.parameters = parameters;
    this.bitmaps = bitmaps;
  }

  /** Adds the next owner in canonical order, with the empty non-terminals above it. */
  void add(OwnerRecords owner, Standing standing) {
    Name name = owner.name();
    boolean isOptional = standing == Standing.DELEGATION && !owner.has(RecordType.DS);
    while (!path.isEmpty() && !name.isSubdomainOf(path.peek().name())) {
      path.pop();
    }
    if (!path.isEmpty()) {
      int above = path.peek().name().labelCount();
      for (int labels = above + 1; labels < name.labelCount(); labels++) {
        put(name.suffix(name.labelCount() - labels), TypeBitmap.EMPTY, true);
      }
    }
    TypeBitmap types = bitmaps.computeIfAbsent(ExpectedTypes.of(owner, standing), itself -> itself);
    put(name, types, isOptional);
    if (!isOptional) {
      path.forEach(entry -> entry.isOptional = false);
    }
  }

  private void put(Name name, TypeBitmap types, boolean isOptional) {
    Entry entry = new Entry(parameters.hash(name), name, types, isOptional);
    entries.add(entry);
    path.push(entry);
  }

  /** Returns the names in the order of their hashes, after all were added. */
  List<Entry> sorted() {
    entries.sort(Comparator.naturalOrder());
    return entries;
  }
}
