package io.wiredns.core.client;

import java.io.IOException;
import java.util.Objects;

/**
 * Why a request has no answer. It completes the request's future exceptionally; a response with an
 * error code is an answer, and no exception.
 *
 * @since 0.1
 */
public final class DnsClientException extends IOException {
  private static final long serialVersionUID = 1;

  /** What went wrong. */
  public enum Reason {
    /** No acceptable response came in time. */
    TIMEOUT,
    /** The servers cannot be reached: no route, nothing listens, the connection breaks. */
    UNREACHABLE,
    /** Every response over a stream was malformed; the cause is the fault of the last. */
    MALFORMED,
    /** Responses came, and none of them was signed well with the request's key. */
    UNVERIFIED,
    /** More requests wait than the client was built to take. */
    QUEUE_FULL,
    /** The client was closed. */
    CLOSED
  }

  /** Why. */
  private final Reason reason;

  /**
   * A failure.
   *
   * @param reason why
   * @param message what happened, in words
   * @param cause what lies behind it, or null
   */
  DnsClientException(Reason reason, String message, Throwable cause) {
    super(message, cause);
    this.reason = Objects.requireNonNull(reason, "reason");
  }

  /**
   * A failure of the client's thread as one of the calling thread, with the stacks of both.
   *
   * @return the failure, for the caller to throw
   * @throws IllegalArgumentException if it was one
   * @throws IllegalStateException if it was one
   */
  static IOException thrownHere(Throwable failure) {
    if (failure instanceof DnsClientException known) {
      return new DnsClientException(known.reason(), known.getMessage(), known);
    }
    if (failure instanceof IllegalArgumentException) {
      // Found only when the query was encoded: it does not fit a message with what was added.
      throw new IllegalArgumentException(failure.getMessage(), failure);
    }
    if (failure instanceof IllegalStateException) {
      throw new IllegalStateException(failure.getMessage(), failure);
    }
    return new IOException(failure.toString(), failure);
  }

  /**
   * Why.
   *
   * @return the reason
   */
  public Reason reason() {
    return reason;
  }
}
