package io.wiredns.inspect.zone;

import io.wiredns.codec.wire.Name;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Something that is wrong with a zone. Immutable, for any threads.
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
   * How bad it is.
   *
   * @return the severity
   */
  public Severity severity() {
    return severity;
  }

  /**
   * Returns the file that it is in.
   *
   * @return printable ASCII
   */
  public String file() {
    return file;
  }

  /**
   * Returns the line that it is in.
   *
   * @return from 1; empty if it is not in any one line
   */
  public OptionalLong line() {
    return line;
  }

  /**
   * Whose records are wrong.
   *
   * @return the owner; empty if the line could not be read so far
   */
  public Optional<Name> owner() {
    return owner;
  }

  /**
   * What is wrong.
   *
   * @return printable ASCII, one line
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
   * How bad a finding is.
   *
   * @since 0.1
   */
  public enum Severity {
    /** Not a zone: name servers refuse to load it. */
    ERROR,
    /** A zone, but what it says breaks a rule or will not work. */
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

  /** Returns one line: {@code file:line: error: owner: reason}. */
  @Override
  public String toString() {
    return file
        + (line.isPresent() ? ":" + line.getAsLong() : "")
        + (isError() ? ": error: " : ": warning: ")
        + owner.map(name -> name + ": ").orElse("")
        + reason;
  }
}
