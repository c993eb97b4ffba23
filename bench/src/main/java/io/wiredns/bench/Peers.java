package io.wiredns.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.minidns.dnsmessage.DnsMessage;
import org.xbill.DNS.Message;

/** How the libraries that take arrays are called. */
final class Peers {
  /** It warns of every type that it does not know, which would be most of its time. */
  private static final Logger MINIDNS = Logger.getLogger("org.minidns");

  static {
    MINIDNS.setLevel(Level.OFF);
  }

  private Peers() {}

  /** dnsjava's own way with a direct ByteBuffer is no faster than a copy into an array. */
  static Message dnsjava(ByteBuffer message) throws IOException {
    return new Message(array(message));
  }

  /** minidns takes an array; what lies elsewhere must be copied out first. */
  static DnsMessage minidns(ByteBuffer message) throws IOException {
    return new DnsMessage(array(message));
  }

  /**
   * A minidns message keeps its octets when it was written once, so each time a copy is written.
   */
  static byte[] write(DnsMessage message) {
    return message.asBuilder().build().toArray();
  }

  /** All of a heap buffer made by {@link Inputs}, or a copy of a direct one. */
  private static byte[] array(ByteBuffer message) {
    if (message.hasArray()) {
      return message.array();
    }
    byte[] copy = new byte[message.remaining()];
    message.get(message.position(), copy);
    return copy;
  }
}
