package io.wiredns.dnssec.zone;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.wire.TypeBitmap;
import io.wiredns.dnssec.internal.TypeWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The types that NSEC and NSEC3 must list; RFC 4035 section 2.3, RFC 5155 section 7.1. */
final class ExpectedTypes {
  private ExpectedTypes() {}

  /**
   * Returns the types of an owner that the zone is authoritative for, and NS of a delegation.
   *
   * @param standing AUTHORITATIVE or DELEGATION
   */
  static TypeBitmap of(OwnerRecords owner, Standing standing) {
    List<RecordType> types = new ArrayList<>();
    boolean isSigned = owner.has(RecordType.RRSIG);
    for (RecordType type : owner.sets().keySet()) {
      boolean signs = standing.signs(type) && !type.equals(RecordType.RRSIG);
      // NSEC3 records are about other names than their owners.
      boolean isListed = signs && !type.equals(RecordType.NSEC3);
      if (isListed || standing == Standing.DELEGATION && type.equals(RecordType.NS)) {
        types.add(type);
      }
      isSigned |= signs;
    }
    if (isSigned) {
      types.add(RecordType.RRSIG);
    }
    return TypeBitmap.of(types);
  }

  /** Returns the difference of two sets, as a part of a sentence. */
  static String difference(TypeBitmap found, TypeBitmap expected) {
    Set<RecordType> more = new TreeSet<>(found.types());
    expected.types().forEach(more::remove);
    Set<RecordType> less = new TreeSet<>(expected.types());
    found.types().forEach(less::remove);
    return (more.isEmpty() ? "" : "lists " + TypeWords.few(more) + ", not there")
        + (more.isEmpty() || less.isEmpty() ? "" : "; ")
        + (less.isEmpty() ? "" : "lacks " + TypeWords.few(less));
  }
}
