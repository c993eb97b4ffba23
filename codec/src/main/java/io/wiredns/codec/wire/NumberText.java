package io.wiredns.codec.wire;

/**
 * The form of a number as text. The wire form does not depend on it.
 *
 * <p>Fields of 32 bits may have any of these forms, fields of 64 bits {@link #DECIMAL} or {@link
 * #GROUPS}; readers and writers of text refuse the others with an {@link IllegalArgumentException}.
 *
 * @since 0.1
 */
public enum NumberText {
  /** Decimal digits: {@code 3600}. */
  DECIMAL,
  /**
   * Seconds, written as decimal digits and also read with units: {@code 3600}, {@code 1h}; RFC 2308
   * section 4, and {@code 1h30m} as in BIND.
   */
  TTL,
  /**
   * Seconds since 1970 modulo 2^32, written as {@code YYYYMMDDHHmmSS} in UTC; decimal digits are
   * also read. RFC 4034 section 3.2.
   */
  TIMESTAMP,
  /**
   * Groups of four hexadecimal digits, one for each 16 bits, separated by colons: {@code
   * 0014:4fff:ff20:ee64}; RFC 6742 section 2.1.2.
   */
  GROUPS
}
