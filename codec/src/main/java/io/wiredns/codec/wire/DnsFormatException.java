package io.wiredns.codec.wire;

/**
 * Input is malformed: octets ({@link WireFormatException}) or text ({@link
 * io.wiredns.codec.text.TextFormatException}). Whoever treats all malformed input alike catches
 * this.
 *
 * <p>It is thrown for input that arrives: messages, files, records, RDATA. Text of one word that a
 * programmer writes, such as that of {@link Name#of(String)}, is an argument, and {@link
 * IllegalArgumentException} refuses it.
 *
 * <p>Checked, because handling malformed input is a caller's normal work; without a stack trace,
 * because the place that matters is in the message, and because it may be thrown for every packet
 * of a flood.
 *
 * @since 0.1
 */
public abstract class DnsFormatException extends Exception {
  private static final long serialVersionUID = 1L;

  /** A fault, which {@link #getMessage} describes. */
  protected DnsFormatException() {
    super(null, null, false, false);
  }

  /**
   * What is wrong, and where.
   *
   * @return one line
   */
  @Override
  public abstract String getMessage();
}
