package io.wiredns.zone;

/**
 * Adds the records that prove what does not exist; RFC 4035 section 3.1.3, RFC 5155 section 7.2.
 * Adds nothing if the zone is not signed.
 */
interface Denials {
  /**
   * Proves that a name does not exist, and that no wildcard matches it.
   *
   * @param missing the name that does not exist
   * @param encloser the closest name above the missing one that exists
   */
  void noName(LookupName missing, ZoneNode encloser, Answer answer);

  /** Proves that a name has no records of the type. */
  void noType(ZoneNode node, boolean isDs, Answer answer);

  /** Proves that a wildcard matches the missing name and has no records of the type. */
  void noWildcardType(LookupName missing, ZoneNode encloser, Answer answer);

  /** Proves that the missing name does not exist, for an answer from a wildcard. */
  void wildcard(LookupName missing, ZoneNode encloser, Answer answer);

  /** Proves that a delegation is not signed. */
  void noDs(ZoneNode cut, Answer answer);
}
