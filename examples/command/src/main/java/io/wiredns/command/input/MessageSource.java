package io.wiredns.command.input;

import io.wiredns.capture.CapturedMessage;
import io.wiredns.capture.DnsPayload;
import io.wiredns.command.line.InputException;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Reads messages one by one. */
public interface MessageSource {
  /**
   * Returns the next message.
   *
   * @return its octets, which are valid until the next call; null at the end
   */
  ByteBuffer next() throws IOException, InputException;

  /**
   * Returns the origin of the last message, in a few words; empty if the input does not contain the
   * origin.
   */
  default String origin() {
    return "";
  }

  /** Returns the number of the line of the last message; 0 if messages are not lines. */
  default long line() {
    return 0;
  }

  /**
   * Returns the last message with its addresses, in an object that changes with the next message;
   * null if the input does not contain addresses.
   */
  default CapturedMessage packet() {
    return null;
  }

  /** Returns the last message with its addresses; null if the input does not contain addresses. */
  default DnsPayload payload() {
    return null;
  }

  /**
   * Returns a line about parts of the input that were skipped, once it has ended; empty if there
   * were none.
   */
  default String note() {
    return "";
  }
}
