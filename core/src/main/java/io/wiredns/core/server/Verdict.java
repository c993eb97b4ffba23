package io.wiredns.core.server;

/**
 * What a {@link ViewHandler} has made of a request.
 *
 * @since 0.1
 */
public enum Verdict {
  /** The response is what the exchange's writer now holds. */
  ANSWERED,
  /**
   * The request goes on to the {@link RequestHandler}, as values; what was written is forgotten.
   */
  PASSED,
  /** There is to be no response. */
  DROPPED
}
