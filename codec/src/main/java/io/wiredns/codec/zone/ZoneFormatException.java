package io.wiredns.codec.zone;

import io.wiredns.codec.text.TextFormatException;
import java.util.Objects;

/**
 * A zone file is not what it should be: in which file and where, what was expected there, and what
 * was found. It is the {@link TextFormatException} of one entry together with the file's name; no
 * other exception says what is wrong with a zone's text.
 *
 * @since 0.1
 */
public final class ZoneFormatException extends Exception {
  private static final long serialVersionUID = 1L;

  /** The file. */
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
   * A fault at a place.
   *
   * @param file the file's name, printable
   * @param line the line, from 1
   * @param column the column in octets, from 1
   * @param expected what would have been right there
   * @param found what stands there, printable
   */
  public ZoneFormatException(String file, long line, int column, String expected, String found) {
    super(null, null, false, false);
    this.file = Objects.requireNonNull(file);
    this.line = line;
    this.column = column;
    this.expected = Objects.requireNonNull(expected);
    this.found = Objects.requireNonNull(found);
  }

  /** The fault of an entry of a file. */
  ZoneFormatException(String file, TextFormatException fault) {
    this(file, fault.line(), fault.column(), fault.expected(), fault.found());
  }

  /**
   * The file.
   *
   * @return its name as the caller or the $INCLUDE had it, printable ASCII
   */
  public String file() {
    return file;
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
    return file + ":" + line + ":" + column + ": expected " + expected + ", found " + found;
  }
}
