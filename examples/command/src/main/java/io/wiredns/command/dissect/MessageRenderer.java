package io.wiredns.command.dissect;

import io.wiredns.command.input.MessageOrigin;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Renders messages into octets, for an output that it was created for. For one thread. */
public interface MessageRenderer {
  /**
   * Renders a message.
   *
   * @param number the number of the message in the input; the first message is number 1
   * @param message the octets of the message from position to limit, which are not moved
   * @param origin the place of the message in the input; both are valid only during the call
   * @return whether the message is well-formed
   */
  boolean render(long number, ByteBuffer message, MessageOrigin origin) throws IOException;

  /** Passes everything on to the output; called after each batch. */
  void flush() throws IOException;
}
