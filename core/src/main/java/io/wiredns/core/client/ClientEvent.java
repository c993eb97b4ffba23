package io.wiredns.core.client;

/**
 * What happens in a client; each is counted and told to the client's listener.
 *
 * @since 0.1
 */
public enum ClientEvent {
  /** A request was taken. */
  REQUEST,
  /** A request was refused because too many wait. */
  REFUSED,
  /** A request has its response. */
  ANSWERED,
  /** A request has ended with an error. */
  FAILED,
  /** A request was cancelled. */
  CANCELLED,
  /** A query went out over UDP. */
  SENT_UDP,
  /** The same query went out over UDP again. */
  RETRANSMITTED,
  /** A query went out over TCP. */
  SENT_TCP,
  /** The system took no datagram at the moment; as good as lost. */
  NOT_SENT,
  /** A query's time has passed without a response. */
  TIMED_OUT,
  /** The system says that a server cannot be reached. */
  UNREACHABLE,
  /** A response makes the client ask in another way: over TCP, without EDNS, with a cookie. */
  NEGOTIATED,
  /** The request goes to another server. */
  NEXT_SERVER,
  /** A socket was bound to a source port. */
  PORT_OPENED,
  /** A socket was closed. */
  PORT_CLOSED,
  /** So many wrong packets came to a port that its queries go over TCP; RFC 5452 section 9.3. */
  PORT_ATTACKED,
  /** A TCP connection was begun. */
  CONNECTION_OPENED,
  /** A TCP connection is over. */
  CONNECTION_CLOSED,
  /** Dropped: fewer octets than a header has. */
  DROPPED_SHORT,
  /** Dropped: no response, QR is 0. */
  DROPPED_QUERY,
  /** Dropped: nothing with this ID is awaited here: forged, late or twice. */
  DROPPED_UNKNOWN_ID,
  /** Dropped: another question; RFC 5452 section 9.1. */
  DROPPED_WRONG_QUESTION,
  /** Dropped: the question's letters are not in the case that was sent. */
  DROPPED_WRONG_CASE,
  /** Dropped: malformed. */
  DROPPED_MALFORMED,
  /** Dropped: not the query's cookie, or none where one must be; RFC 7873 section 5.3. */
  DROPPED_WRONG_COOKIE,
  /** Dropped: not signed, or not well; RFC 8945 section 5.4. */
  DROPPED_WRONG_SIGNATURE,
  /** Dropped: otherwise not the response to this query. */
  DROPPED_MISMATCH
}
