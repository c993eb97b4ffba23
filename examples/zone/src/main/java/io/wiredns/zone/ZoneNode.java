package io.wiredns.zone;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.wire.Name;

/**
 * A name of a zone, perhaps one without records of its own because only names below it have some
 * (an empty non-terminal). Filled once, then constant.
 */
final class ZoneNode {
  final Name name;
  RecordSet[] sets = {};

  /** The delegation at or above this name that is nearest the apex; null if there is none. */
  ZoneNode cut;

  /** The nearest name above this one that has a DNAME; null if there is none. */
  ZoneNode dname;

  /** The child whose label is an asterisk; null if there is none. */
  ZoneNode wildcard;

  /** The NSEC3 record of the name's hash; null if there is none. */
  RecordSet nsec3;

  ZoneNode(Name name) {
    this.name = name;
  }

  /** The set of a type, or null. */
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
