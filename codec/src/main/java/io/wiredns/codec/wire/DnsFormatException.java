package io.wiredns.codec.wire;

/**
 * Thrown for malformed input: octets ({@link WireFormatException}) or text ({@link
 * io.wiredns.codec.text.TextFormatException}). Catch this class to handle both in the same way.
 *
 * <p>It is thrown for input that arrives from outside: messages, files, records, RDATA. A single
 * word in a program, such as the argument of {@link Name#of(String)}, is refused with an {@link
 * IllegalArgumentException} instead.
 *
 * <p>This exception is checked, because callers are expected to handle malformed input. It has no
 * stack trace, because its message contains the position of the fault, and because it may be thrown
 * for every packet of a flood.
 *
 * @since 0.1
 */
public abstract class DnsFormatException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Creates an exception whose subclass describes the fault in {@link #getMessage}. */
  protected DnsFormatException() {
    super(null, null, false, false);
  }

  /**
   * Returns a description of the fault and its position.
   *
   * @return one line
   */
  @Override
  public abstract String getMessage();
}
