package io.wiredns.core.client;

import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicLongArray;

/** Counts events and tells the listener. */
final class ClientEvents {
  private final AtomicLongArray counts = new AtomicLongArray(ClientEvent.values().length);
  private final ClientListener listener;

  ClientEvents(ClientListener listener) {
    this.listener = listener;
  }

  void add(ClientEvent event, InetSocketAddress server, int id) {
    counts.incrementAndGet(event.ordinal());
    try {
      listener.event(event, server, id);
    } catch (RuntimeException | Error broken) {
      error(broken);
    }
  }

  /** Tells of a failure in the user's code; one more on telling it goes to the thread's handler. */
  void error(Throwable error) {
    try {
      listener.error(error);
    } catch (RuntimeException | Error broken) {
      broken.addSuppressed(error);
      Thread thread = Thread.currentThread();
      thread.getUncaughtExceptionHandler().uncaughtException(thread, broken);
    }
  }

  long count(ClientEvent event) {
    return counts.get(event.ordinal());
  }
}
