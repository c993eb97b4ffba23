package io.wiredns.doctor;

/**
 * How much what a check found matters.
 *
 * @since 0.1
 */
public enum Severity {
  /** It can keep the name from resolving, for some clients or for all. */
  ERROR,
  /** It breaks a rule or a recommendation, and names resolve nevertheless. */
  WARNING,
  /** It is as it should be. */
  GOOD
}
