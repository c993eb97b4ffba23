package io.wiredns.inspect.zone;

import io.wiredns.codec.wire.Name;
import java.util.Objects;

/**
 * Something that is wrong with a zone.
 *
 * @param severity how bad it is
 * @param file the file, printable ASCII
 * @param line the line, from 1; 0 if it is not in any one line
 * @param owner the owner; null if the line could not be read so far
 * @param reason what is wrong, printable ASCII, one line
 * @since 0.1
 */
public record Finding(Severity severity, String file, long line, Name owner, String reason) {
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
   * A finding.
   *
   * @param severity how bad it is
   * @param file the file
   * @param line the line; 0 if it is not in any one line
   * @param owner the owner, or null
   * @param reason what is wrong
   */
  public Finding {
    Objects.requireNonNull(severity);
    Objects.requireNonNull(file);
    Objects.requireNonNull(reason);
  }

  /**
   * Whether this is an error.
   *
   * @return false for a warning
   */
  public boolean isError() {
    return severity == Severity.ERROR;
  }

  /** One line: {@code file:line: error: owner: reason}. */
  @Override
  public String toString() {
    return file
        + (line > 0 ? ":" + line : "")
        + (isError() ? ": error: " : ": warning: ")
        + (owner == null ? "" : owner + ": ")
        + reason;
  }
}
