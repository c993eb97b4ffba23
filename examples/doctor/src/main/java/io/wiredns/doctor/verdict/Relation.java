package io.wiredns.doctor.verdict;

import io.wiredns.doctor.Check;
import java.util.List;
import java.util.Objects;

/**
 * A row of the table of checks that explain others.
 *
 * @param cause the check whose finding explains
 * @param effects the checks whose findings are explained
 * @param scope where they are explained
 * @param why a sentence with the reason
 * @since 0.1
 */
public record Relation(Check cause, List<Check> effects, Scope scope, String why) {
  /**
   * Creates an instance from its components.
   *
   * @param cause the check whose finding explains
   * @param effects the checks whose findings are explained; copied
   * @param scope where they are explained
   * @param why a sentence with the reason
   */
  public Relation {
    Objects.requireNonNull(cause);
    effects = List.copyOf(effects);
    Objects.requireNonNull(scope);
    Objects.requireNonNull(why);
  }
}
