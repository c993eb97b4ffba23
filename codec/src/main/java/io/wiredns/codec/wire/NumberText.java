package io.wiredns.codec.wire;

/**
 * What a number looks like in text; on the wire it is the same whatever it looks like.
 *
 * <p>Fields of 32 bits may be any of these, fields of 64 bits {@link #DECIMAL} or {@link #GROUPS};
 * texts refuse the others with an {@link IllegalArgumentException}.
 *
 * @since 0.1
 */
public enum NumberText {
  /** Digits: {@code 3600}. */
  DECIMAL,
  /**
   * Seconds, which are written as digits and may be read with units: {@code 3600}, {@code 1h}; RFC
   * 2308 section 4 and BIND's {@code 1h30m}.
   */
  TTL,
  /**
   * Seconds since 1970 modulo 2^32, as {@code YYYYMMDDHHmmSS} in UTC; digits are read too. RFC 4034
   * section 3.2.
   */
  TIMESTAMP,
  /**
   * Groups of four hexadecimal digits, one for each 16 bits, with colons between them: {@code
   * 0014:4fff:ff20:ee64}; RFC 6742 section 2.1.2.
   */
  GROUPS
}
