package io.wiredns.doctor;

import io.wiredns.codec.message.Question;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The result of a walk.
 *
 * <p>Implementations are immutable and may be shared among threads.
 *
 * @since 0.1
 */
public sealed interface Diagnosis {
  /**
   * Nothing is wrong: there are no errors, and no warnings but those about few servers, which are
   * never a verdict.
   *
   * @param account what was asked and found
   * @since 0.1
   */
  record Healthy(Account account) implements Diagnosis {
    /**
     * Creates an instance from its component.
     *
     * @param account what was asked and found
     */
    public Healthy {
      Objects.requireNonNull(account);
    }
  }

  /**
   * An error is the cause.
   *
   * @param account what was asked and found
   * @param cause the error that explains most of the others
   * @since 0.1
   */
  record Impaired(Account account, JudgedFinding cause) implements Diagnosis {
    /**
     * Creates an instance from its components.
     *
     * @param account what was asked and found
     * @param cause the verdict
     * @throws IllegalArgumentException if the cause is not an error, or not the verdict
     */
    public Impaired {
      Objects.requireNonNull(account);
      requireVerdict(cause, Severity.ERROR);
    }
  }

  /**
   * There is no error, and the worst warning is the verdict.
   *
   * @param account what was asked and found
   * @param worst the worst warning
   * @since 0.1
   */
  record Suspect(Account account, JudgedFinding worst) implements Diagnosis {
    /**
     * Creates an instance from its components.
     *
     * @param account what was asked and found
     * @param worst the verdict
     * @throws IllegalArgumentException if the worst is not a warning, or not the verdict
     */
    public Suspect {
      Objects.requireNonNull(account);
      requireVerdict(worst, Severity.WARNING);
    }
  }

  /**
   * Nothing could be asked, and nothing was found.
   *
   * @param account what should have been asked
   * @param reason a sentence that says why nothing could be asked
   * @since 0.1
   */
  record NotAsked(Account account, String reason) implements Diagnosis {
    /**
     * Creates an instance from its components.
     *
     * @param account what should have been asked
     * @param reason why nothing could be asked
     */
    public NotAsked {
      Objects.requireNonNull(account);
      Objects.requireNonNull(reason);
    }
  }

  /**
   * What was asked and found.
   *
   * @param question the name and the type
   * @param findings the findings: verdict, consequences, warnings, good ones
   * @param queries the number of queries that were sent
   * @param leftOut the checks that were not done
   * @param landscape what was seen
   * @since 0.1
   */
  record Account(
      Question question,
      List<JudgedFinding> findings,
      int queries,
      List<LeftOut> leftOut,
      Landscape landscape) {
    /**
     * Creates an instance from its components.
     *
     * @param question the name and the type
     * @param findings the findings; copied
     * @param queries the number of queries, 0 or more
     * @param leftOut the checks that were not done; copied
     * @param landscape what was seen
     * @throws IllegalArgumentException if the number of queries is negative
     */
    public Account {
      Objects.requireNonNull(question);
      findings = List.copyOf(findings);
      leftOut = List.copyOf(leftOut);
      Objects.requireNonNull(landscape);
      if (queries < 0) {
        throw new IllegalArgumentException(queries + " queries");
      }
    }
  }

  /**
   * Returns what was asked and found.
   *
   * @return the account
   */
  Account account();

  /**
   * Returns the name and the type that were asked for.
   *
   * @return the question
   */
  default Question question() {
    return account().question();
  }

  /**
   * Returns all findings with their parts.
   *
   * @return the verdict if there is one, consequences, warnings, good ones
   */
  default List<JudgedFinding> findings() {
    return account().findings();
  }

  /**
   * Returns the number of queries that were sent.
   *
   * @return a number, 0 or more
   */
  default int queries() {
    return account().queries();
  }

  /**
   * Returns the checks that were not done.
   *
   * @return the checks with the reasons
   */
  default List<LeftOut> leftOut() {
    return account().leftOut();
  }

  /**
   * Returns what was seen.
   *
   * @return zones, servers, keys, signatures and resolvers
   */
  default Landscape landscape() {
    return account().landscape();
  }

  /**
   * Returns the verdict.
   *
   * @return the cause, or the worst warning; empty if nothing is wrong or nothing was asked
   */
  default Optional<JudgedFinding> verdict() {
    if (this instanceof Impaired impaired) {
      return Optional.of(impaired.cause());
    }
    return this instanceof Suspect suspect ? Optional.of(suspect.worst()) : Optional.empty();
  }

  /**
   * Returns the exit status of a command that shows this.
   *
   * @return 0 if no error was found, 1 if one was, 2 if nothing could be asked
   */
  default int exitStatus() {
    return this instanceof Impaired ? 1 : this instanceof NotAsked ? 2 : 0;
  }

  private static void requireVerdict(JudgedFinding finding, Severity severity) {
    if (finding.role() != Role.VERDICT || finding.finding().severity() != severity) {
      throw new IllegalArgumentException(finding.role() + " of " + finding.finding());
    }
  }
}
