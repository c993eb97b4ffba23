package io.wiredns.dnssec.chain;

import io.wiredns.codec.message.Question;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The result of a validation.
 *
 * @param verdict the verdict with its reason
 * @param steps the zones whose keys are trusted, from the trust anchor on, as far as the chain was
 *     followed; several chains if aliases lead to other zones
 * @param work the work that was done
 * @since 0.1
 */
public record Validation(ChainVerdict verdict, List<ChainStep> steps, ValidationWork work) {
  /**
   * Creates an instance from its components.
   *
   * @param verdict the verdict with its reason
   * @param steps the zones of the chain; copied
   * @param work the work that was done
   */
  public Validation {
    Objects.requireNonNull(verdict);
    steps = List.copyOf(steps);
    Objects.requireNonNull(work);
  }

  /**
   * Returns whether the answer is secure.
   *
   * @return true for {@link ChainVerdict.Secure} only
   */
  public boolean isSecure() {
    return verdict instanceof ChainVerdict.Secure;
  }

  /**
   * Returns the questions whose responses must be added to the known records before the answer can
   * be validated.
   *
   * @return the questions; empty if there is a verdict, or responses cannot help
   */
  public List<Question> needs() {
    return verdict instanceof ChainVerdict.Indeterminate open ? open.needs() : List.of();
  }

  /**
   * Returns the time until which the verdict holds: the first expiration of all signatures of the
   * chain.
   *
   * @return the time, or an empty Optional if no signature was verified
   */
  public Optional<Instant> expiration() {
    return steps.stream()
        .flatMap(step -> step.signatures().stream())
        .map(UsedSignature::expiration)
        .min(Instant::compareTo);
  }
}
