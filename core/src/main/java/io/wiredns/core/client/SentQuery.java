package io.wiredns.core.client;

import io.netty.buffer.ByteBuf;
import io.wiredns.codec.tsig.TsigClient;
import io.wiredns.codec.wire.Octets;
import java.nio.ByteBuffer;

/**
 * One query as it is on its way to one server: its octets, its ID and where its response is
 * awaited.
 */
final class SentQuery {
  /** The length prefix in front of the message. */
  static final int PREFIX = 2;

  final PendingRequest<?> request;
  final Target target;
  final boolean stream;

  int id;

  /** Length prefix and message; released when nothing is awaited any more. */
  ByteBuf frame;

  /** Where the question section ends in the message. */
  int questionEnd;

  /** Whether the letters of the question are of random case, which the response must repeat. */
  boolean mixedCase;

  /** Verifies the response, or null. */
  TsigClient signer;

  /** The client's part of the cookie that was sent, or null. */
  Octets clientCookie;

  /** Whether a server's part was sent with it. */
  boolean serverCookieSent;

  /** What the query's OPT says; -1 without. */
  int ednsVersion = -1;

  int udpPayloadSize = 512;

  /** Where the response is awaited: one of both. */
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

  int messageOctets() {
    return frame.readableBytes() - PREFIX;
  }

  /** The message for an immediate use. */
  ByteBuffer message() {
    return frame.internalNioBuffer(PREFIX, messageOctets());
  }

  /** Nothing is awaited any more. */
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
    frame.release();
  }
}
