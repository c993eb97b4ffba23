package io.wiredns.zone;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.wire.Name;

/**
 * A name of a zone. It has no records if it is an empty non-terminal, which exists because there
 * are names below it. Constant once the zone is built.
 */
final class ZoneNode {
  final Name name;
  RecordSet[] sets = {};

  /** The delegation at or above this name that is closest to the apex; null if there is none. */
  ZoneNode cut;

  /** The closest name above this one that has a DNAME record; null if there is none. */
  ZoneNode dname;

  /** The child whose label is an asterisk; null if there is none. */
  ZoneNode wildcard;

  /** The NSEC3 record of the name's hash; null if there is none. */
  RecordSet nsec3;

  ZoneNode(Name name) {
    this.name = name;
  }

  /** Returns the set of a type, or null if there is none. */
  RecordSet find(int type) {
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
}
