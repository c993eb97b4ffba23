package io.wiredns.testkit;

import io.wiredns.codec.message.Message;
import io.wiredns.codec.wire.Fault;

/**
 * Plants one fault.
 *
 * <p>Those of this kit keep nothing and may be shared among threads.
 *
 * @since 0.1
 */
public interface Mutator {
  /**
   * What it plants.
   *
   * @return the fault
   */
  Fault fault();

  /**
   * Makes a malformed message of a good one. Where the good one has no place for the fault, it
   * first gets one: a record, an option, a question; {@link Planted#good} is what it was then.
   *
   * @param good a message that can be written, of at most 12,000 octets
   * @param choices where in it, and how
   * @return the malformed message
   * @throws IllegalArgumentException if the message is longer or cannot be written
   */
  Planted plant(Message good, Choices choices);
}
