package io.wiredns.command;

/** The input is not what it was said to be: not hexadecimal, not base64, too long. */
final class InputException extends Exception {
  private static final long serialVersionUID = 1L;

  InputException(String message) {
    super(message);
  }
}
