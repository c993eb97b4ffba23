package io.wiredns.core.server;

import io.wiredns.codec.message.Message;
import java.util.concurrent.CompletionException;
import java.util.function.BiConsumer;

/** A request that is with the handler, until its stage completes. */
final class PendingReply implements BiConsumer<Message, Throwable> {
  final Request request;
  private final ReplyPath path;
  private Message message;
  private Throwable failure;
  private boolean done;
  private boolean late;

  PendingReply(Request request, ReplyPath path) {
    this.request = request;
    this.path = path;
  }

  @Override
  public void accept(Message message, Throwable failure) {
    synchronized (this) {
      if (done) {
        return; // A stage of somebody else's that calls twice.
      }
      this.message = message;
      // A stage that depends on another wraps what that one has thrown.
      boolean wrapped = failure instanceof CompletionException && failure.getCause() != null;
      this.failure = wrapped ? failure.getCause() : failure;
      done = true;
      if (!late) {
        return;
      }
    }
    path.completed(this);
  }

  /** Whether the handler has answered at once; if not the path hears of it when it does. */
  synchronized boolean isDone() {
    late = !done;
    return done;
  }

  synchronized Message message() {
    return message;
  }

  synchronized Throwable failure() {
    return failure;
  }
}
