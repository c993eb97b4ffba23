package io.wiredns.dnssec.chain;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.TypeBitmap;
import io.wiredns.dnssec.internal.TypeWords;
import java.util.List;
import java.util.Optional;

/** Whether signed NSEC or NSEC3 records prove a denial. */
sealed interface Proof {
  /** The types that an NSEC record of a name without any data has; RFC 9824 section 3. */
  List<RecordType> OF_PROOFS = List.of(RecordType.NSEC, RecordType.RRSIG, RecordType.NXNAME);

  /**
   * The denial is proved.
   *
   * @param reason what is proved, or that it is proved without security: {@link
   *     ChainReason#OPT_OUT}, {@link ChainReason#NSEC3_ITERATIONS}
   * @param isNameAbsent whether the name does not exist
   * @param isDelegation whether the name is an unsigned delegation, if a DS was denied
   */
  record Proved(
      ChainReason reason,
      boolean isNameAbsent,
      boolean isDelegation,
      ResourceRecord record,
      String detail)
      implements Proof {}

  /** The denial is not proved, or is refuted. */
  record Refuted(ChainReason reason, Optional<ResourceRecord> record, String detail)
      implements Proof {}

  static Proof proved(ChainReason reason, ResourceRecord record, String detail) {
    return new Proved(reason, reason == ChainReason.NAME_ABSENT, false, record, detail);
  }

  static Proof refuted(ChainReason reason, ResourceRecord record, String detail) {
    return new Refuted(reason, Optional.of(record), detail);
  }

  static Proof refuted(ChainReason reason, String detail) {
    return new Refuted(reason, Optional.empty(), detail);
  }

  /** Whether the types are those of the parent side of a delegation. */
  static boolean isDelegation(TypeBitmap types) {
    return types.contains(RecordType.NS) && !types.contains(RecordType.SOA);
  }

  /** Whether names below the owner of these types cannot be denied; RFC 6840 section 4.1. */
  static boolean hidesNamesBelow(TypeBitmap types) {
    return isDelegation(types) || types.contains(RecordType.DNAME);
  }

  /**
   * Decides by the types of the record at the name itself; RFC 4035 section 5.4, RFC 5155 sections
   * 8.5 and 8.6, RFC 6840 sections 4.1, 4.3 and 4.4, RFC 9824 section 3.
   */
  static Proof atName(Name name, RecordType type, TypeBitmap types, ResourceRecord record) {
    boolean isDs = type.equals(RecordType.DS);
    if (isDs && types.contains(RecordType.SOA) && !name.isRoot()) {
      return refuted(
          ChainReason.DENIAL_BY_CHILD,
          record,
          "the record with SOA is of zone " + name + ", a DS is in the zone above");
    }
    if (!isDs && isDelegation(types)) {
      return refuted(
          ChainReason.DENIAL_BY_ANCESTOR,
          record,
          name + " is a delegation, whose records are in the zone below");
    }
    if (types.contains(type) || type.equals(RecordType.ANY) && hasData(types)) {
      return refuted(
          ChainReason.TYPE_EXISTS,
          record,
          name + " has the types " + TypeWords.few(type, types.types()) + ", by the record");
    }
    if (types.contains(RecordType.CNAME)) {
      return refuted(ChainReason.ALIAS_EXISTS, record, name + " has a CNAME, by the record");
    }
    if (types.contains(RecordType.NXNAME)) {
      return new Proved(
          ChainReason.COMPACT_DENIAL, true, false, record, name + " does not exist (NXNAME)");
    }
    if (types.equals(TypeBitmap.EMPTY)) {
      return proved(ChainReason.EMPTY_NON_TERMINAL, record, name + " exists and has no records");
    }
    return new Proved(
        ChainReason.TYPE_ABSENT,
        false,
        isDelegation(types),
        record,
        name + " has the types " + TypeWords.few(types.types()) + " only");
  }

  private static boolean hasData(TypeBitmap types) {
    return types.types().stream().anyMatch(type -> !OF_PROOFS.contains(type));
  }

  /** Decides by the types of the wildcard that matches the name; RFC 5155 section 8.7. */
  static Proof atWildcard(Name wildcard, RecordType type, TypeBitmap types, ResourceRecord record) {
    if (types.contains(type) || type.equals(RecordType.ANY) && hasData(types)) {
      return refuted(
          ChainReason.TYPE_EXISTS,
          record,
          wildcard + " has the types " + TypeWords.few(type, types.types()));
    }
    return types.contains(RecordType.CNAME)
        ? refuted(ChainReason.ALIAS_EXISTS, record, wildcard + " has a CNAME")
        : proved(
            ChainReason.WILDCARD_TYPE_ABSENT,
            record,
            wildcard + " has the types " + TypeWords.few(types.types()) + " only");
  }
}
