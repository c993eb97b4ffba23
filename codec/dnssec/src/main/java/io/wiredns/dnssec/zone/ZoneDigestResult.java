package io.wiredns.dnssec.zone;

import io.wiredns.codec.rdata.Zonemd;
import java.util.Objects;

/**
 * The result of comparing a zone with its ZONEMD records; RFC 8976 section 4.
 *
 * <p>Implementations are immutable and may be shared among threads.
 *
 * @since 0.1
 */
public sealed interface ZoneDigestResult {
  /**
   * The digest of a ZONEMD record is that of the zone.
   *
   * @param zonemd the record
   * @since 0.1
   */
  record Verified(Zonemd zonemd) implements ZoneDigestResult {
    /**
     * Creates an instance from its components.
     *
     * @param zonemd the record
     */
    public Verified {
      Objects.requireNonNull(zonemd);
    }
  }

  /**
   * The zone has no ZONEMD record at its apex.
   *
   * @since 0.1
   */
  record Absent() implements ZoneDigestResult {}

  /**
   * No ZONEMD record is right.
   *
   * @param rule {@link ZoneRule#ZONEMD_DIGEST} if a record could be compared, or else the rule that
   *     the first record breaks
   * @param detail a description of the fault
   * @since 0.1
   */
  record Rejected(ZoneRule rule, String detail) implements ZoneDigestResult {
    /**
     * Creates an instance from its components.
     *
     * @param rule {@link ZoneRule#ZONEMD_DIGEST} if a record could be compared, or else the rule
     *     that the first record breaks
     * @param detail a description of the fault
     */
    public Rejected {
      Objects.requireNonNull(rule);
      Objects.requireNonNull(detail);
    }
  }

  /**
   * Returns whether a digest is right.
   *
   * @return true for {@link Verified} only
   */
  default boolean isVerified() {
    return this instanceof Verified;
  }
}
