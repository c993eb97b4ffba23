package io.wiredns.zone;

/**
 * The result of {@link ZoneServer#put}: how a version of a zone differs from the one before it.
 *
 * @since 0.1
 */
public enum Change {
  /** The server did not have the zone before. */
  NEW,

  /**
   * The serial is greater than before (RFC 1982). Secondary servers can be notified; the difference
   * is kept for incremental transfers.
   */
  NEWER,

  /** Serial and records are the same as before. */
  UNCHANGED,

  /**
   * The serial is the same as before, but records differ. Secondary servers that have the earlier
   * version keep it, because the serial tells them that nothing has changed.
   */
  SAME_SERIAL,

  /**
   * The serial is not greater than before; exactly 2<sup>31</sup> more is not greater either, RFC
   * 1982 section 3.2. Secondary servers that have the earlier version keep it.
   */
  OLDER
}
