package io.wiredns.core.transfer;

import java.io.IOException;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The transfer of one subscriber. A call of {@link #request} starts a task on the executor unless
 * one is running; the task reads until no more batches are requested.
 */
final class TransferSubscription implements Flow.Subscription, Runnable {
  private final TransferOptions options;
  private final Flow.Subscriber<? super TransferBatch> subscriber;
  private final Executor executor;

  private final AtomicLong requested = new AtomicLong();

  /**
   * The number of calls of {@link #request} that the running task must still handle; 0 if no task
   * runs.
   */
  private final AtomicInteger wanted = new AtomicInteger();

  /** The exception to report instead of the next batch; null if there is none. */
  private volatile Throwable refusal;

  private volatile boolean over;
  private volatile ZoneTransfer transfer;

  TransferSubscription(
      TransferOptions options,
      Flow.Subscriber<? super TransferBatch> subscriber,
      Executor executor) {
    this.options = options;
    this.subscriber = subscriber;
    this.executor = executor;
  }

  @Override
  public void request(long count) {
    if (count <= 0) {
      refusal =
          new IllegalArgumentException(
              "request for " + count + " batches, it must be for at least 1");
    } else {
      requested.accumulateAndGet(
          count, (before, more) -> before > Long.MAX_VALUE - more ? Long.MAX_VALUE : before + more);
    }
    if (wanted.getAndIncrement() == 0) {
      try {
        executor.execute(this);
      } catch (RejectedExecutionException full) {
        refusal = full;
        run();
      }
    }
  }

  @Override
  public void cancel() {
    over = true;
    closeTransfer();
  }

  private void closeTransfer() {
    ZoneTransfer open = transfer;
    if (open != null) {
      open.close();
    }
  }

  @Override
  public void run() {
    int seen = wanted.get();
    do {
      deliver();
      seen = wanted.addAndGet(-seen);
    } while (seen != 0);
  }

  private void deliver() {
    while (!over && (refusal != null || requested.get() > 0)) {
      try {
        if (refusal != null) {
          end(refusal);
          return;
        }
        TransferBatch batch = next();
        if (over) {
          return;
        }
        if (batch != null) {
          requested.decrementAndGet();
          subscriber.onNext(batch);
        }
        if (transfer.isComplete() && !over) {
          over = true;
          closeTransfer();
          subscriber.onComplete();
        }
      } catch (IOException | RuntimeException | Error failure) {
        end(failure);
      }
    }
  }

  private TransferBatch next() throws IOException {
    if (transfer == null) {
      transfer = new ZoneTransfer(options);
      if (over) {
        closeTransfer();
        return null;
      }
    }
    return transfer.hasNext() ? transfer.next() : null;
  }

  private void end(Throwable failure) {
    if (!over) {
      over = true;
      closeTransfer();
      subscriber.onError(failure);
    }
  }
}
