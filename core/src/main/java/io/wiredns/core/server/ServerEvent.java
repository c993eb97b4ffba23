package io.wiredns.core.server;

/**
 * An event in a server. Each event is counted and reported to the server's listener. Every packet
 * that arrives is counted as received, and then either as answered or with the reason why it was
 * not answered. Immutable, and may be shared among threads.
 *
 * @since 0.1
 */
public enum ServerEvent {
  /** A datagram was received. */
  UDP_RECEIVED(Kind.EVERYDAY),
  /** A message was received over a connection. */
  TCP_RECEIVED(Kind.EVERYDAY),
  /** A response was sent over UDP. */
  UDP_ANSWERED(Kind.EVERYDAY),
  /** A response was written to a connection; each message of a zone transfer counts. */
  TCP_ANSWERED(Kind.EVERYDAY),
  /** A connection was accepted. */
  CONNECTION_OPENED(Kind.EVERYDAY),
  /**
   * A connection was closed by the client, or by the server because the server is closing or a zone
   * transfer failed.
   */
  CONNECTION_CLOSED(Kind.EVERYDAY),

  /**
   * Answered with FORMERR: the request is malformed, has several OPT records or a malformed option,
   * or is a QUERY, NOTIFY or UPDATE without exactly one question.
   */
  FORMERR(Kind.NOTE),
  /** Answered with NOTIMP: the server does not serve the opcode. */
  NOTIMP(Kind.NOTE),
  /** Answered with BADVERS: the EDNS version is above 0. */
  BADVERS(Kind.NOTE),
  /** Answered with BADCOOKIE: cookies are required, and the request has no valid server cookie. */
  BADCOOKIE(Kind.NOTE),
  /**
   * Answered with a TSIG error: the key is unknown, the MAC or the time is wrong, or the MAC is
   * truncated; with FORMERR if the TSIG is malformed.
   */
  TSIG_REJECTED(Kind.NOTE),
  /**
   * Answered with SERVFAIL, if possible: the handler threw, completed exceptionally or returned
   * null, or its response could not be written.
   */
  HANDLER_FAILED(Kind.NOTE),
  /** Answered with SERVFAIL: the handler's stage did not complete in time. */
  HANDLER_TIMED_OUT(Kind.NOTE),
  /**
   * Answered with SERVFAIL: as many zone transfers as permitted are in progress, in total or from
   * the client's address, and this one has waited for ten seconds, or too many wait.
   */
  TRANSFER_LIMIT(Kind.NOTE),
  /**
   * A response was cut to question and OPT with TC set, because its source exceeds the rate limit.
   */
  RATE_SLIPPED(Kind.NOTE),
  /**
   * A connection was closed to make room for a new one: it was idle, or its client had read nothing
   * for more than a second, and it was without progress for the longest time.
   */
  CONNECTION_EVICTED(Kind.NOTE),
  /** A connection was closed because no complete message arrived within the idle time-out. */
  CONNECTION_IDLE(Kind.NOTE),
  /**
   * A connection was closed because its client did not read its responses in time, or because it
   * did not read its zone transfer, or so slowly that another one took its place.
   */
  SLOW_READER(Kind.NOTE),
  /** A connection failed. */
  CONNECTION_FAILED(Kind.NOTE),
  /**
   * Accepting a connection or receiving a datagram failed, or another operation of the server that
   * belongs to no connection or request.
   */
  IO_FAILED(Kind.NOTE),

  /** Not answered: the packet is too short for a header. Over TCP the connection is closed. */
  TOO_SHORT(Kind.DROP),
  /** Not answered: the packet is a response. */
  IS_RESPONSE(Kind.DROP),
  /** Not answered: the source port is 0, to which nothing can be sent. */
  UNANSWERABLE_SOURCE(Kind.DROP),
  /** Not answered: the source exceeds the rate limit. */
  RATE_LIMITED(Kind.DROP),
  /** Not answered: too many requests, or too many octets of them, pend with the handler. */
  OVERLOADED(Kind.DROP),
  /** Not answered: the view handler dropped the request. */
  HANDLER_DROPPED(Kind.DROP),
  /** Not answered: not even question and TSIG fit into the size that the request allows. */
  NO_ROOM(Kind.DROP),
  /**
   * Not answered: the server is closing. Also a busy connection that was closed because the time
   * for closing the server was over.
   */
  CLOSING(Kind.DROP),
  /** The response was not sent: the operating system refused it or had no room. */
  SEND_FAILED(Kind.DROP),
  /** The response became ready after its connection was closed. */
  CONNECTION_GONE(Kind.DROP),
  /**
   * A connection was refused: its address already has the maximum number of connections, and none
   * of them could be closed.
   */
  ADDRESS_LIMIT(Kind.DROP),
  /**
   * A connection was refused: there is already the maximum number of connections, and none could be
   * closed.
   */
  CONNECTION_LIMIT(Kind.DROP),
  /**
   * A connection was closed because all connections together buffered more octets than the limit,
   * and this one most; or because the heap had no memory for its octets.
   */
  BUFFER_LIMIT(Kind.DROP);

  private enum Kind {
    EVERYDAY,
    NOTE,
    DROP
  }

  private final Kind kind;

  ServerEvent(Kind kind) {
    this.kind = kind;
  }

  /**
   * Returns whether this event is part of normal operation, which a log would usually omit.
   *
   * @return true if something was received, sent, opened or closed as expected
   */
  public boolean isEveryday() {
    return kind == Kind.EVERYDAY;
  }

  /**
   * Returns whether a request, a response or a connection was dropped.
   *
   * @return true if something was dropped, so that a client may wait for a response that it will
   *     not get
   */
  public boolean isDrop() {
    return kind == Kind.DROP;
  }
}
