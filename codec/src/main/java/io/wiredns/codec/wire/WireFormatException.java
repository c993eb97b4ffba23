package io.wiredns.codec.wire;

import io.wiredns.codec.internal.wire.KeyedHash;
import java.util.Objects;

/**
 * Thrown if octets are malformed. It states the rule that is broken, the offset and the field.
 *
 * @since 0.1
 */
public final class WireFormatException extends DnsFormatException {
  private static final long serialVersionUID = 1L;

  /** The fault. */
  private final Fault fault;

  /** The offset from the first octet of the message. */
  private final int offset;

  /** The path of the field. */
  private final String field;

  /**
   * The comparison of the value found with the limit as text, or null if the two numbers are kept
   * instead.
   */
  private final String detail;

  /** The value found, if {@code detail} is null. */
  private final long found;

  /** The value that the rule requires or permits, if {@code detail} is null. */
  private final long limit;

  /**
   * Creates an exception for a fault.
   *
   * @param fault the fault
   * @param offset the offset in octets from the first octet of the message
   * @param field the path of the field, such as {@code answer[2] MX exchange}
   * @param detail one clause that compares the value found with the limit
   */
  public WireFormatException(Fault fault, int offset, String field, String detail) {
    this(fault, offset, field, Objects.requireNonNull(detail), 0, 0);
  }

  /** Creates an exception with numbers, from which the detail is formatted on demand. */
  WireFormatException(Fault fault, int offset, Object field, long found, long limit) {
    this(fault, offset, field, null, found, limit);
  }

  private WireFormatException(
      Fault fault, int offset, Object field, String detail, long found, long limit) {
    this.fault = Objects.requireNonNull(fault);
    this.offset = offset;
    this.field = field.toString();
    this.detail = detail;
    this.found = found;
    this.limit = limit;
  }

  /**
   * Returns the same fault at another offset, for octets that were moved.
   *
   * @param octets the number of octets to add to the offset, possibly negative
   * @return the fault at the new offset
   */
  public WireFormatException moved(int octets) {
    return octets == 0
        ? this
        : new WireFormatException(fault, offset + octets, field, detail, found, limit);
  }

  /**
   * Returns the fault.
   *
   * @return the fault
   */
  public Fault fault() {
    return fault;
  }

  /**
   * Returns the offset of the fault. It counts from the first octet of the message, or, where no
   * message was parsed, of the octets that were, as in {@link Name#fromWire}.
   *
   * @return the offset in octets, from 0
   */
  public int offset() {
    return offset;
  }

  /**
   * Returns the field that has the fault.
   *
   * @return the path, such as {@code answer[2] MX exchange}
   */
  public String field() {
    return field;
  }

  /**
   * Returns a comparison of the value found with the limit.
   *
   * @return one clause
   */
  public String detail() {
    return detail == null ? fault.detail(found, limit) : detail;
  }

  /**
   * Returns whether another exception has the same fault, offset, field and detail. Values that
   * contain exceptions, such as those of tolerant parsing, are compared with this method.
   */
  @Override
  public boolean equals(Object other) {
    return other instanceof WireFormatException that
        && fault.equals(that.fault)
        && offset == that.offset
        && field.equals(that.field)
        && detail().equals(that.detail());
  }

  /**
   * Returns a hash code, which differs from one process to the next, because it is keyed against
   * collision attacks.
   */
  @Override
  public int hashCode() {
    long state = KeyedHash.add(KeyedHash.START, (long) fault.name().hashCode() << 32 | offset);
    return KeyedHash.end(KeyedHash.add(state, field.hashCode()));
  }

  @Override
  public String getMessage() {
    String octet = Integer.toString(offset);
    String clause = detail();
    return String.join(
        "", fault.name(), " at octet ", octet, ", ", field, ": ", clause, " (", fault.rule(), ")");
  }
}
