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
   * Makes a malformed message from a good one. The good message is changed first if necessary: a
   * record, an option or a question may be added, OPT or TSIG removed, or a message of another
   * opcode generated in its place. {@link Planted#good} is the message after such a change.
   *
   * @param good a message that can be written, of at most 12,000 octets
   * @param choices determine the place and details of the fault
   * @return the malformed message
   * @throws IllegalArgumentException if the message cannot be written or, for most faults, if it is
   *     longer
   */
  Planted plant(Message good, Choices choices);
}
