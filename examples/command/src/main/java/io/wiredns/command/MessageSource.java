package io.wiredns.command;

import io.wiredns.capture.DnsPayload;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Gives messages one after the other. */
interface MessageSource {
  /**
   * The next message.
   *
   * @return its octets, valid until the next call; null at the end
   */
  ByteBuffer next() throws IOException, InputException;

  /** Where the last message came from, in a few words; empty if there is nothing to say. */
  default String origin() {
    return "";
  }

  /** The last message with its addresses, if the input says them; else null. */
  default DnsPayload payload() {
    return null;
  }

  /** What should be known of the input once it has ended, in one line; empty if nothing. */
  default String note() {
    return "";
  }
}
