package io.wiredns.inspect;

/**
 * How types, classes and RDATA are spelled.
 *
 * @since 0.1
 */
public enum TextForm {
  /** Mnemonics and each type's own form, where it has one. */
  OWN,
  /** The generic form of RFC 3597 section 5, which every type has. */
  GENERIC
}
