package io.wiredns.codec.wire;

/**
 * How a name inside RDATA may be compressed and what becomes of its case in DNSSEC's canonical
 * form. RFC 3597 section 4 and RFC 4034 section 6.2 (as corrected by RFC 6840 section 5.1) need
 * these four.
 *
 * @since 0.1
 */
public enum NameRule {
  /**
   * The types of RFC 1035: expanded when read, compressed when written, lower case in canonical
   * form.
   */
  COMPRESSED(true, true, true),
  /**
   * Some types of before RFC 3597: expanded when read, never compressed when written, lower case in
   * canonical form.
   */
  READ_COMPRESSED(true, false, true),
  /** Never a pointer, read or written; lower case in canonical form. */
  CANONICAL(false, false, true),
  /** Never a pointer, read or written; case kept in canonical form. */
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
   * Whether a reader expands a compression pointer here.
   *
   * @return false if a pointer here is a fault
   */
  public boolean readsPointers() {
    return readsPointers;
  }

  /**
   * Whether a writer may put a compression pointer here.
   *
   * @return true for the types of RFC 1035 only
   */
  public boolean writesPointers() {
    return writesPointers;
  }

  /**
   * Whether the DNSSEC canonical form has this name in lower case.
   *
   * @return false if its case is kept
   */
  public boolean isLowerCaseInCanonicalForm() {
    return lowerCaseInCanonicalForm;
  }
}
