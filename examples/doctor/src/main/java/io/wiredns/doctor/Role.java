package io.wiredns.doctor;

import java.util.Locale;

/**
 * The part that a finding has in a diagnosis.
 *
 * @since 0.1
 */
public enum Role {
  /** The cause. */
  VERDICT,
  /** It follows from another finding, and needs no mending of its own. */
  CONSEQUENCE,
  /** It stands beside the cause: a warning, or an error that no other finding explains. */
  WARNING,
  /** It is as it should be. */
  GOOD;

  /** Returns the word of the JSON form: lower case. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
