package io.wiredns.core.client;

/**
 * An event in a client. Each event is counted and reported to the client's listener. Immutable, and
 * may be shared among threads.
 *
 * @since 0.1
 */
public enum ClientEvent {
  /** A request was accepted. */
  REQUEST,
  /** A request was refused because too many are waiting. */
  REFUSED,
  /** A request was completed with a response. */
  ANSWERED,
  /** A request was completed with an exception. */
  FAILED,
  /** A request was cancelled. */
  CANCELLED,
  /** A query was sent over UDP, for the first time or again. */
  SENT_UDP,
  /** A query is sent over UDP again, unchanged; {@link #SENT_UDP} is reported as well. */
  RETRANSMITTED,
  /** A query was sent over TCP. */
  SENT_TCP,
  /** The operating system did not accept a datagram; it is treated as lost. */
  NOT_SENT,
  /** The wait for the response to a query timed out. */
  TIMED_OUT,
  /** The operating system reported that a server is unreachable, or a connection was refused. */
  UNREACHABLE,
  /**
   * A response caused the client to repeat the query in another way: over TCP, without EDNS, or
   * with a cookie.
   */
  NEGOTIATED,
  /** A request was sent to another server. */
  NEXT_SERVER,
  /**
   * A request waits because this host has no file descriptor, port or memory for its query. No
   * server is at fault.
   */
  LOCAL_SHORTAGE,
  /** A socket was bound to a source port. */
  PORT_OPENED,
  /** A socket was closed. */
  PORT_CLOSED,
  /**
   * A port received too many wrong packets, so its queries are repeated over TCP; RFC 5452 section
   * 9.3.
   */
  PORT_ATTACKED,
  /** A TCP connection was started. */
  CONNECTION_OPENED,
  /** A TCP connection was closed. */
  CONNECTION_CLOSED,
  /** Dropped: the packet is shorter than a header. */
  DROPPED_SHORT,
  /** Dropped: the packet is not a response, because QR is 0. */
  DROPPED_QUERY,
  /**
   * Dropped: no response with this ID is awaited on the socket; the packet is forged, late or a
   * duplicate.
   */
  DROPPED_UNKNOWN_ID,
  /** Dropped: the question is not the query's; RFC 5452 section 9.1. */
  DROPPED_WRONG_QUESTION,
  /** Dropped: the letters of the question do not have the case that was sent. */
  DROPPED_WRONG_CASE,
  /** Dropped: the packet is malformed. */
  DROPPED_MALFORMED,
  /**
   * Dropped: the client cookie is not the query's, or a required cookie is missing; RFC 7873
   * section 5.3.
   */
  DROPPED_WRONG_COOKIE,
  /** Dropped: the packet is not signed, or not correctly; RFC 8945 section 5.4. */
  DROPPED_WRONG_SIGNATURE,
  /** Dropped: for another reason, the packet is not the response to the query. */
  DROPPED_MISMATCH
}
