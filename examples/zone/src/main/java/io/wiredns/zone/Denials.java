package io.wiredns.zone;

import io.wiredns.codec.wire.Name;

/**
 * Adds the records that prove what does not exist; RFC 4035 section 3.1.3, RFC 5155 section 7.2.
 * Adds nothing if the zone is not signed.
 */
interface Denials {
  /**
   * Proves that a name does not exist, and that no wildcard matches it.
   *
   * @param encloser the closest name above it that exists
   */
  void noName(Name missing, ZoneNode encloser, Answer answer);

  /** Proves that a name has no records of the type. */
  void noType(ZoneNode node, boolean isDs, Answer answer);

  /** Proves that a wildcard matches the name and has no records of the type. */
  void noWildcardType(Name missing, ZoneNode encloser, Answer answer);

  /** Proves that the name does not exist, for an answer from a wildcard. */
  void wildcard(Name missing, ZoneNode encloser, Answer answer);

  /** Proves that a delegation is not signed. */
  void noDs(ZoneNode cut, Answer answer);
}
