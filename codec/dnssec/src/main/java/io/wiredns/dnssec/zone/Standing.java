package io.wiredns.dnssec.zone;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.wire.Name;

/** What a zone is for a name: whether its records are the zone's own; RFC 4035 section 2. */
enum Standing {
  /** The zone is authoritative for the name. */
  AUTHORITATIVE,
  /** The name is a delegation: the zone is authoritative for DS and NSEC only. */
  DELEGATION,
  /** The name is below a delegation; its addresses are glue. */
  BELOW_DELEGATION,
  /** The name is below a DNAME, which hides it (RFC 6672 section 2.4). */
  BELOW_DNAME,
  /** The name has NSEC3 records only, which belong to other names. */
  HASH;

  /** Determines the standing of the owners of a zone, which must pass by in canonical order. */
  static final class Tracker {
    private final Name apex;

    /** The closest delegation or DNAME so far; null if there was none. */
    private Name cut;

    private Standing below;

    Tracker(Name apex) {
      this.apex = apex;
    }

    Standing next(OwnerRecords owner) {
      Name name = owner.name();
      if (cut != null && name.isSubdomainOf(cut)) {
        // The NSEC3 records of a zone are not hidden by a DNAME at its apex.
        return below == BELOW_DNAME && isHash(owner) ? HASH : below;
      }
      if (!name.equals(apex) && owner.has(RecordType.NS)) {
        cut = name;
        below = BELOW_DELEGATION;
        return DELEGATION;
      }
      if (owner.has(RecordType.DNAME)) {
        cut = name;
        below = BELOW_DNAME;
      }
      return isHash(owner) ? HASH : AUTHORITATIVE;
    }

    private static boolean isHash(OwnerRecords owner) {
      return owner.has(RecordType.NSEC3)
          && owner.sets().keySet().stream()
              .allMatch(type -> type.equals(RecordType.NSEC3) || type.equals(RecordType.RRSIG));
    }
  }

  /** Returns whether RRsets of a type at a name of this standing must be signed. */
  boolean signs(RecordType type) {
    return switch (this) {
      case AUTHORITATIVE, HASH -> true;
      case DELEGATION ->
          type.equals(RecordType.DS)
              || type.equals(RecordType.NSEC)
              || type.equals(RecordType.NSEC3);
      case BELOW_DELEGATION, BELOW_DNAME -> false;
    };
  }

  /** Returns whether the name is in the chain of NSEC records, or its hash in that of NSEC3. */
  boolean isInChain() {
    return this == AUTHORITATIVE || this == DELEGATION;
  }
}
