package io.wiredns.guide;

import io.wiredns.codec.message.MessageFault;
import io.wiredns.codec.wire.Fault;
import io.wiredns.codec.wire.Octets;
import java.util.Objects;

/**
 * A malformed message that has one fault, as an example of a {@link Fault}. Immutable; may be
 * shared among threads.
 *
 * @since 0.1
 */
public final class FaultExample {
  private final String summary;
  private final Octets message;
  private final int offset;
  private final String field;

  FaultExample(String summary, Octets message, int offset, String field) {
    this.summary = summary;
    this.message = message;
    this.offset = offset;
    this.field = field;
  }

  /**
   * Returns a summary of the fault in the message.
   *
   * @return a few words
   */
  public String summary() {
    return summary;
  }

  /**
   * Returns the whole message.
   *
   * @return its octets; {@link MessageFault#MESSAGE_TOO_LONG} has 65,536
   */
  public Octets message() {
    return message;
  }

  /**
   * Returns the offset that a parser reports for the fault.
   *
   * @return the offset in octets from the start of the message
   */
  public int offset() {
    return offset;
  }

  /**
   * Returns the field that a parser reports for the fault.
   *
   * @return its path, such as {@code answer[0] A address}
   */
  public String field() {
    return field;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FaultExample that
        && summary.equals(that.summary)
        && message.equals(that.message)
        && offset == that.offset
        && field.equals(that.field);
  }

  @Override
  public int hashCode() {
    return Objects.hash(summary, message, offset, field);
  }

  /** Returns the summary with the offset and the field of the fault. */
  @Override
  public String toString() {
    return summary + ", octet " + offset + ", " + field;
  }

  /**
   * Returns a message that has a fault and no other.
   *
   * @param fault the fault
   * @return the message, with the offset and field of the fault
   * @throws IllegalArgumentException if the fault is not one of this library
   */
  public static FaultExample of(Fault fault) {
    FaultExample example = FaultExamples.of(Objects.requireNonNull(fault));
    if (example == null) {
      throw new IllegalArgumentException("there is no example of " + fault);
    }
    return example;
  }
}
