package io.wiredns.dnssec;

import io.wiredns.codec.rdata.Nsec;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.Octets;

/**
 * Determines whether an NSEC or NSEC3 record covers a name; RFC 4034 section 4, RFC 5155 section 8.
 * This alone does not prove that the name does not exist: the caller must verify the signature of
 * the record, and must consider empty non-terminals, records of the parent side of a delegation,
 * and Opt-Out.
 *
 * @since 0.1
 */
public final class Denial {
  private Denial() {}

  /**
   * Returns whether an NSEC record covers a name: whether the name is between the owner of the
   * record and the next name in canonical order. The last record of a zone, whose next name is the
   * apex, covers all names after its owner.
   *
   * @param owner the record's owner
   * @param nsec the record
   * @param name the name, of the same zone
   * @return true if the name is covered; the owner itself and the next name are not. A covered name
   *     exists nevertheless, without records, if the next name is below it
   */
  public static boolean covers(Name owner, Nsec nsec, Name name) {
    return between(
        owner.compareTo(name), name.compareTo(nsec.next()), owner.compareTo(nsec.next()));
  }

  /**
   * Returns whether an NSEC3 record covers a hash: whether the hash is between that of the owner
   * and the next one. A name of the zone with a covered hash does not exist or, if the record has
   * the Opt-Out flag, may be that of an unsigned delegation.
   *
   * @param ownerHash the hash in the record's owner
   * @param nextHash the next hash in the record
   * @param hash the name's hash
   * @return true if the hash is covered; the two hashes themselves are not
   */
  public static boolean covers(Octets ownerHash, Octets nextHash, Octets hash) {
    return between(
        ownerHash.compareTo(hash), hash.compareTo(nextHash), ownerHash.compareTo(nextHash));
  }

  /**
   * Returns whether a value is between two values of a circle, given the results of comparing them.
   */
  private static boolean between(int fromFirst, int toLast, int firstToLast) {
    if (firstToLast == 0) {
      return fromFirst != 0; // A circle of one value covers all others.
    }
    return firstToLast < 0 ? fromFirst < 0 && toLast < 0 : fromFirst < 0 || toLast < 0;
  }
}
