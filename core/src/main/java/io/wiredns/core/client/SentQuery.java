package io.wiredns.core.client;

import io.wiredns.codec.tsig.TsigClient;
import io.wiredns.codec.wire.Octets;
import java.nio.ByteBuffer;

/**
 * A query in flight to one server: its octets, its ID, and the socket or connection on which its
 * response is awaited.
 */
final class SentQuery {
  /** The length of the length prefix before the message. */
  static final int PREFIX = 2;

  final PendingRequest<?> request;
  final Target target;
  final boolean stream;

  int id;

  /** Length prefix and message; null until the query is finished if it must be signed. */
  byte[] frame;

  /** The offset in the message of the end of the question section. */
  int questionEnd;

  /** Whether the letters of the question have random case, which the response must repeat. */
  boolean mixedCase;

  /** Signs the query and verifies the response; null if the query is unsigned. */
  TsigClient signer;

  /** The client cookie that was sent, or null. */
  Octets clientCookie;

  /** Whether a server cookie was sent with it. */
  boolean serverCookieSent;

  /** The EDNS version of the query; -1 if it has no OPT record. */
  int ednsVersion = -1;

  int udpPayloadSize = 512;

  /** The socket or the connection on which the response is awaited; the other is null. */
  ClientUdpSocket socket;

  ClientConnection connection;

  long sentAt;
  int transmissions;
  boolean ended;

  SentQuery(PendingRequest<?> request, Target target, boolean stream) {
    this.request = request;
    this.target = target;
    this.stream = stream;
  }

  /** Returns the message. */
  ByteBuffer message() {
    return ByteBuffer.wrap(frame, PREFIX, frame.length - PREFIX);
  }

  /** Stops awaiting the response. */
  void end() {
    if (ended) {
      return;
    }
    ended = true;
    if (socket != null) {
      socket.remove(this);
    }
    if (connection != null) {
      connection.remove(this);
    }
  }
}
