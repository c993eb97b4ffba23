package io.wiredns.core.server;

/**
 * Answers requests where they lie, without making values of them: for servers that must be fast.
 *
 * <p>It is called on the thread that has read the request, by several threads at once if the server
 * has several, and must return at once: nothing else is read meanwhile. What takes time belongs to
 * a {@link RequestHandler}, to which it can pass a request on. If it throws, the client gets
 * SERVFAIL and the server's listener the exception; if it returns null, an {@link
 * IllegalStateException}.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface ViewHandler {
  /**
   * Answers a request.
   *
   * @param exchange the request, and where the response is written; valid until this returns
   * @return what becomes of the request; never null
   */
  Verdict handle(ServerExchange exchange);
}
