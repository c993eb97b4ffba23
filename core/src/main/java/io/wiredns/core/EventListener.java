package io.wiredns.core;

import java.io.IOException;
import java.net.InetSocketAddress;

/**
 * Receives the events of a client or server. The listener is called for every event, on the thread
 * where the event happens, and possibly by several threads concurrently. It must return without
 * blocking. An exception that the listener throws does not affect the client or server; it is
 * passed to the thread's uncaught exception handler, which by default prints it.
 *
 * <p>Events are also counted, with or without a listener: see {@link EventCounters}.
 *
 * @param <E> the type of the events: {@link io.wiredns.core.client.ClientEvent} or {@link
 *     io.wiredns.core.server.ServerEvent}
 * @since 0.1
 */
@FunctionalInterface
public interface EventListener<E> {
  /** The peer of an event whose peer is unknown: port 0 of the wildcard address. */
  InetSocketAddress UNKNOWN = new InetSocketAddress(0);

  /**
   * Called when an event has happened.
   *
   * @param event the event
   * @param peer the address and port of the other side, or {@link #UNKNOWN}
   */
  void event(E event, InetSocketAddress peer);

  /**
   * Called when an exception was thrown, either by code of the user, such as a handler, a reader of
   * responses or a dependent of a future, or by network input and output. A server reports the
   * event that belongs to it just before; in a client there may be no such event. The default
   * implementation ignores an {@link IOException}, because network failures are common, and passes
   * any other exception to the thread's uncaught exception handler, which by default prints it. A
   * client or server without a listener does the same.
   *
   * @param failure the exception
   * @param peer the address and port of the other side, or {@link #UNKNOWN}
   */
  default void failed(Throwable failure, InetSocketAddress peer) {
    if (!(failure instanceof IOException)) {
      Thread thread = Thread.currentThread();
      thread.getUncaughtExceptionHandler().uncaughtException(thread, failure);
    }
  }

  /**
   * Returns whether {@link #finished} is to be called. A server asks once, when it starts; if the
   * answer is false, it does not measure times. The default implementation returns false.
   *
   * @return true if {@link #finished} is to be called for every finished request
   */
  default boolean needsFinished() {
    return false;
  }

  /**
   * Called by a server when it has answered a request or has dropped it, and {@link #needsFinished}
   * returned true. This method is not called for packets that the server does not treat as
   * requests: those that it counts as {@code TOO_SHORT}, {@code IS_RESPONSE}, {@code
   * UNANSWERABLE_SOURCE} or {@code CLOSING}. A client never calls it. The default implementation
   * does nothing.
   *
   * @param request the request, valid only until this method returns
   */
  default void finished(FinishedRequest request) {}
}
