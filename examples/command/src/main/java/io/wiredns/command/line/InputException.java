package io.wiredns.command.line;

/**
 * Reports input that cannot be used, such as a line that is not hexadecimal or an option with a
 * wrong value.
 */
public final class InputException extends Exception {
  private static final long serialVersionUID = 1L;

  public InputException(String message) {
    super(message);
  }
}
