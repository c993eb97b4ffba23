package io.wiredns.dnssec;

/**
 * The rules for the signature of an RRset or a message; each constant describes how its rule is
 * broken.
 *
 * @since 0.1
 */
public enum SignatureRule {
  /** The message is malformed. */
  MESSAGE("RFC 2931 section 3"),
  /** The signature covers another type than that of the RRset. */
  TYPE_COVERED("RFC 4035 section 5.3.1"),
  /** The signer is not the key's owner, or the owner of the RRset is outside the signer's zone. */
  SIGNER("RFC 4035 section 5.3.1"),
  /** The signature has more labels than the owner. */
  LABELS("RFC 4035 section 5.3.1"),
  /** The signature is of another algorithm than the key. */
  ALGORITHM("RFC 4035 section 5.3.1"),
  /** The key tag of the signature is not that of the key. */
  KEY_TAG("RFC 4035 section 5.3.1"),
  /** The flags or protocol of the key do not allow this use. */
  KEY_USE("RFC 4034 section 2.1"),
  /** The signature is not valid yet. */
  INCEPTION("RFC 4034 section 3.1.5"),
  /** The signature has expired. */
  EXPIRATION("RFC 4034 section 3.1.5"),
  /**
   * The octets of the key are not a public key of its algorithm, or its RSA modulus or exponent is
   * longer than supported.
   */
  KEY("RFC 4034 section 2.1.4"),
  /**
   * The signature does not match the octets and the key, or is malformed, or RDATA of the RRset is
   * malformed.
   */
  SIGNATURE("RFC 4035 section 5.3.3");

  private final String section;

  SignatureRule(String section) {
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
