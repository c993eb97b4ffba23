package io.wiredns.zone;

import io.wiredns.codec.wire.Name;

/**
 * The records that prove what is not there; RFC 4035 section 3.1.3, RFC 5155 section 7.2. A zone
 * that is not signed has none, and then nothing is added.
 */
interface Denials {
  /**
   * The name does not exist, and no wildcard stands for it.
   *
   * @param encloser the nearest name above it that does
   */
  void noName(Name missing, ZoneNode encloser, Answer answer);

  /** The name exists and has no records of the type. */
  void noType(ZoneNode node, boolean isDs, Answer answer);

  /** A wildcard stands for the name and has no records of the type. */
  void noWildcardType(Name missing, ZoneNode encloser, Answer answer);

  /** A wildcard has answered for the name, which itself does not exist. */
  void wildcard(Name missing, ZoneNode encloser, Answer answer);

  /** The delegation is not signed. */
  void noDs(ZoneNode cut, Answer answer);
}
