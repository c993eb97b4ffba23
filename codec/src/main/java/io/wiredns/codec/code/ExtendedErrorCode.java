package io.wiredns.codec.code;

import java.util.Locale;

/**
 * Why something went wrong, as the EDE option says it, 16 bits; RFC 8914 sections 4 and 5.2.
 *
 * <p>The mnemonic is the registry's text in capitals with hyphens, {@code NO-REACHABLE-AUTHORITY};
 * {@link #purpose} is that text itself.
 *
 * <p>Immutable; may be shared among threads.
 *
 * @since 0.1
 */
public final class ExtendedErrorCode implements CodePoint, Comparable<ExtendedErrorCode> {
  private static final CodePoints<ExtendedErrorCode> POINTS =
      new CodePoints<>(
          "EDE", 65535, ExtendedErrorCode::new, new ExtendedErrorCode[CodePoints.DENSE]);

  /** How fields of these numbers are read. */
  public static final CodePointSpace<ExtendedErrorCode> SPACE = POINTS;

  /** None of the listed reasons; RFC 8914 section 4.1. */
  public static final ExtendedErrorCode OTHER_ERROR = define(0, "Other Error");

  /** Only unsupported DNSKEY algorithms; RFC 8914 section 4.2. */
  public static final ExtendedErrorCode UNSUPPORTED_DNSKEY_ALGORITHM =
      define(1, "Unsupported DNSKEY Algorithm");

  /** Only unsupported DS digests; RFC 8914 section 4.3. */
  public static final ExtendedErrorCode UNSUPPORTED_DS_DIGEST_TYPE =
      define(2, "Unsupported DS Digest Type");

  /** Expired cache data served; RFC 8914 section 4.4, RFC 8767. */
  public static final ExtendedErrorCode STALE_ANSWER = define(3, "Stale Answer");

  /** Answer altered by policy; RFC 8914 section 4.5. */
  public static final ExtendedErrorCode FORGED_ANSWER = define(4, "Forged Answer");

  /** Validation state indeterminate; RFC 8914 section 4.6. */
  public static final ExtendedErrorCode DNSSEC_INDETERMINATE = define(5, "DNSSEC Indeterminate");

  /** Validation failed; RFC 8914 section 4.7. */
  public static final ExtendedErrorCode DNSSEC_BOGUS = define(6, "DNSSEC Bogus");

  /** Signatures expired; RFC 8914 section 4.8. */
  public static final ExtendedErrorCode SIGNATURE_EXPIRED = define(7, "Signature Expired");

  /** Signatures in the future; RFC 8914 section 4.9. */
  public static final ExtendedErrorCode SIGNATURE_NOT_YET_VALID =
      define(8, "Signature Not Yet Valid");

  /** No DNSKEY matches the DS; RFC 8914 section 4.10. */
  public static final ExtendedErrorCode DNSKEY_MISSING = define(9, "DNSKEY Missing");

  /** Signatures absent; RFC 8914 section 4.11. */
  public static final ExtendedErrorCode RRSIGS_MISSING = define(10, "RRSIGs Missing");

  /** No DNSKEY with the zone flag; RFC 8914 section 4.12. */
  public static final ExtendedErrorCode NO_ZONE_KEY_BIT_SET = define(11, "No Zone Key Bit Set");

  /** Denial proof absent; RFC 8914 section 4.13. */
  public static final ExtendedErrorCode NSEC_MISSING = define(12, "NSEC Missing");

  /** Failure served from cache; RFC 8914 section 4.14. */
  public static final ExtendedErrorCode CACHED_ERROR = define(13, "Cached Error");

  /** Server starting up; RFC 8914 section 4.15. */
  public static final ExtendedErrorCode NOT_READY = define(14, "Not Ready");

  /** Operator block list; RFC 8914 section 4.16. */
  public static final ExtendedErrorCode BLOCKED = define(15, "Blocked");

  /** External (legal) demand; RFC 8914 section 4.17. */
  public static final ExtendedErrorCode CENSORED = define(16, "Censored");

  /** Client asked for filtering; RFC 8914 section 4.18. */
  public static final ExtendedErrorCode FILTERED = define(17, "Filtered");

  /** Client not authorised; RFC 8914 section 4.19. */
  public static final ExtendedErrorCode PROHIBITED = define(18, "Prohibited");

  /** Expired NXDOMAIN served; RFC 8914 section 4.20. */
  public static final ExtendedErrorCode STALE_NXDOMAIN_ANSWER = define(19, "Stale NXDOMAIN Answer");

  /** RD clear or zone not served; RFC 8914 section 4.21. */
  public static final ExtendedErrorCode NOT_AUTHORITATIVE = define(20, "Not Authoritative");

  /** Operation unsupported; RFC 8914 section 4.22. */
  public static final ExtendedErrorCode NOT_SUPPORTED = define(21, "Not Supported");

  /** No authority answered; RFC 8914 section 4.23. */
  public static final ExtendedErrorCode NO_REACHABLE_AUTHORITY =
      define(22, "No Reachable Authority");

