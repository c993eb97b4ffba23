package io.wiredns.command;

/**
 * Reports input that cannot be used, such as a line that is not hexadecimal or an option with a
 * wrong value.
 */
final class InputException extends Exception {
  private static final long serialVersionUID = 1L;

  InputException(String message) {
    super(message);
  }
}
