package io.wiredns.core.client;

import java.util.concurrent.CompletableFuture;

/** A request's result; who completes or cancels it from outside ends the request. */
final class RequestFuture<T> extends CompletableFuture<T> {
  private Runnable abandon = () -> {};

  /** Sets what is run if the user completes the future; before it is handed out. */
  void onAbandon(Runnable abandon) {
    this.abandon = abandon;
  }

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
    if (byUs) {
      abandon.run();
    }
    return byUs;
  }

  @Override
  public <U> CompletableFuture<U> newIncompleteFuture() {
    return new CompletableFuture<>();
  }
}
