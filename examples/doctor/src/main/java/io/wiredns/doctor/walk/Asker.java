package io.wiredns.doctor.walk;

import io.wiredns.codec.message.Message;
import io.wiredns.codec.wire.Name;
import java.net.InetSocketAddress;
import java.util.concurrent.CompletableFuture;

/** Asks one server one question. */
public interface Asker {
  /**
   * Sends a query to a server.
   *
   * @param server the server
   * @param query the query, which has one question
   * @param zone the zone that the server was named as a server of, so that its referrals can be
   *     judged; null if it is asked as a resolver
   * @return what came back; a server that does not answer is no failure of the future
   */
  CompletableFuture<ServerReply> ask(InetSocketAddress server, Message query, Name zone);

  /** Returns how many questions were asked. */
  int count();

  /** Returns whether the limit of questions was reached, so that some were not asked. */
  boolean isExhausted();
}
