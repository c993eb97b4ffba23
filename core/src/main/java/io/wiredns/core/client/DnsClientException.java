package io.wiredns.core.client;

import java.io.IOException;
import java.util.List;
import java.util.Objects;

/**
 * Thrown when a request has no response. The future of such a request completes exceptionally with
 * it. A response with an error code is a response, not an exception.
 *
 * @since 0.1
 */
public final class DnsClientException extends IOException {
  private static final long serialVersionUID = 1;

  /** A reason why a request has no response. */
  public enum Reason {
    /**
     * No acceptable response was received in time, and no server was found unreachable. A server to
     * which a TCP connection exists, but which sends nothing on it, is silent, not unreachable.
     */
    TIMEOUT,
    /**
     * No acceptable response was received, and at least one server could not be reached: there is
     * no route, the port is closed, or a connection was refused, broke, or was closed before the
     * response. The message names the last such server and what happened.
     */
    UNREACHABLE,
    /**
     * A response over TCP was malformed, or the only usable response was malformed for the reader
     * of the request, and there is no better response; the cause describes the fault.
     */
    MALFORMED,
    /**
     * A response was not correctly signed with the request's key, or showed that the server rejects
     * the query's signature, and no acceptable response was received.
     */
    UNVERIFIED,
    /**
     * When the time ended, the request was waiting for a file descriptor, a port or memory, of
     * which this host has too little. No server is at fault; the message names what is missing.
     */
    LOCAL_SHORTAGE,
    /** The client's queue is full. */
    QUEUE_FULL,
    /** The client was closed. */
    CLOSED
  }

  /** The reason. */
  private final Reason reason;

  /** The attempts of the request; null after deserialization. */
  private transient List<QueryAttempt> attempts = List.of();

  /**
   * Creates an exception.
   *
   * @param reason the reason
   * @param message the detail message
   * @param cause the cause, or null
   */
  DnsClientException(Reason reason, String message, Throwable cause) {
    super(message, cause);
    this.reason = Objects.requireNonNull(reason, "reason");
  }

  /**
   * Returns an exception of the client's thread as an exception of the calling thread, with the
   * stack traces of both.
   *
   * @return the exception for the caller to throw
   * @throws IllegalArgumentException if that was the exception
   * @throws IllegalStateException if that was the exception
   */
  static IOException thrownHere(Throwable failure) {
    if (failure instanceof DnsClientException known) {
      DnsClientException here = new DnsClientException(known.reason(), known.getMessage(), known);
      here.attempts = known.attempts();
      return here;
    }
    if (failure instanceof IllegalArgumentException) {
      // Encoding found that the query with OPT and TSIG added does not fit in a message.
      throw new IllegalArgumentException(failure.getMessage(), failure);
    }
    if (failure instanceof IllegalStateException) {
      throw new IllegalStateException(failure.getMessage(), failure);
    }
    return new IOException(failure.toString(), failure);
  }

  /**
   * Returns the reason why there is no response.
   *
   * @return the reason
   */
  public Reason reason() {
    return reason;
  }

  void attempts(List<QueryAttempt> all) {
    attempts = all;
  }

  /**
   * Returns the attempts of the request: every query that was sent to a server, or could not be
   * sent, with its result.
   *
   * @return the attempts in the order of their results; none if the request had not begun, or the
   *     exception was deserialized. If there were more than 64, some before the last are left out.
   *     Not modifiable
   */
  public List<QueryAttempt> attempts() {
    return attempts == null ? List.of() : attempts;
  }
}
