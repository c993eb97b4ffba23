package io.wiredns.dnssec;

/**
 * What a signature of an RRset or a message can break.
 *
 * @since 0.1
 */
public enum SignatureRule {
  /** The message is malformed. */
  MESSAGE("RFC 2931 section 3"),
  /** The signature covers another type. */
  TYPE_COVERED("RFC 4035 section 5.3.1"),
  /** The signer is not the key's owner, or the owner of the RRset is not below it. */
  SIGNER("RFC 4035 section 5.3.1"),
  /** The signature has more labels than the owner. */
  LABELS("RFC 4035 section 5.3.1"),
  /** The signature is of another algorithm than the key. */
  ALGORITHM("RFC 4035 section 5.3.1"),
  /** The key's tag is not the signature's. */
  KEY_TAG("RFC 4035 section 5.3.1"),
  /** The key's flags or protocol say that it is for something else. */
  KEY_USE("RFC 4034 section 2.1"),
  /** The signature is not good yet. */
  INCEPTION("RFC 4034 section 3.1.5"),
  /** The signature is good no longer. */
  EXPIRATION("RFC 4034 section 3.1.5"),
  /** The key's octets are no key of its algorithm. */
  KEY("RFC 4034 section 2.1.4"),
  /** The signature is not that of these octets and this key. */
  SIGNATURE("RFC 4035 section 5.3.3");

  private final String section;

  SignatureRule(String section) {
    this.section = section;
  }

  /**
   * Where the rule stands.
   *
   * @return RFC and section
   */
  public String section() {
    return section;
  }
}
