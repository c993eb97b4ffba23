package io.wiredns.core.server;

import io.wiredns.codec.message.Message;
import java.util.concurrent.CompletionException;
import java.util.function.BiConsumer;

/** A request that is with the handler, until its stage completes or its time is over. */
final class PendingReply implements BiConsumer<Message, Throwable> {
  final Request request;
  private final ReplyPath path;
  private final PendingReplies all;

  /** Its place among all, and since when; theirs alone. */
  PendingReply before;

  PendingReply behind;
  long since;

  private Message message;
  private Throwable failure;
  private boolean timedOut;
  private boolean done;
  private boolean late;

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
    // A stage that depends on another wraps what that one has thrown.
    boolean wrapped = failure instanceof CompletionException && failure.getCause() != null;
    complete(message, wrapped ? failure.getCause() : failure, false);
  }

  /** The handler has had all the time that it may have. */
  void timeOut() {
    complete(null, null, true);
  }

  private void complete(Message message, Throwable failure, boolean timedOut) {
    synchronized (this) {
      if (done) {
        return; // A stage that calls twice, or after its time.
      }
      this.message = message;
      this.failure = failure;
      this.timedOut = timedOut;
      done = true;
      if (!late) {
        return;
      }
    }
    all.remove(this);
    path.completed(this);
  }

  /** Whether the handler has answered at once; if not the path hears of it when it does. */
  synchronized boolean isDoneAtOnce() {
    late = !done;
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
