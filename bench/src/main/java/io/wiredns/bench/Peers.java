package io.wiredns.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.minidns.dnsmessage.DnsMessage;
import org.xbill.DNS.Message;

/** Calls the libraries that read arrays. */
final class Peers {
  /** minidns logs a warning for every unknown type, which would take most of its time. */
  private static final Logger MINIDNS = Logger.getLogger("org.minidns");

  static {
    MINIDNS.setLevel(Level.OFF);
  }

  private Peers() {}

  /**
   * Parses with dnsjava. Its support of direct buffers is no faster than copying them to an array.
   */
  static Message dnsjava(ByteBuffer message) throws IOException {
    return new Message(array(message));
  }

  /** Parses with minidns, which reads arrays, so that a direct buffer must be copied first. */
  static DnsMessage minidns(ByteBuffer message) throws IOException {
    return new DnsMessage(array(message));
  }

  /** Writes a copy of a minidns message, because a message caches its octets once written. */
  static byte[] write(DnsMessage message) {
    return message.asBuilder().build().toArray();
  }

  /** Returns the array of a heap buffer made by {@link Inputs}, or a copy of a direct buffer. */
  private static byte[] array(ByteBuffer message) {
    if (message.hasArray()) {
      return message.array();
    }
    byte[] copy = new byte[message.remaining()];
    message.get(message.position(), copy);
    return copy;
  }
}
