package io.wiredns.core.client;

/**
 * The results of responses that were received together. Their futures are completed together, so
 * that a thread that waits for results is woken once rather than for each of them, which costs as
 * much as sending a query. For the loop's thread.
 */
final class Completions {
  /** The maximum number of results whose futures are not completed yet. */
  static final int MOST = 64;

  private final RequestFuture<?>[] futures = new RequestFuture<?>[MOST];
  private final Object[] results = new Object[MOST];
  private int count;

  /** Adds a result. The next call of {@link #complete} completes its future. */
  <T> void add(RequestFuture<T> future, T result) {
    if (count == MOST) {
      complete();
    }
    futures[count] = future;
    results[count++] = result;
  }

  /** Completes the futures in the order in which their results were added. */
  void complete() {
    int end = count;
    count = 0;
    for (int i = 0; i < end; i++) {
      RequestFuture<?> future = futures[i];
      Object result = results[i];
      futures[i] = null;
      results[i] = null;
      finish(future, result);
    }
  }

  @SuppressWarnings("unchecked")
  private static <T> void finish(RequestFuture<T> future, Object result) {
    future.finish((T) result);
  }
}
