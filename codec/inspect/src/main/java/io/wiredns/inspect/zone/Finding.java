package io.wiredns.inspect.zone;

import io.wiredns.codec.wire.Name;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A problem of a zone, found by {@link ZoneChecker}. Immutable; may be shared among threads.
 *
 * @since 0.1
 */
public final class Finding {
  private final Severity severity;
  private final String file;
  private final OptionalLong line;
  private final Optional<Name> owner;
  private final String reason;

  Finding(Severity severity, String file, OptionalLong line, Optional<Name> owner, String reason) {
    this.severity = severity;
    this.file = file;
    this.line = line;
    this.owner = owner;
    this.reason = reason;
  }

  /**
   * Returns the severity.
   *
   * @return the severity
   */
  public Severity severity() {
    return severity;
  }

  /**
   * Returns the file that has the problem.
   *
   * @return the name of the file, in printable ASCII
   */
  public String file() {
    return file;
  }

  /**
   * Returns the line that has the problem.
   *
   * @return the number of the line, from 1; empty if the problem is not in a single line
   */
  public OptionalLong line() {
    return line;
  }

  /**
   * Returns the owner of the records that have the problem.
   *
   * @return the owner; empty if the line could not be parsed
   */
  public Optional<Name> owner() {
    return owner;
  }

  /**
   * Returns the description of the problem.
   *
   * @return one line of printable ASCII
   */
  public String reason() {
    return reason;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Finding that
        && severity.equals(that.severity)
        && file.equals(that.file)
        && line.equals(that.line)
        && owner.equals(that.owner)
        && reason.equals(that.reason);
  }

  @Override
  public int hashCode() {
    return Objects.hash(severity, file, line, owner, reason);
  }

  /**
   * The severity of a finding. Immutable; may be shared among threads.
   *
   * @since 0.1
   */
  public enum Severity {
    /** Name servers refuse to load the zone. */
    ERROR,
    /** Name servers load the zone, but it breaks a rule or does not work. */
    WARNING
  }

  /**
   * Returns whether this is an error.
   *
   * @return false for a warning
   */
  public boolean isError() {
    return severity == Severity.ERROR;
  }

  /** Returns one line, {@code file:line: error: owner: reason}. */
  @Override
  public String toString() {
    return file
        + (line.isPresent() ? ":" + line.getAsLong() : "")
        + (isError() ? ": error: " : ": warning: ")
        + owner.map(name -> name + ": ").orElse("")
        + reason;
  }
}
