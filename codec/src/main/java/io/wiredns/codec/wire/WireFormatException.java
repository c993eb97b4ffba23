package io.wiredns.codec.wire;

/**
 * The octets are no well-formed message: which rule they break, at which octet, in which field.
 *
 * <p>Checked, because handling a malformed packet is a caller's normal work; without a stack trace,
 * because the place that matters is in the message, and because it may be thrown for every packet
 * of a flood.
 *
 * @since 0.1
 */
public final class WireFormatException extends Exception {
  private static final long serialVersionUID = 1L;

  /** What is wrong. */
  private final Fault fault;

  /** The octet, counted from the message's first. */
  private final int offset;

  /** The path of the field. */
  private final String field;

  /** What was found against what the rule wants. */
  private final String detail;

  /**
   * A fault at a place.
   *
   * @param fault what is wrong
   * @param offset the octet, counted from the message's first
   * @param field the path of the field, such as {@code answer[2] MX exchange}
   * @param detail what was found against what the rule wants
   */
  public WireFormatException(Fault fault, int offset, String field, String detail) {
    super(null, null, false, false);
    this.fault = fault;
    this.offset = offset;
    this.field = field;
    this.detail = detail;
  }

  /**
   * What is wrong.
   *
   * @return the fault
   */
  public Fault fault() {
    return fault;
  }

  /**
   * Where it is wrong.
   *
   * @return the octet, counted from the message's first; 0 is the first
   */
  public int offset() {
    return offset;
  }

  /**
   * In which field it is wrong.
   *
   * @return the path, such as {@code answer[2] MX exchange}
   */
  public String field() {
    return field;
  }

  /**
   * What was found against what the rule wants.
   *
   * @return one clause, in words
   */
  public String detail() {
    return detail;
  }

  @Override
  public String getMessage() {
    return fault + " at octet " + offset + ", " + field + ": " + detail + " (" + fault.rule() + ")";
  }
}
