package io.wiredns.doctor;

import java.util.Locale;

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
  GOOD;

  /** Returns the word of the JSON form: lower case. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
