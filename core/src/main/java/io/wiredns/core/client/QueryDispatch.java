package io.wiredns.core.client;

import io.wiredns.codec.code.Opcode;
import io.wiredns.codec.wire.WireLimits;
import java.io.IOException;

/** Encodes queries and assigns each to a socket or connection. For the loop's thread. */
final class QueryDispatch {
  private final ClientParts parts;

  QueryDispatch(ClientParts parts) {
    this.parts = parts;
  }

  /**
   * Encodes a query. Over TCP it is also sent; over UDP the caller must send it.
   *
   * @return the query, or null if the request must wait for a connection
   * @throws LocalShortageException if this host has no socket, connection or memory for it
   * @throws IOException if the server is not reachable, or does not read the octets sent earlier
   * @throws IllegalArgumentException if the query does not fit in a message
   * @throws IllegalStateException if the key has been destroyed
   */
  SentQuery open(PendingRequest<?> request, Target target) throws IOException {
    try {
      return encodeAndOpen(request, target);
    } catch (OutOfMemoryError memory) {
      throw new LocalShortageException("there is no memory for a query", memory);
    }
  }

  private SentQuery encodeAndOpen(PendingRequest<?> request, Target target) throws IOException {
    SentQuery sent = parts.encoder.encode(request, target);
    if (!sent.stream && isTooLongForUdp(request, sent)) {
      target.stream = true;
      sent = parts.encoder.encode(request, target);
    }
    return sent.stream ? connected(sent) : overUdp(sent);
  }

  /**
   * Returns whether the query encoded last, with its signature, is sent over TCP because of its
   * length. Of servers that accept updates it is not known whether they accept longer requests than
   * 512 octets; RFC 2136 section 6.2.
   */
  private boolean isTooLongForUdp(PendingRequest<?> request, SentQuery sent) {
    int octets = parts.encoder.octets(sent);
    if (sent.signer != null) {
      octets += sent.signer.signatureOctets();
    }
    return octets > WireLimits.UDP_OCTETS
        && (octets > parts.settings.udpPayloadSize || request.query.opcode().equals(Opcode.UPDATE));
  }

  private SentQuery connected(SentQuery sent) throws IOException {
    Upstream upstream = sent.target.upstream;
    ClientConnection connection = upstream.connection();
    if (connection == null) {
      return null;
    }
    parts.encoder.finish(sent, connection.freeId());
    if (!connection.add(sent)) {
      throw new IOException("the server does not read from its connection");
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
