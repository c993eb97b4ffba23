package io.wiredns.core.loop;

import java.util.concurrent.atomic.AtomicReference;

/**
 * Tasks that any thread adds and one thread takes, in their order. The taking thread takes all that
 * were added at once, so that it seldom touches what the adding threads write. {@link #add} and
 * {@link #isEmpty} are for any thread, the other methods for the taking thread.
 */
final class TaskQueue {
  private static final class Node {
    final Runnable task;
    Node next;

    Node(Runnable task) {
      this.task = task;
    }
  }

  private static final Node CLOSED = new Node(null);

  /** The task added last, which leads to those added before; {@link #CLOSED} at the end. */
  private final AtomicReference<Node> added = new AtomicReference<>();

  /** The next of the tasks taken at once, which leads to those added after it. */
  private Node taken;

  /** Adds a task; returns false if the queue is closed. */
  boolean add(Runnable task) {
    Node node = new Node(task);
    Node last;
    do {
      last = added.get();
      if (last == CLOSED) {
        return false;
      }
      node.next = last;
    } while (!added.compareAndSet(last, node));
    return true;
  }

  boolean isEmpty() {
    return taken == null && added.get() == null;
  }

  /** Returns the next task; null if there is none. */
  Runnable poll() {
    if (taken == null) {
      Node last = added.get();
      if (last == null || last == CLOSED) {
        return null;
      }
      take(null);
    }
    Runnable task = taken.task;
    taken = taken.next;
    return task;
  }

  /** Takes all tasks that were added, when those taken before are through. */
  private void take(Node instead) {
    Node node = added.getAndSet(instead);
    while (node != null && node != CLOSED) {
      Node before = node.next;
      node.next = taken;
      taken = node;
      node = before;
    }
  }

  /** Refuses further tasks. Must be called when {@link #poll} has returned null. */
  void close() {
    take(CLOSED);
  }
}
