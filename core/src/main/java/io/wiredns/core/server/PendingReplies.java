package io.wiredns.core.server;

/**
 * The requests that are with the handler, the one that has been there for longest first. For all
 * threads.
 */
final class PendingReplies {
  /** Head and tail at once: behind it stands the oldest, before it the newest. */
  private final PendingReply ring = new PendingReply(null, null, null);

  PendingReplies() {
    ring.before = ring;
    ring.behind = ring;
  }

  /** Enters a request that came now, unless it has been answered already. */
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

  /** Gives up what has been with the handler for longer than that. */
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
