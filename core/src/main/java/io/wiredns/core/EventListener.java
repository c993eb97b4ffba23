package io.wiredns.core;

import java.io.IOException;
import java.net.InetSocketAddress;

/**
 * Is told what happens in a client or in a server: every event, when it happens and on the thread
 * where it happens, which may be one of several at once. It must return at once. What it throws
 * ends nothing and goes to the thread's handler of uncaught exceptions, which prints it.
 *
 * <p>Events are counted without a listener too: see {@link EventCounters}.
 *
 * @param <E> the events: {@link io.wiredns.core.client.ClientEvent} or {@link
 *     io.wiredns.core.server.ServerEvent}
 * @since 0.1
 */
@FunctionalInterface
public interface EventListener<E> {
  /** The peer where none is known: port 0 of the wildcard address. */
  InetSocketAddress UNKNOWN = new InetSocketAddress(0);

  /**
   * Something has happened.
   *
   * @param event what
   * @param peer the other side, or {@link #UNKNOWN}
   */
  void event(E event, InetSocketAddress peer);

  /**
   * Something was thrown: by code of the user such as a handler, a reader of responses or what
   * depends on a future, or by the operating system's network. An event that belongs to it was told
   * just before. By default an {@link IOException} is ignored, for the network fails every day, and
   * everything else goes to the thread's handler of uncaught exceptions, which prints it. It is the
   * same without a listener.
   *
   * @param failure what was thrown
   * @param peer the other side, or {@link #UNKNOWN}
   */
  default void failed(Throwable failure, InetSocketAddress peer) {
    if (!(failure instanceof IOException)) {
      Thread thread = Thread.currentThread();
      thread.getUncaughtExceptionHandler().uncaughtException(thread, failure);
    }
  }
}
