package io.wiredns.core.server;

import io.wiredns.codec.message.Message;
import java.util.concurrent.CompletionException;
import java.util.function.BiConsumer;

/**
 * A request that is pending with the handler, until its stage completes or its time-out expires.
 */
final class PendingReply implements BiConsumer<Message, Throwable> {
  final Request request;
  private final ReplyPath path;
  private final PendingReplies all;

  /**
   * Links of the list and time of arrival; only {@link PendingReplies} uses these three fields, and
   * {@link LateReplies} the second one afterwards.
   */
  PendingReply previous;

  PendingReply next;
  long since;

  private Message message;
  private Throwable failure;
  private boolean timedOut;
  private boolean done;
  private boolean completesLater;

  PendingReply(Request request, ReplyPath path, PendingReplies all) {
    this.request = request;
    this.path = path;
    this.all = all;
  }

  @Override
  public void accept(Message message, Throwable failure) {
    if (message == null && failure == null) {
      complete(null, new IllegalStateException("the handler's stage completed with null"), false);
      return;
    }
    // A dependent stage wraps the exception of the stage it depends on.
    boolean wrapped = failure instanceof CompletionException && failure.getCause() != null;
    complete(message, wrapped ? failure.getCause() : failure, false);
  }

  /** Completes this because the handler's time-out has expired. */
  void timeOut() {
    complete(null, null, true);
  }

  private void complete(Message message, Throwable failure, boolean timedOut) {
    synchronized (this) {
      if (done) {
        return; // The stage completed twice, or after the time-out.
      }
      this.message = message;
      this.failure = failure;
      this.timedOut = timedOut;
      done = true;
      if (!completesLater) {
        return;
      }
    }
    all.remove(this);
    path.completed(this);
  }

  /** Returns whether the handler has already answered; if not, the path is told when it does. */
  synchronized boolean isDoneAtOnce() {
    completesLater = !done;
    return done;
  }

  synchronized boolean isDone() {
    return done;
  }

  synchronized Message message() {
    return message;
  }

  synchronized Throwable failure() {
    return failure;
  }

  synchronized boolean isTimedOut() {
    return timedOut;
  }
}
