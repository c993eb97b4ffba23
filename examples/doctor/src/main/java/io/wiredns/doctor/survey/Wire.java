package io.wiredns.doctor.survey;

import io.wiredns.codec.message.Message;
import io.wiredns.codec.tsig.TsigKey;
import io.wiredns.doctor.exchange.ExchangeAttempt;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;

/** Sends one query and waits for what comes back. Safe for use by several threads. */
@FunctionalInterface
public interface Wire {
  /**
   * A query to send.
   *
   * @param server the server
   * @param message the query without TSIG
   * @param isTcp whether it is sent over TCP
   * @param key the key that signs it
   * @param from the address to send from; empty for any
   */
  record Order(
      InetSocketAddress server,
      Message message,
      boolean isTcp,
      Optional<TsigKey> key,
      Optional<InetAddress> from) {}

  /**
   * Sends a query once.
   *
   * @param order the query
   * @param timeout the time for a reply
   * @return what came of it; never a failure
   */
  ExchangeAttempt send(Order order, Duration timeout);
}
