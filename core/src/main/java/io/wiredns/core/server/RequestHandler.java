package io.wiredns.core.server;

import io.wiredns.codec.message.Message;
import java.util.concurrent.CompletionStage;

/**
 * Answers requests, at once or asynchronously.
 *
 * <p>The handler is called on the thread that read the request, and by several threads
 * concurrently: a server has at least one thread for each UDP address, and at least one for all TCP
 * connections. It must return without blocking; the stage may complete on any thread, in any order.
 * The server completes each response: the request's ID, the QR bit, an OPT record if and only if
 * the request has one, the cookie, truncation to the size that the client accepts, and TSIG. If the
 * handler throws or the stage completes exceptionally, the client gets SERVFAIL and the server's
 * listener receives the exception. If the handler returns null or the stage completes with null,
 * the client gets SERVFAIL and the listener receives an {@link IllegalStateException}. To drop a
 * request without a response, use a {@link ViewHandler}.
 *
 * <p>A request counts as in flight until its stage completes or {@link
 * DnsServer.Builder#handlerTimeout} expires. After the time-out the client gets SERVFAIL and a
 * later result of the stage is ignored. The stage is not cancelled, because other code may depend
 * on it.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface RequestHandler {
  /**
   * Answers a request.
   *
   * @param request the request
   * @return a stage that completes with the response, preferably built with {@link
   *     Message#responseTo}; neither the stage nor its result may be null
   */
  CompletionStage<Message> handle(Request request);
}
