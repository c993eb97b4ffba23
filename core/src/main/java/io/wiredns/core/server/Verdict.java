package io.wiredns.core.server;

/**
 * The decision of a {@link ViewHandler} about a request. Immutable, and may be shared among
 * threads.
 *
 * @since 0.1
 */
public enum Verdict {
  /** The response is the message that the handler wrote to the exchange's writer. */
  ANSWERED,
  /**
   * The request is passed on to the {@link RequestHandler} as a {@link Request}, or answered with
   * REFUSED if there is none; everything that the view handler wrote or set is discarded.
   */
  PASSED,
  /** The request gets no response. */
  DROPPED
}
