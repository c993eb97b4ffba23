package io.wiredns.zone;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.wire.Name;
import java.util.Arrays;

/**
 * A name of a zone. It has no records if it is an empty non-terminal, which exists because there
 * are names below it. Constant once the zone is built.
 */
final class ZoneNode {
  private static final RecordSet[] NO_SETS = {};

  final Name name;

  /** The node of the name above this one; null for the apex. */
  final ZoneNode parent;

  /**
   * The record of a name with a single one, if it has neither signatures nor hosts, which is the
   * case for most names of large zones; its set is made when it is asked for. Otherwise null.
   */
  private ResourceRecord only;

  /** The sets, unless there is only one record. */
  private RecordSet[] sets = NO_SETS;

  /** The node after this one in the order of transfers; null for the last and without records. */
  ZoneNode next;

  /** The delegation at or above this name that is closest to the apex; null if there is none. */
  ZoneNode cut;

  /** The closest name above this one that has a DNAME record; null if there is none. */
  ZoneNode dname;

  /** The child whose label is an asterisk; null if there is none. */
  ZoneNode wildcard;

  /** The NSEC3 record of the name's hash; null if there is none. */
  RecordSet nsec3;

  ZoneNode(Name name, ZoneNode parent) {
    this.name = name;
    this.parent = parent;
  }

  boolean isEmpty() {
    return only == null && sets.length == 0;
  }

  int setCount() {
    return only == null ? sets.length : 1;
  }

  RecordSet set(int index) {
    return only == null ? sets[index] : RecordSet.of(only);
  }

  /** Returns the set of a type, or null if there is none. */
  RecordSet find(int type) {
    if (only != null) {
      return only.type().value() == type ? RecordSet.of(only) : null;
    }
    for (RecordSet set : sets) {
      if (set.typeValue == type) {
        return set;
      }
    }
    return null;
  }

  RecordSet find(RecordType type) {
    return find(type.value());
  }

  /** Sets the only record of a name that has none. */
  void setOnly(ResourceRecord record) {
    only = record;
  }

  /** Returns the set of a type, to which records can be added; makes it if it does not exist. */
  RecordSet make(int type) {
    if (only != null) {
      sets = new RecordSet[] {RecordSet.of(only)};
      only = null;
    }
    RecordSet set = find(type);
    if (set == null) {
      set = new RecordSet(type);
      sets = Arrays.copyOf(sets, sets.length + 1);
      sets[sets.length - 1] = set;
    }
    return set;
  }
}
