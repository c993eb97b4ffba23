package io.wiredns.core.server;

/**
 * The replies of a connection for which its loop could not be given a task, for lack of memory.
 * Adding one needs no memory. Thread-safe.
 */
final class LateReplies {
  private PendingReply first;
  private PendingReply last;
  private boolean closed;

  /** Adds a reply that is no longer pending; returns false if {@link #close} was called. */
  synchronized boolean add(PendingReply reply) {
    if (closed) {
      return false;
    }
    if (first == null) {
      first = reply;
    } else {
      last.next = reply;
    }
    last = reply;
    return true;
  }

  /** Removes the first reply; returns null if there is none. */
  synchronized PendingReply poll() {
    PendingReply reply = first;
    if (reply != null) {
      first = reply.next;
      reply.next = null;
    }
    return reply;
  }

  /** Refuses further replies. */
  synchronized void close() {
    closed = true;
  }
}
