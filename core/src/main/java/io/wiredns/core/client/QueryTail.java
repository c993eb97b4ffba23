package io.wiredns.core.client;

import io.wiredns.codec.wire.Octets;
import java.util.Arrays;

/**
 * The octets after the question of a query without records of its own: the OPT record, if the
 * client adds one. They are the same for all such queries to a server until its cookie changes.
 * Immutable.
 */
final class QueryTail {
  private final byte[] octets;

  /** The server cookie of the upstream when the octets were written. */
  private final Octets serverCookie;

  private final Octets clientCookie;
  private final boolean serverCookieSent;
  private final int ednsVersion;
  private final int udpPayloadSize;

  /** Copies the octets at the end of a query, which was written to an array. */
  QueryTail(SentQuery sent, byte[] array, int from, int end) {
    octets = Arrays.copyOfRange(array, from, end);
    serverCookie = sent.target.upstream.serverCookie();
    clientCookie = sent.clientCookie;
    serverCookieSent = sent.serverCookieSent;
    ednsVersion = sent.ednsVersion;
    udpPayloadSize = sent.udpPayloadSize;
  }

  /** Returns whether a query may still have this tail. */
  boolean isCurrent(Upstream upstream) {
    return serverCookie == upstream.serverCookie();
  }

  int length() {
    return octets.length;
  }

  /** Copies the octets to the end of a query, and sets the fields that describe them. */
  void copyTo(SentQuery sent, byte[] array, int at) {
    System.arraycopy(octets, 0, array, at, octets.length);
    sent.clientCookie = clientCookie;
    sent.serverCookieSent = serverCookieSent;
    sent.ednsVersion = ednsVersion;
    sent.udpPayloadSize = udpPayloadSize;
  }
}
