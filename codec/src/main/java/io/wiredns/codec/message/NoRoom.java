package io.wiredns.codec.message;

import java.nio.BufferOverflowException;

/** A {@link BufferOverflowException} with a message, which says what does not fit. */
final class NoRoom extends BufferOverflowException {
  private static final long serialVersionUID = 1L;

  private final String text;

  NoRoom(String text) {
    this.text = text;
  }

  @Override
  public String getMessage() {
    return text;
  }
}
