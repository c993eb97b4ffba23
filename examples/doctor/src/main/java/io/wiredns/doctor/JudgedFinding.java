package io.wiredns.doctor;

import java.util.Objects;
import java.util.Optional;

/**
 * A finding with the part that it has in a diagnosis.
 *
 * @param finding the finding
 * @param role its part
 * @param explainedBy the finding that it follows from; present for a consequence, and only then
 * @since 0.1
 */
public record JudgedFinding(Finding finding, Role role, Optional<Finding> explainedBy) {
  /**
   * Creates an instance from its components.
   *
   * @param finding the finding
   * @param role its part
   * @param explainedBy the finding that it follows from
   * @throws IllegalArgumentException if a consequence has no explanation, or another part has one,
   *     or a good finding has another part than {@link Role#GOOD}
   */
  public JudgedFinding {
    Objects.requireNonNull(role);
    if (explainedBy.isPresent() != (role == Role.CONSEQUENCE)) {
      throw new IllegalArgumentException(role + " explained by " + explainedBy);
    }
    if ((finding.severity() == Severity.GOOD) != (role == Role.GOOD)) {
      throw new IllegalArgumentException(role + " of a finding that is " + finding.severity());
    }
  }
}
