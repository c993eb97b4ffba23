package io.wiredns.core.client;

import java.net.InetSocketAddress;

/**
 * Sees what a client does, every dropped packet too. Called on the client's thread: it must not
 * block.
 *
 * @since 0.1
 */
public interface ClientListener {
  /**
   * Something happened.
   *
   * @param event what
   * @param server the server that it is about, or null if none
   * @param id the ID of the query or of the packet, 0 to 65535; -1 if there is none
   */
  void event(ClientEvent event, InetSocketAddress server, int id);

  /**
   * Code of the user failed in the client's thread: a listener, or what depends on a future. The
   * client goes on. By default it goes to the thread's handler, which prints it.
   *
   * @param error what was thrown
   */
  default void error(Throwable error) {
    Thread thread = Thread.currentThread();
    thread.getUncaughtExceptionHandler().uncaughtException(thread, error);
  }
}
