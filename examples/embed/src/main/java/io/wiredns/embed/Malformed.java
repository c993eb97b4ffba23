package io.wiredns.embed;

import io.wiredns.codec.code.Rcode;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.wire.WireFormatException;
import java.util.Optional;

/** Answers malformed queries with FORMERR. */
public final class Malformed {
  private Malformed() {}

  /**
   * Checks a packet.
   *
   * @param packet the packet
   * @param log receives a line with the first fault if the packet is malformed
   * @return the response to send; empty if the packet is well-formed, has no header or is itself a
   *     response
   */
  public static Optional<byte[]> handle(byte[] packet, StringBuilder log) {
    try {
      Message.parse(packet);
      return Optional.empty();
    } catch (WireFormatException fault) {
      log.append(fault.getMessage()).append('\n');
      return Message.parseTolerant(packet)
          .message()
          .filter(message -> !message.isResponse())
          .map(query -> Message.responseTo(query).rcode(Rcode.FORMERR).build().toWire());
    }
  }
}
