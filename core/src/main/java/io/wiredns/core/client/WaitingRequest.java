package io.wiredns.core.client;

import io.wiredns.core.loop.Timeout;
import java.util.Set;

/**
 * The part of a request that waits: for a time, and in at most one queue until something is there
 * that its next query needs. For the loop's thread.
 */
abstract class WaitingRequest {
  private final ClientParts parts;

  /** The time at which the request ends without a result. */
  private long deadline;

  /** The only timeout: the end of the wait, or the deadline if that is earlier. */
  private Timeout timer;

  private boolean timerIsDeadline;

  /** The index in {@link RunningRequests}. */
  int place = RunningRequests.NOT_RUNNING;

  /** The queue that contains this request, or null. */
  private Set<WaitingRequest> queue;

  WaitingRequest(ClientParts parts) {
    this.parts = parts;
  }

  /** Handles the end of the wait that was started last. */
  abstract void waitExpired();

  /** Handles the end of the time of the whole request. */
  abstract void timedOut();

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
    waitUntil(sent.sentAt + nanos);
  }

  /** Sets the deadline of the request, which has not been waiting. */
  final void endAfter(long nanos) {
    deadline = parts.loop.turnTime() + nanos;
  }

  final void waitFor(long nanos) {
    waitUntil(parts.loop.nanoTime() + nanos);
  }

  private void waitUntil(long end) {
    timerIsDeadline = deadline - end <= 0;
    cancelTimer();
    timer = parts.loop.scheduleAt(timerIsDeadline ? deadline : end, this::timerExpired);
  }

  /** Waits without another limit of time than the deadline. */
  final void waitForDeadline() {
    waitUntil(deadline);
  }

  private void timerExpired() {
    if (timerIsDeadline) {
      timedOut();
    } else {
      // The deadline remains, whatever happens at the end of the wait.
      waitForDeadline();
      waitExpired();
    }
  }

  private void cancelTimer() {
    if (timer != null) {
      timer.cancel();
    }
  }

  /** Waits in a queue. */
  final void waitIn(Set<WaitingRequest> queue) {
    waitForDeadline();
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
    cancelTimer();
  }
}
