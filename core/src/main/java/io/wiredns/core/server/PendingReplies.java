package io.wiredns.core.server;

/** The requests that the handler has not yet answered, the oldest first. Thread-safe. */
final class PendingReplies {
  /** The sentinel of a circular list: the oldest entry is next, the newest is previous. */
  private final PendingReply ring = new PendingReply(null, null, null);

  PendingReplies() {
    ring.before = ring;
    ring.behind = ring;
  }

  /** Adds a request that arrived at time {@code now}, unless it has already been answered. */
  synchronized void add(PendingReply reply, long now) {
    if (reply.isDone()) {
      return;
    }
    reply.since = now;
    reply.before = ring.before;
    reply.behind = ring;
    ring.before.behind = reply;
    ring.before = reply;
  }

  synchronized void remove(PendingReply reply) {
    if (reply.behind != null) {
      reply.before.behind = reply.behind;
      reply.behind.before = reply.before;
      reply.before = null;
      reply.behind = null;
    }
  }

  synchronized boolean isEmpty() {
    return ring.behind == ring;
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
    return isEmpty() ? null : ring.behind;
  }
}
