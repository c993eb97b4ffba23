package io.wiredns.testkit;

import io.wiredns.codec.message.Message;
import io.wiredns.codec.wire.Fault;

/**
 * Plants one fault in messages.
 *
 * <p>The mutators of this kit are stateless and may be shared among threads.
 *
 * @since 0.1
 */
public interface Mutator {
  /**
   * Returns the fault that this mutator plants.
   *
   * @return the fault
   */
  Fault fault();

  /**
   * Makes a malformed message from a good one. If the good message has no place for the fault, a
   * record, an option or a question is added first; {@link Planted#good} is the message with that
   * addition.
   *
   * @param good a message that can be written, of at most 12,000 octets
   * @param choices determine the place and details of the fault
   * @return the malformed message
   * @throws IllegalArgumentException if the message is longer or cannot be written
   */
  Planted plant(Message good, Choices choices);
}
