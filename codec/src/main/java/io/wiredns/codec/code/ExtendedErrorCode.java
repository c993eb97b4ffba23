package io.wiredns.codec.code;

import java.util.Locale;

/**
 * The code of an extended DNS error (EDE), 16 bits; RFC 8914 sections 4 and 5.2.
 *
 * <p>The mnemonic is the registry's text in capitals with hyphens, such as {@code
 * NO-REACHABLE-AUTHORITY}; {@link #purpose} returns the text itself.
 *
 * <p>Immutable; may be shared among threads.
 *
 * @since 0.1
 */
public final class ExtendedErrorCode implements CodePoint, Comparable<ExtendedErrorCode> {
  private static final CodePoints<ExtendedErrorCode> POINTS =
      new CodePoints<>(
          "EDE", 65535, ExtendedErrorCode::new, new ExtendedErrorCode[CodePoints.DENSE]);

  /** All these code points, for the readers of fields that contain one. */
  public static final CodePointSpace<ExtendedErrorCode> SPACE = POINTS;

  /** None of the listed reasons; RFC 8914 section 4.1. */
  public static final ExtendedErrorCode OTHER_ERROR = define(0, "Other Error");

  /** Only unsupported DNSKEY algorithms; RFC 8914 section 4.2. */
  public static final ExtendedErrorCode UNSUPPORTED_DNSKEY_ALGORITHM =
      define(1, "Unsupported DNSKEY Algorithm");

  /** Only unsupported DS digests; RFC 8914 section 4.3. */
  public static final ExtendedErrorCode UNSUPPORTED_DS_DIGEST_TYPE =
      define(2, "Unsupported DS Digest Type");

  /** Expired cache data were served; RFC 8914 section 4.4, RFC 8767. */
  public static final ExtendedErrorCode STALE_ANSWER = define(3, "Stale Answer");

  /** The answer was altered by policy; RFC 8914 section 4.5. */
  public static final ExtendedErrorCode FORGED_ANSWER = define(4, "Forged Answer");

  /** The validation state is indeterminate; RFC 8914 section 4.6. */
  public static final ExtendedErrorCode DNSSEC_INDETERMINATE = define(5, "DNSSEC Indeterminate");

  /** Validation failed; RFC 8914 section 4.7. */
  public static final ExtendedErrorCode DNSSEC_BOGUS = define(6, "DNSSEC Bogus");

  /** The signatures have expired; RFC 8914 section 4.8. */
  public static final ExtendedErrorCode SIGNATURE_EXPIRED = define(7, "Signature Expired");

  /** The signatures are not valid yet; RFC 8914 section 4.9. */
  public static final ExtendedErrorCode SIGNATURE_NOT_YET_VALID =
      define(8, "Signature Not Yet Valid");

  /** No DNSKEY matches the DS; RFC 8914 section 4.10. */
  public static final ExtendedErrorCode DNSKEY_MISSING = define(9, "DNSKEY Missing");

  /** The signatures are missing; RFC 8914 section 4.11. */
  public static final ExtendedErrorCode RRSIGS_MISSING = define(10, "RRSIGs Missing");

  /** No DNSKEY with the zone flag; RFC 8914 section 4.12. */
  public static final ExtendedErrorCode NO_ZONE_KEY_BIT_SET = define(11, "No Zone Key Bit Set");

  /** The proof of denial is missing; RFC 8914 section 4.13. */
  public static final ExtendedErrorCode NSEC_MISSING = define(12, "NSEC Missing");

  /** The failure is from the cache; RFC 8914 section 4.14. */
  public static final ExtendedErrorCode CACHED_ERROR = define(13, "Cached Error");

  /** The server is starting; RFC 8914 section 4.15. */
  public static final ExtendedErrorCode NOT_READY = define(14, "Not Ready");

  /** The name is on a block list of the operator; RFC 8914 section 4.16. */
  public static final ExtendedErrorCode BLOCKED = define(15, "Blocked");

  /** The name is blocked by an external (legal) demand; RFC 8914 section 4.17. */
  public static final ExtendedErrorCode CENSORED = define(16, "Censored");

  /** The client has asked for filtering; RFC 8914 section 4.18. */
  public static final ExtendedErrorCode FILTERED = define(17, "Filtered");

  /** The client is not authorized; RFC 8914 section 4.19. */
  public static final ExtendedErrorCode PROHIBITED = define(18, "Prohibited");

  /** An expired NXDOMAIN was served; RFC 8914 section 4.20. */
  public static final ExtendedErrorCode STALE_NXDOMAIN_ANSWER = define(19, "Stale NXDOMAIN Answer");

  /** The RD bit is clear, or the zone is not served; RFC 8914 section 4.21. */
  public static final ExtendedErrorCode NOT_AUTHORITATIVE = define(20, "Not Authoritative");

  /** The operation is not supported; RFC 8914 section 4.22. */
  public static final ExtendedErrorCode NOT_SUPPORTED = define(21, "Not Supported");

