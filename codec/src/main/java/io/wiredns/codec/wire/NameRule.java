package io.wiredns.codec.wire;

/**
 * Whether a name in RDATA may be compressed, and whether the canonical form of DNSSEC has it in
 * lower case. RFC 3597 section 4 and RFC 4034 section 6.2 (as corrected by RFC 6840 section 5.1)
 * require these four rules.
 *
 * @since 0.1
 */
public enum NameRule {
  /**
   * For types of RFC 1035: pointers are followed when read and used when written; lower case in
   * canonical form.
   */
  COMPRESSED(true, true, true),
  /**
   * For some types older than RFC 3597: pointers are followed when read, but not used when written;
   * lower case in canonical form.
   */
  READ_COMPRESSED(true, false, true),
  /** No pointers, neither read nor written; lower case in canonical form. */
  CANONICAL(false, false, true),
  /** No pointers, neither read nor written; canonical form keeps the case. */
  PLAIN(false, false, false);

  private final boolean readsPointers;
  private final boolean writesPointers;
  private final boolean lowerCaseInCanonicalForm;

  NameRule(boolean readsPointers, boolean writesPointers, boolean lowerCaseInCanonicalForm) {
    this.readsPointers = readsPointers;
    this.writesPointers = writesPointers;
    this.lowerCaseInCanonicalForm = lowerCaseInCanonicalForm;
  }

  /**
   * Returns whether a reader follows compression pointers in such a name.
   *
   * @return false if a pointer is a fault
   */
  public boolean readsPointers() {
    return readsPointers;
  }

  /**
   * Returns whether a writer may use compression pointers in such a name.
   *
   * @return true for {@link #COMPRESSED} only
   */
  public boolean writesPointers() {
    return writesPointers;
  }

  /**
   * Returns whether the canonical form of DNSSEC has such a name in lower case.
   *
   * @return false if the canonical form keeps the case
   */
  public boolean isLowerCaseInCanonicalForm() {
    return lowerCaseInCanonicalForm;
  }
}
