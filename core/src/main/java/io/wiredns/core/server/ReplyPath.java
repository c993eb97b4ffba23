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
   * Counts a zone transfer before its first message is written; returns false if there are too
   * many. The count ends with {@link #endFollowing}.
   */
  default boolean mayFollow() {
    return true;
  }

  /** Reverses {@link #mayFollow}. */
  default void endFollowing() {}

  /** Tells that further messages follow the response just written; on the thread that wrote it. */
  void follow(Request request);
}