  /** No authority answered; RFC 8914 section 4.23. */
  public static final ExtendedErrorCode NO_REACHABLE_AUTHORITY =
      define(22, "No Reachable Authority");

  /** The transport to another server has failed; RFC 8914 section 4.24. */
  public static final ExtendedErrorCode NETWORK_ERROR = define(23, "Network Error");

  /** The zone data are unusable or expired; RFC 8914 section 4.25. */
  public static final ExtendedErrorCode INVALID_DATA = define(24, "Invalid Data");

  /** The expiration of a signature is earlier than its inception; IANA (Unbound). */
  public static final ExtendedErrorCode SIGNATURE_EXPIRED_BEFORE_VALID =
      define(25, "Signature Expired before Valid");

  /** The 0-RTT data were refused; RFC 9250 section 4.5. */
  public static final ExtendedErrorCode TOO_EARLY = define(26, "Too Early");

  /** The NSEC3 iterations are above the limit; RFC 9276 section 3.2. */
  public static final ExtendedErrorCode UNSUPPORTED_NSEC3_ITERATIONS_VALUE =
      define(27, "Unsupported NSEC3 Iterations Value");

  /** A proxy or policy request cannot be met; draft-homburg-dnsop-codcp. */
  public static final ExtendedErrorCode UNABLE_TO_CONFORM_TO_POLICY =
      define(28, "Unable to conform to policy");

  /** The answer was synthesized (aggressive NSEC); IANA (PowerDNS). */
  public static final ExtendedErrorCode SYNTHESIZED = define(29, "Synthesized");

  /** The type must not be queried (NXNAME); RFC 9824. */
  public static final ExtendedErrorCode INVALID_QUERY_TYPE = define(30, "Invalid Query Type");

  /** The client exceeds a rate limit; draft-muks-dns-ede-rate-limited. */
  public static final ExtendedErrorCode RATE_LIMITED = define(31, "Rate Limited");

  /** The client exceeds a quota; draft-muks-dns-ede-rate-limited. */
  public static final ExtendedErrorCode OVER_QUOTA = define(32, "Over Quota");

  /** Validation is disabled by a negative trust anchor; draft-farrokhi-dnsop-ede-nta. */
  public static final ExtendedErrorCode NEGATIVE_TRUST_ANCHOR = define(33, "Negative Trust Anchor");

  /** The name can be reached only by DELEG records; draft-ietf-deleg. */
  public static final ExtendedErrorCode NEW_DELEGATION_ONLY = define(34, "New Delegation Only");

  /** The block was made by an upstream server; RFC-ietf-dnsop-structured-dns-error. */
  public static final ExtendedErrorCode BLOCKED_BY_UPSTREAM_DNS_SERVER =
      define(35, "Blocked by Upstream DNS Server");

  private final int value;
  private final String mnemonic;

  /** The registry's text; empty if there is none. */
  private final String purpose;

  private ExtendedErrorCode(int value, String purpose) {
    this.value = value;
    this.purpose = purpose == null ? "" : purpose;
    mnemonic = purpose == null ? null : mnemonic(purpose);
  }

  private static String mnemonic(String purpose) {
    return purpose.toUpperCase(Locale.ROOT).replace(' ', '-');
  }

  /** Enters the text under its mnemonic, by which {@link #parse} finds it. */
  private static ExtendedErrorCode define(int value, String purpose) {
    ExtendedErrorCode code = POINTS.define(value, purpose);
    POINTS.alias(mnemonic(purpose), code);
    return code;
  }

  /**
   * Returns the code point of a number. A known code point is always the same object, which costs
   * no allocation.
   *
   * @param value the number, 0 to 65535
   * @return the code point
   * @throws IllegalArgumentException if the number is out of range
   */
  public static ExtendedErrorCode of(int value) {
    return POINTS.of(value);
  }

  /**
   * Returns the code point that a text names: a mnemonic, without regard to case and with blanks,
   * hyphens or underscores between its words, or the generic form {@code EDE} and a number.
   *
   * @param text the text, such as {@code STALE-ANSWER}, {@code Stale Answer} or {@code EDE3}
   * @return the code point
   * @throws IllegalArgumentException if the text does not name a code point
   */
  public static ExtendedErrorCode parse(String text) {
    return POINTS.parse(text.replace(' ', '-').replace('_', '-'));
  }

  /**
   * Returns the number of the code point.
   *
   * @return the number, 0 to 65535
   */
  @Override
  public int value() {
    return value;
  }

  /**
   * Returns the registry's text.
   *
   * @return words, such as {@code No Reachable Authority}; empty if there are none
   */
  public String purpose() {
    return purpose;
  }

  /**
   * Returns whether the value is in the block for private use; RFC 8914 section 5.2.
   *
   * @return true from 49152 to 65535
   */
  public boolean isPrivate() {
    return value >= 49_152;
  }

  /**
   * Returns whether IANA has assigned the value.
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

  /** Returns the mnemonic, or the generic form if there is none. */
  @Override
  public String toString() {
    return mnemonic != null ? mnemonic : POINTS.generic(value);
  }
}
