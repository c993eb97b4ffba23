package io.wiredns.codec.wire;

/**
 * The form of octets as text. The wire form does not depend on it.
 *
 * @since 0.1
 */
public enum OctetsText {
  /**
   * One quoted string, with {@code \DDD} for octets that are not printable; RFC 1035 section 5.1.
   */
  TEXT,
  /** Hexadecimal digits; RFC 4648 section 8. */
  HEX,
  /** Pairs of hexadecimal digits separated by hyphens, in one word; RFC 7043 section 3.2. */
  HYPHENS,
  /** Base64 with padding; RFC 4648 section 4. */
  BASE64,
  /** Base32 with the hexadecimal alphabet, without padding, in one word; RFC 5155 section 3.3. */
  BASE32HEX
}
