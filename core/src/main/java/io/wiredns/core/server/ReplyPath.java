package io.wiredns.core.server;

/** Where a response goes that is not there yet when its request has been read. */
interface ReplyPath {
  /** Counts a request that is with the handler; false if there are as many as may be. */
  boolean enter();

  /** Takes back {@link #enter}. */
  void leave();

  /** The handler is done with a request; from any thread. {@link #leave} is still to come. */
  void completed(PendingReply reply);

  /** The response that was just written has more messages behind it; on the reading thread. */
  void follow(Request request);
}
