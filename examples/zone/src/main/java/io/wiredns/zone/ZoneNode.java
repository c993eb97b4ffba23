package io.wiredns.zone;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.wire.Name;
import java.util.Arrays;

/**
 * A name of a zone. It has no records if it is an empty non-terminal, which exists because there
 * are names below it. Constant once the zone is built.
 */
final class ZoneNode {
  final Name name;

  /** The node of the name above this one; null for the apex. */
  final ZoneNode parent;

  /** The hash of the name, see {@link LookupName#hash}. */
  final int hash;

  /** The first set, the only one of most names; null if there is none. */
  private RecordSet first;

  /** The other sets; null if there are none. */
  private RecordSet[] more;

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

  ZoneNode(Name name, ZoneNode parent, int hash) {
    this.name = name;
    this.parent = parent;
    this.hash = hash;
  }

  int setCount() {
    return first == null ? 0 : more == null ? 1 : 1 + more.length;
  }

  RecordSet set(int index) {
    return index == 0 ? first : more[index - 1];
  }

  void add(RecordSet set) {
    if (first == null) {
      first = set;
    } else {
      more = more == null ? new RecordSet[1] : Arrays.copyOf(more, more.length + 1);
      more[more.length - 1] = set;
    }
  }

  /** Returns the set of a type, or null if there is none. */
  RecordSet find(int type) {
    if (first == null || first.typeValue == type) {
      return first;
    }
    if (more != null) {
      for (RecordSet set : more) {
        if (set.typeValue == type) {
          return set;
        }
      }
    }
    return null;
  }

  RecordSet find(RecordType type) {
    return find(type.value());
  }
}
