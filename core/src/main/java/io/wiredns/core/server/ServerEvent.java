package io.wiredns.core.server;

/**
 * What happens in a server; each is counted and told to the server's listener. Every packet that
 * comes is counted as received, and then either as answered or with the reason why it was not.
 *
 * @since 0.1
 */
public enum ServerEvent {
  /** A datagram came. */
  UDP_RECEIVED(Kind.EVERYDAY),
  /** A message came over a connection. */
  TCP_RECEIVED(Kind.EVERYDAY),
  /** A response went out over UDP. */
  UDP_ANSWERED(Kind.EVERYDAY),
  /** A response was handed to a connection; each message of a transfer counts. */
  TCP_ANSWERED(Kind.EVERYDAY),
  /** A connection was accepted. */
  CONNECTION_OPENED(Kind.EVERYDAY),
  /** A connection was closed by the client, or by the server because it closes. */
  CONNECTION_CLOSED(Kind.EVERYDAY),

  /** Answered with FORMERR: malformed, more than one OPT, a broken option, or not one question. */
  FORMERR(Kind.NOTE),
  /** Answered with NOTIMP: an opcode that is not served. */
  NOTIMP(Kind.NOTE),
  /** Answered with BADVERS: an EDNS version above 0. */
  BADVERS(Kind.NOTE),
  /** Answered with BADCOOKIE: cookies are required, and the request's is not this server's. */
  BADCOOKIE(Kind.NOTE),
  /** Answered with an error of TSIG: unknown key, wrong MAC, wrong time, cut MAC. */
  TSIG_REJECTED(Kind.NOTE),
  /** Answered with SERVFAIL: the handler threw, completed exceptionally, or gave null. */
  HANDLER_FAILED(Kind.NOTE),
  /** Answered with SERVFAIL: the handler's stage did not complete in time. */
  HANDLER_TIMED_OUT(Kind.NOTE),
  /** A response was cut to question and OPT with TC because its source gets too many. */
  RATE_SLIPPED(Kind.NOTE),
  /** A connection that has been idle for longest was closed to make room for a new one. */
  CONNECTION_EVICTED(Kind.NOTE),
  /** A connection on which no whole message came for too long was closed. */
  CONNECTION_IDLE(Kind.NOTE),
  /** A connection was closed whose client does not read what it asked for. */
  SLOW_READER(Kind.NOTE),
  /** A connection broke off. */
  CONNECTION_FAILED(Kind.NOTE),
  /** Accepting, reading or binding failed in the operating system. */
  IO_FAILED(Kind.NOTE),

  /** Not answered: too short for a header. Over TCP the connection is closed. */
  TOO_SHORT(Kind.DROP),
  /** Not answered: it is a response. */
  IS_RESPONSE(Kind.DROP),
  /** Not answered: its source port is 0, to which nothing can be sent. */
  UNANSWERABLE_SOURCE(Kind.DROP),
  /** Not answered: its source gets too many responses. */
  RATE_LIMITED(Kind.DROP),
  /** Not answered: as many requests as may be are with the handler. */
  OVERLOADED(Kind.DROP),
  /** Not answered: the view handler said so. */
  HANDLER_DROPPED(Kind.DROP),
  /** Not answered: not even question and TSIG fit what the request allows. */
  NO_ROOM(Kind.DROP),
  /** Not answered: the server is closing. */
  CLOSING(Kind.DROP),
  /** The response was not sent: the operating system refused it or had no room. */
  SEND_FAILED(Kind.DROP),
  /** The response came when its connection was gone. */
  CONNECTION_GONE(Kind.DROP),
  /** A connection was refused: its address has as many as it may have. */
  ADDRESS_LIMIT(Kind.DROP),
  /** A connection was refused: there are as many as may be, and all are at work. */
  CONNECTION_LIMIT(Kind.DROP),
  /** A connection was closed: all together hold as many octets as they may. */
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
   * Whether it is everyday work, which a listener that writes a log leaves out.
   *
   * @return true if something came, went out, was opened or was closed as it should be
   */
  public boolean isEveryday() {
    return kind == Kind.EVERYDAY;
  }

  /**
   * Whether something was thrown away: a request, a response or a connection.
   *
   * @return whether somebody waits in vain
   */
  public boolean isDrop() {
    return kind == Kind.DROP;
  }
}
