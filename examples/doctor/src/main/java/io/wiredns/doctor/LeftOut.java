package io.wiredns.doctor;

import java.util.Objects;

/**
 * A check that was not done.
 *
 * @param check the check
 * @param reason why it was not done, such as {@code --axfr was not given}
 * @since 0.1
 */
public record LeftOut(Check check, String reason) {
  /**
   * Creates an instance from its components.
   *
   * @param check the check
   * @param reason why it was not done
   */
  public LeftOut {
    Objects.requireNonNull(check);
    Objects.requireNonNull(reason);
  }
}
