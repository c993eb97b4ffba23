package io.wiredns.codec.wire;

import io.wiredns.codec.internal.wire.KeyedHash;
import java.util.Objects;

/**
 * The octets are no well-formed message: which rule they break, at which octet, in which field.
 *
 * @since 0.1
 */
public final class WireFormatException extends DnsFormatException {
  private static final long serialVersionUID = 1L;

  /** What is wrong. */
  private final Fault fault;

  /** The octet, counted from the message's first. */
  private final int offset;

  /** The path of the field. */
  private final String field;

  /** What was found against what the rule wants, in words; null if in the numbers. */
  private final String detail;

  /** What was found, if there are no words. */
  private final long found;

  /** What the rule wants, if there are no words. */
  private final long limit;

  /**
   * A fault at a place.
   *
   * @param fault what is wrong
   * @param offset the octet, counted from the message's first
   * @param field the path of the field, such as {@code answer[2] MX exchange}
   * @param detail what was found against what the rule wants
   */
  public WireFormatException(Fault fault, int offset, String field, String detail) {
    this(fault, offset, field, Objects.requireNonNull(detail), 0, 0);
  }

  /** The same with numbers, which become words when somebody asks. */
  WireFormatException(Fault fault, int offset, String field, long found, long limit) {
    this(fault, offset, field, null, found, limit);
  }

  private WireFormatException(
      Fault fault, int offset, String field, String detail, long found, long limit) {
    this.fault = Objects.requireNonNull(fault);
    this.offset = offset;
    this.field = Objects.requireNonNull(field);
    this.detail = detail;
    this.found = found;
    this.limit = limit;
  }

  /**
   * The same fault of a message in which the octets that had it stand elsewhere.
   *
   * @param octets how many octets more come before them, negative for fewer
   * @return the fault with its offset counted from the message's first octet
   */
  public WireFormatException moved(int octets) {
    return octets == 0
        ? this
        : new WireFormatException(fault, offset + octets, field, detail, found, limit);
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
    return detail == null ? fault.detail(found, limit) : detail;
  }

  /**
   * Whether another says the same: fault, offset, field and detail. Values that hold a fault, such
   * as those of tolerant parsing, are equal if all else is.
   */
  @Override
  public boolean equals(Object other) {
    return other instanceof WireFormatException that
        && fault.equals(that.fault)
        && offset == that.offset
        && field.equals(that.field)
        && detail().equals(that.detail());
  }

  /** A hash that is not stable between processes, {@link KeyedHash}. */
  @Override
  public int hashCode() {
    long state = KeyedHash.add(KeyedHash.START, (long) fault.name().hashCode() << 32 | offset);
    return KeyedHash.end(KeyedHash.add(state, field.hashCode()));
  }

  @Override
  public String getMessage() {
    String octet = Integer.toString(offset);
    String said = detail();
    return String.join(
        "", fault.name(), " at octet ", octet, ", ", field, ": ", said, " (", fault.rule(), ")");
  }
}
