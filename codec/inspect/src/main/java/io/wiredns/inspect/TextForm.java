package io.wiredns.inspect;

/**
 * The text formats of types, classes and RDATA. Immutable; may be shared among threads.
 *
 * @since 0.1
 */
public enum TextForm {
  /** Mnemonics, and the type's own text format of RDATA if it has one. */
  OWN,
  /** The generic format of RFC 3597 section 5, which every type has. */
  GENERIC
}
