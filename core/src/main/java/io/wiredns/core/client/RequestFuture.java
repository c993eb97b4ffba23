package io.wiredns.core.client;

import io.wiredns.core.EventListener;
import java.util.concurrent.CompletableFuture;

/**
 * The future result of a request. If the user completes or cancels it, the request ends.
 *
 * <p>The client's thread completes it with {@link #finish} or {@link #fail}. The futures that
 * depend on it keep what actions of the user's throw. But keeping it may fail too, for lack of
 * memory or because the exception's own methods throw; that is reported to the listener, because
 * the thread must go on to complete other futures.
 */
final class RequestFuture<T> extends CompletableFuture<T> {
  /** The request that ends if the user completes the future; null if it was not accepted. */
  PendingRequest<T> request;

  void finish(T result) {
    try {
      super.complete(result);
    } catch (RuntimeException | Error broken) {
      report(broken);
    }
  }

  void fail(Throwable reason) {
    try {
      super.completeExceptionally(reason);
    } catch (RuntimeException | Error broken) {
      report(broken);
    }
  }

  private void report(Throwable broken) {
    if (request == null) {
      throw new AssertionError("a future that nothing can depend on yet", broken);
    }
    request.all.events.failed(broken, EventListener.UNKNOWN);
  }

  @Override
  public boolean complete(T value) {
    return abandoned(super.complete(value));
  }

  @Override
  public boolean completeExceptionally(Throwable reason) {
    return abandoned(super.completeExceptionally(reason));
  }

  @Override
  public boolean cancel(boolean mayInterruptIfRunning) {
    return abandoned(super.cancel(mayInterruptIfRunning));
  }

  private boolean abandoned(boolean byUs) {
    if (byUs && request != null) {
      request.all.abandon(request);
    }
    return byUs;
  }

  @Override
  public <U> CompletableFuture<U> newIncompleteFuture() {
    return new CompletableFuture<>();
  }
}
