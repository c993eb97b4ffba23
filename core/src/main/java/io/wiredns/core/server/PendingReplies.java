package io.wiredns.core.server;

/** The requests that the handler has not yet answered, the oldest first. Thread-safe. */
final class PendingReplies {
  /** The sentinel of a circular list: the oldest entry is next, the newest is previous. */
  private final PendingReply ring = new PendingReply(null, null, null);

  PendingReplies() {
    ring.previous = ring;
    ring.next = ring;
  }

  /** Adds a request that arrived at time {@code now}, unless it has already been answered. */
  synchronized void add(PendingReply reply, long now) {
    if (reply.isDone()) {
      return;
    }
    reply.since = now;
    reply.previous = ring.previous;
    reply.next = ring;
    ring.previous.next = reply;
    ring.previous = reply;
  }

  synchronized void remove(PendingReply reply) {
    if (reply.next != null) {
      reply.previous.next = reply.next;
      reply.next.previous = reply.previous;
      reply.previous = null;
      reply.next = null;
    }
  }

  synchronized boolean isEmpty() {
    return ring.next == ring;
  }

  /** Times out the requests that have been pending for longer than the time-out. */
  void timeOut(long now, long timeoutNanos) {
    for (PendingReply oldest = oldest(); oldest != null; oldest = oldest()) {
      if (now - oldest.since <= timeoutNanos) {
        return;
      }
      remove(oldest);
      oldest.timeOut();
    }
  }

  private synchronized PendingReply oldest() {
    return isEmpty() ? null : ring.next;
  }
}
