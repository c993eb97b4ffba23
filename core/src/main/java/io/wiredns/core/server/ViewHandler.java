package io.wiredns.core.server;

/**
 * Answers requests from a view of their octets, without decoding them into a {@code Message}, for
 * servers that must be fast.
 *
 * <p>The handler is called on the thread that read the request, and by several threads
 * concurrently: a server has at least one thread for each UDP address, and at least one for all TCP
 * connections. It must return without blocking, because that thread reads nothing else meanwhile.
 * Requests that take time should be passed on to a {@link RequestHandler}. If the handler throws,
 * the client gets SERVFAIL and the server's listener receives the exception; if it returns null,
 * the same happens with an {@link IllegalStateException}.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface ViewHandler {
  /**
   * Answers a request.
   *
   * @param exchange the request, and the writer of the response; valid until this method returns
   * @return the decision about the request; never null
   */
  Verdict handle(ServerExchange exchange);
}
