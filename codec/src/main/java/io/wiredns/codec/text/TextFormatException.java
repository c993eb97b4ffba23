package io.wiredns.codec.text;

import io.wiredns.codec.wire.DnsFormatException;
import java.util.Objects;
import java.util.Optional;

/**
 * Thrown if a text is malformed, such as a zone file, a record or RDATA in presentation format, a
 * file of TSIG keys, or the JSON of RFC 8427. The exception has the file, line and column of the
 * fault, the expected text and the text that was found.
 *
 * @since 0.1
 */
public final class TextFormatException extends DnsFormatException {
  private static final long serialVersionUID = 1L;

  /** The file; null if the text is not from a file. */
  private final String file;

  /** The line, from 1. */
  private final long line;

  /** The column, from 1. */
  private final int column;

  /** The expected text, as a noun phrase. */
  private final String expected;

  /** The text that was found instead. */
  private final String found;

  /**
   * Creates a fault in a text that is not from a file.
   *
   * @param line the line, from 1
   * @param column the column in octets, from 1
   * @param expected a description of the expected text
   * @param found the printable text that was found there
   */
  public TextFormatException(long line, int column, String expected, String found) {
    this(line, column, expected, found, null);
  }

  /**
   * Creates a fault in a file.
   *
   * @param file the file's name, printable
   * @param line the line, from 1
   * @param column the column in octets, from 1
   * @param expected a description of the expected text
   * @param found the printable text that was found there
   */
  public TextFormatException(String file, long line, int column, String expected, String found) {
    this(line, column, expected, found, Objects.requireNonNull(file));
  }

  private TextFormatException(long line, int column, String expected, String found, String file) {
    this.file = file;
    this.line = line;
    this.column = column;
    this.expected = Objects.requireNonNull(expected);
    this.found = Objects.requireNonNull(found);
  }

  /**
   * Returns a copy of this fault with the name of a file.
   *
   * @param file the file's name, printable
   * @return the fault with the file's name
   */
  public TextFormatException in(String file) {
    return new TextFormatException(file, line, column, expected, found);
  }

  /**
   * Returns the file.
   *
   * @return its name as given by the caller or the $INCLUDE, printable ASCII; empty if the text is
   *     not from a file
   */
  public Optional<String> file() {
    return Optional.ofNullable(file);
  }

  /**
   * Returns the line of the fault.
   *
   * @return the line, counted from 1
   */
  public long line() {
    return line;
  }

  /**
   * Returns the column of the fault.
   *
   * @return the column in octets, counted from 1
   */
  public int column() {
    return column;
  }

  /**
   * Returns a description of the expected text.
   *
   * @return a noun phrase
   */
  public String expected() {
    return expected;
  }

  /**
   * Returns the text that was found.
   *
   * @return printable ASCII
   */
  public String found() {
    return found;
  }

  @Override
  public String getMessage() {
    String place =
        file == null ? "line " + line + ", column " + column : file + ":" + line + ":" + column;
    return String.join("", place, ": expected ", expected, ", found ", found);
  }
}
