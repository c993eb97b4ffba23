package io.wiredns.guide;

import io.wiredns.codec.wire.Fault;
import io.wiredns.codec.wire.Octets;
import java.util.Objects;

/**
 * A message that is wrong in one way, to show what a {@link Fault} means.
 *
 * @param summary what is wrong with it, in a few words
 * @param message the whole message; {@link Fault#MESSAGE_TOO_LONG} has 65,536 octets
 * @param offset the octet that is reported, counted from the message's first
 * @param field the path that is reported, such as {@code answer[0] A address}
 * @since 0.1
 */
public record FaultExample(String summary, Octets message, int offset, String field) {
  /**
   * An example.
   *
   * @param summary what is wrong with it, in a few words
   * @param message the whole message
   * @param offset the octet that is reported
   * @param field the path that is reported
   */
  public FaultExample {
    Objects.requireNonNull(summary);
    Objects.requireNonNull(message);
    Objects.requireNonNull(field);
  }

  /**
   * A message that is wrong in one way and no other.
   *
   * @param fault the way
   * @return the message, and where the fault is to be found in it
   */
  public static FaultExample of(Fault fault) {
    return FaultExamples.of(Objects.requireNonNull(fault));
  }
}
