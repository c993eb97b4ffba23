package io.wiredns.core.server;

import io.wiredns.codec.message.Message;
import java.util.concurrent.CompletionStage;

/**
 * Answers requests, now or later.
 *
 * <p>It is called on the thread that has read the request, by several threads at once if the server
 * has several, and must return at once; the stage may complete on any thread, in any order. The
 * server sees to what every response needs: the request's ID, QR, OPT if and only if the request
 * had one, the cookie, what the client can take, TSIG. If the handler throws or the stage completes
 * exceptionally, the client gets SERVFAIL and the server's listener the exception. A handler that
 * returns null, and a stage that completes with null, are mistakes: the client gets SERVFAIL at
 * once, and the listener an {@link IllegalStateException}. A request that is to have no response at
 * all is dropped by a {@link ViewHandler}.
 *
 * <p>A request holds its place among those in flight until its stage completes, or for the time of
 * {@link DnsServer.Builder#handlerTimeout}: then the client gets SERVFAIL, and what the stage
 * completes with later is forgotten. The stage is not cancelled: others may wait for it too.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface RequestHandler {
  /**
   * Answers a request.
   *
   * @param request the request
   * @return completes with the response, best one begun with {@link Message#responseTo}; neither
   *     the stage nor what it completes with is null
   */
  CompletionStage<Message> handle(Request request);
}
