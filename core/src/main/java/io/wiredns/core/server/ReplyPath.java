package io.wiredns.core.server;

/**
 * The way back to the client for a response that is completed later, after its request was read.
 */
interface ReplyPath {
  /** Counts a request as pending with the handler; returns false if there are too many. */
  boolean enter();

  /** Reverses {@link #enter}. */
  void leave();

  /**
   * Tells that the handler has answered a request; from any thread. The path must call {@link
   * #leave}.
   */
  void completed(PendingReply reply);

  /**
   * Counts a zone transfer before its first message is written, unless there are too many. If it
   * must wait, the path calls {@link RequestProcessor#completed} again later. The count ends with
   * {@link #endFollowing}.
   */
  default TransferRequest.Decision mayFollow(PendingReply reply) {
    return TransferRequest.Decision.ADMITTED;
  }

  /** Reverses {@link #mayFollow} for a transfer that was admitted. */
  default void endFollowing() {}

  /** Tells that further messages follow the response just written; on the thread that wrote it. */
  void follow(Request request);
}
