package io.wiredns.codec.text;

import java.util.Objects;

/**
 * A text is not what it should be: where, what was expected there, and what was found.
 *
 * @since 0.1
 */
public final class TextFormatException extends Exception {
  private static final long serialVersionUID = 1L;

  /** The line, from 1. */
  private final long line;

  /** The column, from 1. */
  private final int column;

  /** What would have been right. */
  private final String expected;

  /** What stands there. */
  private final String found;

  /**
   * A fault at a place.
   *
   * @param line the line, from 1
   * @param column the column in octets, from 1
   * @param expected what would have been right there
   * @param found what stands there, printable
   */
  public TextFormatException(long line, int column, String expected, String found) {
    super(null, null, false, false);
    this.line = line;
    this.column = column;
    this.expected = Objects.requireNonNull(expected);
    this.found = Objects.requireNonNull(found);
  }

  /**
   * The line.
   *
   * @return from 1
   */
  public long line() {
    return line;
  }

  /**
   * The column.
   *
   * @return in octets, from 1
   */
  public int column() {
    return column;
  }

  /**
   * What would have been right.
   *
   * @return a noun phrase
   */
  public String expected() {
    return expected;
  }

  /**
   * What stands there.
   *
   * @return printable ASCII
   */
  public String found() {
    return found;
  }

  @Override
  public String getMessage() {
    return "line " + line + ", column " + column + ": expected " + expected + ", found " + found;
  }
}
