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
  Leg open(PendingRequest<?> request, Target target) throws IOException {
    Leg leg = parts.encoder.encode(request, target);
    if (!leg.stream && parts.encoder.octets() > parts.settings.udpPayloadSize) {
      target.stream = true;
      leg = parts.encoder.encode(request, target);
    }
    return leg.stream ? connected(leg) : overUdp(leg);
  }

  private Leg connected(Leg leg) throws IOException {
    Upstream upstream = leg.target.upstream;
    ClientConnection connection = upstream.connection();
    parts.encoder.finish(leg, connection.freeId());
    boolean added = false;
    try {
      added = connection.add(leg);
    } finally {
      if (!added) {
        leg.frame.release();
      }
    }
    if (!added) {
      return null;
    }
    parts.events.add(ClientEvent.SENT_TCP, upstream.address);
    return leg;
  }

  private Leg overUdp(Leg leg) throws IOException {
    Upstream upstream = leg.target.upstream;
    ClientUdpSocket socket = upstream.socket();
    try {
      parts.encoder.finish(leg, socket.freeId());
      socket.add(leg);
    } finally {
      upstream.closeUnused(socket);
    }
    return leg;
  }
}
