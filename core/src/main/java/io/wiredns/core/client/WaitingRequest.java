package io.wiredns.core.client;

import io.wiredns.core.loop.Timeout;
import java.util.Set;

/**
 * The part of a request that waits: for a time, and in at most one queue until something is there
 * that its next query needs. For the loop's thread.
 */
abstract class WaitingRequest {
  private final ClientParts parts;
  private Timeout wait;

  /** The queue that contains this request, or null. */
  private Set<WaitingRequest> queue;

  WaitingRequest(ClientParts parts) {
    this.parts = parts;
  }

  /** Handles the end of the wait that was started last. */
  abstract void waitExpired();

  /** Tries again to send a query, because that for which this request waits may be there now. */
  abstract void resume();

  /** Waits for the response to a query. */
  final void waitFor(SentQuery sent) {
    long nanos;
    if (sent.stream) {
      nanos = parts.settings.tcpWait.toNanos();
    } else {
      int doubled = Math.min(20, sent.transmissions - 1);
      long longest = parts.settings.maxWait.toNanos();
      nanos = Math.min(longest, sent.target.upstream.firstWait() << doubled);
      // A random time between three and five quarters of it.
      nanos = nanos / 4 * 3 + (nanos >>> 17) * parts.random.next16();
    }
    waitFor(nanos);
  }

  final void waitFor(long nanos) {
    cancelWait();
    wait = parts.loop.schedule(nanos, this::waitExpired);
  }

  private void cancelWait() {
    if (wait != null) {
      wait.cancel();
    }
  }

  /** Waits in a queue, without a limit of time. */
  final void waitIn(Set<WaitingRequest> queue) {
    cancelWait();
    this.queue = queue;
    queue.add(this);
  }

  final void leaveQueue() {
    if (queue != null) {
      queue.remove(this);
      queue = null;
    }
  }

  final void stopWaiting() {
    leaveQueue();
    cancelWait();
  }
}
