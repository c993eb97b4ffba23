package io.wiredns.core.client;

import java.io.IOException;

/** Makes queries and gives each a place where its response is awaited. On the loop's thread. */
final class QueryDispatch {
  private final ClientParts parts;

  QueryDispatch(ClientParts parts) {
    this.parts = parts;
  }

  /**
   * Makes a query. Over a connection it is on its way then; over UDP it is still to be sent.
   *
   * @return the query, or null if the server does not read what was sent to it before
   * @throws IOException if there is neither socket nor connection for it
   * @throws IllegalArgumentException if it does not fit a message
   * @throws IllegalStateException if its key is destroyed
   */
  SentQuery open(PendingRequest<?> request, Target target) throws IOException {
    SentQuery sent = parts.encoder.encode(request, target);
    if (!sent.stream && parts.encoder.octets() > parts.settings.udpPayloadSize) {
      target.stream = true;
      sent = parts.encoder.encode(request, target);
    }
    return sent.stream ? connected(sent) : overUdp(sent);
  }

  private SentQuery connected(SentQuery sent) throws IOException {
    Upstream upstream = sent.target.upstream;
    ClientConnection connection = upstream.connection();
    parts.encoder.finish(sent, connection.freeId());
    boolean added = false;
    try {
      added = connection.add(sent);
    } finally {
      if (!added) {
        sent.frame.release();
      }
    }
    if (!added) {
      return null;
    }
    parts.events.add(ClientEvent.SENT_TCP, upstream.address);
    return sent;
  }

  private SentQuery overUdp(SentQuery sent) throws IOException {
    Upstream upstream = sent.target.upstream;
    ClientUdpSocket socket = upstream.socket();
    try {
      parts.encoder.finish(sent, socket.freeId());
      socket.add(sent);
    } finally {
      upstream.closeUnused(socket);
    }
    return sent;
  }
}
