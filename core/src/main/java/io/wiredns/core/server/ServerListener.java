package io.wiredns.core.server;

import java.net.InetSocketAddress;

/**
 * Is told what a server does that is not everyday. Called on the server's own threads: it must
 * return at once. What it throws disturbs nothing and goes to the thread's handler of uncaught
 * exceptions, which prints it.
 *
 * @since 0.1
 */
public interface ServerListener {
  /** A listener that does nothing. */
  ServerListener NONE = new ServerListener() {};

  /**
   * Something happened that is not {@link ServerEvent#isEveryday}.
   *
   * @param event what
   * @param peer the other side, or null if it is not known
   */
  default void event(ServerEvent event, InetSocketAddress peer) {}

  /**
   * Something threw: a handler, or the operating system's network. Comes beside the event {@link
   * ServerEvent#HANDLER_FAILED}, {@link ServerEvent#CONNECTION_FAILED} or {@link
   * ServerEvent#IO_FAILED}.
   *
   * @param failure what was thrown
   * @param peer the other side, or null if it is not known
   */
  default void failed(Throwable failure, InetSocketAddress peer) {}
}
