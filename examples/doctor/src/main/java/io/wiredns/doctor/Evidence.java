package io.wiredns.doctor;

import java.util.Locale;
import java.util.Objects;

/**
 * A line on which a finding is based.
 *
 * @param kind what the line is
 * @param text the line, without its end
 * @since 0.1
 */
public record Evidence(Kind kind, String text) {
  /**
   * What a line of evidence is.
   *
   * @since 0.1
   */
  public enum Kind {
    /** A query that was sent. */
    QUERY,
    /** A reply, or that there was none. */
    REPLY,
    /** A record, as text. */
    RECORD,
    /** An octet of a message, with its place. */
    OCTET,
    /** A line of a file. */
    FILE;

    /** Returns the kind as a word: lower case. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * Creates an instance from its components.
   *
   * @param kind what the line is
   * @param text the line
   */
  public Evidence {
    Objects.requireNonNull(kind);
    Objects.requireNonNull(text);
  }

  /** Returns kind and line. */
  @Override
  public String toString() {
    return kind + ": " + text;
  }
}
