package io.wiredns.command;

import io.wiredns.capture.DnsPayload;
import java.net.InetSocketAddress;

/** The place of a message in the input. Objects are filled again for other messages. */
final class MessageOrigin {
  private long line;
  private DnsPayload payload;

  /** Records the origin of the last message of a source. */
  void set(MessageSource source) {
    line = source.line();
    payload = source.payload();
  }

  /** Returns the origin in a few words; empty if the input does not contain it. */
  String text() {
    if (payload != null) {
      return text(payload);
    }
    return line == 0 ? "" : text(line);
  }

  /** Returns the message with its addresses; null if the input does not contain addresses. */
  DnsPayload payload() {
    return payload;
  }

  /** Returns the line of the input that has the message; 0 if the input is not text. */
  long line() {
    return line;
  }

  static String text(long line) {
    return "line " + line;
  }

  static String text(DnsPayload payload) {
    return "packet %d, %s, %s to %s, %s"
        .formatted(
            payload.packetNumber(),
            payload.tcp() ? "TCP" : "UDP",
            address(payload.source()),
            address(payload.destination()),
            payload.time());
  }

  private static String address(InetSocketAddress address) {
    String host = address.getHostString();
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + address.getPort();
  }
}
