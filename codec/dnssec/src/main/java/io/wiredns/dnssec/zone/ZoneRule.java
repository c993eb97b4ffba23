package io.wiredns.dnssec.zone;

/**
 * The rules for a signed zone; each constant describes how its rule is broken.
 *
 * @since 0.1
 */
public enum ZoneRule {
  /** The digest of a ZONEMD record is not that of the zone. */
  ZONEMD_DIGEST("RFC 8976 section 4"),
  /** The serial of a ZONEMD record is not that of the SOA record. */
  ZONEMD_SERIAL("RFC 8976 section 4"),
  /** Several ZONEMD records have the same scheme and hash algorithm, and different data. */
  ZONEMD_DUPLICATE("RFC 8976 section 2.2"),
  /** The scheme or the hash algorithm of all ZONEMD records is unknown. */
  ZONEMD_UNKNOWN("RFC 8976 section 4");

  private final String section;

  ZoneRule(String section) {
    this.section = section;
  }

  /**
   * Returns the RFC section that contains the rule.
   *
   * @return RFC and section
   */
  public String section() {
    return section;
  }
}
