package io.wiredns.codec.text;

import io.wiredns.codec.wire.DnsFormatException;
import java.util.Objects;
import java.util.Optional;

/**
 * A text is not what it should be: in which file and where, what was expected there, and what was
 * found. What is wrong with a zone's text, with a record or with RDATA is said by this exception
 * only.
 *
 * @since 0.1
 */
public final class TextFormatException extends DnsFormatException {
  private static final long serialVersionUID = 1L;

  /** The file; null for text that is not of a file. */
  private final String file;

  /** The line, from 1. */
  private final long line;

  /** The column, from 1. */
  private final int column;

  /** What would have been right. */
  private final String expected;

  /** What stands there. */
  private final String found;

  /**
   * A fault at a place of a text that is not of a file.
   *
   * @param line the line, from 1
   * @param column the column in octets, from 1
   * @param expected what would have been right there
   * @param found what stands there, printable
   */
  public TextFormatException(long line, int column, String expected, String found) {
    this(line, column, expected, found, null);
  }

  /**
   * A fault at a place of a file.
   *
   * @param file the file's name, printable
   * @param line the line, from 1
   * @param column the column in octets, from 1
   * @param expected what would have been right there
   * @param found what stands there, printable
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
   * The same fault of a text that is a file's.
   *
   * @param file the file's name, printable
   * @return the fault with the file's name
   */
  public TextFormatException in(String file) {
    return new TextFormatException(file, line, column, expected, found);
  }

  /**
   * The file.
   *
   * @return its name as the caller or the $INCLUDE had it, printable ASCII; empty if the text is
   *     not of a file
   */
  public Optional<String> file() {
    return Optional.ofNullable(file);
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
    String place =
        file == null ? "line " + line + ", column " + column : file + ":" + line + ":" + column;
    return String.join("", place, ": expected ", expected, ", found ", found);
  }
}
