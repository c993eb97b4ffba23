package io.wiredns.guide;

import io.wiredns.codec.message.MessageFault;
import io.wiredns.codec.wire.Fault;
import io.wiredns.codec.wire.Octets;
import java.util.Objects;

/**
 * A message that is wrong in one way, to show what a {@link Fault} means. Immutable, for any
 * threads.
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
   * What is wrong with the message.
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
   * Returns the octet that is reported.
   *
   * @return its offset from the first of the message
   */
  public int offset() {
    return offset;
  }

  /**
   * Returns the field that is reported.
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

  /** What is wrong, and where. */
  @Override
  public String toString() {
    return summary + ", octet " + offset + ", " + field;
  }

  /**
   * Returns a message that is wrong in one way and no other.
   *
   * @param fault the way
   * @return the message, and where the fault is to be found in it
   * @throws IllegalArgumentException if the fault is none of this library's
   */
  public static FaultExample of(Fault fault) {
    FaultExample example = FaultExamples.of(Objects.requireNonNull(fault));
    if (example == null) {
      throw new IllegalArgumentException("there is no example of " + fault);
    }
    return example;
  }
}
