package io.wiredns.core.client;

import java.util.concurrent.CompletableFuture;

/** The future result of a request. If the user completes or cancels it, the request ends. */
final class RequestFuture<T> extends CompletableFuture<T> {
  /** The request that ends if the user completes the future; null if it was not accepted. */
  PendingRequest<T> request;

  void finish(T result) {
    super.complete(result);
  }

  void fail(Throwable reason) {
    super.completeExceptionally(reason);
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
