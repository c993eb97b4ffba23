package io.wiredns.doctor.survey;

import io.wiredns.codec.message.Transport;
import io.wiredns.doctor.exchange.ExchangeAttempt;
import io.wiredns.doctor.exchange.QueryExchange;
import io.wiredns.doctor.exchange.QueryPlan;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;

/** Sends queries over the network, each from a port of its own, as it is and once. */
public final class NetworkWire implements Wire {
  /** Creates an object, which keeps nothing. */
  public NetworkWire() {}

  @Override
  public ExchangeAttempt send(Order order, Duration timeout) {
    QueryPlan plan =
        new QueryPlan(
            List.of(order.server()),
            order.from().map(address -> new InetSocketAddress(address, 0)).orElse(null),
            order.message(),
            order.key().orElse(null),
            order.isTcp(),
            1,
            timeout,
            QueryPlan.Rules.NONE);
    try {
      return new QueryExchange(plan).run().last();
    } catch (IOException failure) {
      ExchangeAttempt attempt =
          new ExchangeAttempt(
              order.server(),
              order.isTcp() ? Transport.TCP : Transport.UDP,
              order.message(),
              order.message().toWire(),
              List.of(),
              false);
      attempt.result = ExchangeAttempt.Result.UNREACHABLE;
      attempt.failure = failure;
      return attempt;
    }
  }
}