  /** Transport failure upstream; RFC 8914 section 4.24. */
  public static final ExtendedErrorCode NETWORK_ERROR = define(23, "Network Error");

  /** Zone data unusable/expired; RFC 8914 section 4.25. */
  public static final ExtendedErrorCode INVALID_DATA = define(24, "Invalid Data");

  /** Expiration earlier than inception; IANA (Unbound). */
  public static final ExtendedErrorCode SIGNATURE_EXPIRED_BEFORE_VALID =
      define(25, "Signature Expired before Valid");

  /** 0-RTT data refused; RFC 9250 section 4.5. */
  public static final ExtendedErrorCode TOO_EARLY = define(26, "Too Early");

  /** Iterations above limit; RFC 9276 section 3.2. */
  public static final ExtendedErrorCode UNSUPPORTED_NSEC3_ITERATIONS_VALUE =
      define(27, "Unsupported NSEC3 Iterations Value");

  /** Proxy/policy request not met; draft-homburg-dnsop-codcp. */
  public static final ExtendedErrorCode UNABLE_TO_CONFORM_TO_POLICY =
      define(28, "Unable to conform to policy");

  /** Answer synthesised (aggressive NSEC); IANA (PowerDNS). */
  public static final ExtendedErrorCode SYNTHESIZED = define(29, "Synthesized");

  /** Type must not be queried (NXNAME); RFC 9824. */
  public static final ExtendedErrorCode INVALID_QUERY_TYPE = define(30, "Invalid Query Type");

  /** Client over rate limit; draft-muks-dns-ede-rate-limited. */
  public static final ExtendedErrorCode RATE_LIMITED = define(31, "Rate Limited");

  /** Client over quota; draft-muks-dns-ede-rate-limited. */
  public static final ExtendedErrorCode OVER_QUOTA = define(32, "Over Quota");

  /** Validation disabled by NTA; draft-farrokhi-dnsop-ede-nta. */
  public static final ExtendedErrorCode NEGATIVE_TRUST_ANCHOR = define(33, "Negative Trust Anchor");

  /** Name reachable only via DELEG; draft-ietf-deleg. */
  public static final ExtendedErrorCode NEW_DELEGATION_ONLY = define(34, "New Delegation Only");

  /** Block came from upstream; RFC-ietf-dnsop-structured-dns-error. */
  public static final ExtendedErrorCode BLOCKED_BY_UPSTREAM_DNS_SERVER =
      define(35, "Blocked by Upstream DNS Server");

  private final int value;
  private final String mnemonic;

  /** The registry's text; empty if it has none. */
  private final String purpose;

  private ExtendedErrorCode(int value, String purpose) {
    this.value = value;
    this.purpose = purpose == null ? "" : purpose;
    mnemonic = purpose == null ? null : mnemonic(purpose);
  }

  private static String mnemonic(String purpose) {
    return purpose.toUpperCase(Locale.ROOT).replace(' ', '-');
  }

  /** Enters the text under its mnemonic, the one that {@link #parse} looks for. */
  private static ExtendedErrorCode define(int value, String purpose) {
    ExtendedErrorCode code = POINTS.define(value, purpose);
    POINTS.alias(mnemonic(purpose), code);
    return code;
  }

  /**
   * The code point of a number; a known one is always the same object and costs no allocation.
   *
   * @param value the number, 0 to 65535
   * @return the code point
   * @throws IllegalArgumentException if the number is out of range
   */
  public static ExtendedErrorCode of(int value) {
    return POINTS.of(value);
  }

  /**
   * The code point that a text names: a mnemonic, without regard to case and with blanks, hyphens
   * or underscores between its words, or the generic form {@code EDE} and a number.
   *
   * @param text the text, such as {@code STALE-ANSWER}, {@code Stale Answer} or {@code EDE3}
   * @return the code point
   * @throws IllegalArgumentException if the text names none
   */
  public static ExtendedErrorCode parse(String text) {
    return POINTS.parse(text.replace(' ', '-').replace('_', '-'));
  }

  /**
   * The number.
   *
   * @return 0 to 65535
   */
  @Override
  public int value() {
    return value;
  }

  /**
   * What the registry calls it.
   *
   * @return words, such as {@code No Reachable Authority}; empty where there are none
   */
  public String purpose() {
    return purpose;
  }

  /**
   * Whether the value is in the block for private use; RFC 8914 section 5.2.
   *
   * @return true from 49152 to 65535
   */
  public boolean isPrivate() {
    return value >= 49_152;
  }

  /**
   * Whether IANA has assigned the value.
   *
   * @return true if it has a mnemonic
   */
  public boolean isAssigned() {
    return mnemonic != null;
  }

  @Override
  public int compareTo(ExtendedErrorCode other) {
    return Integer.compare(value, other.value);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ExtendedErrorCode that && value == that.value;
  }

  @Override
  public int hashCode() {
    return value;
  }

  /** The mnemonic, or the generic form where there is none. */
  @Override
  public String toString() {
    return mnemonic != null ? mnemonic : POINTS.generic(value);
  }
}
