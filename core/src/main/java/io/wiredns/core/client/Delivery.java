package io.wiredns.core.client;

import io.wiredns.codec.message.Transport;
import io.wiredns.codec.wire.Octets;
import java.net.InetSocketAddress;
import java.time.Duration;

/**
 * How a response came. Immutable; may be shared among threads.
 *
 * @since 0.1
 */
public final class Delivery {
  private final InetSocketAddress server;
  private final Transport transport;
  private final int responseOctets;
  private final Duration elapsed;
  private final Octets query;

  Delivery(
      InetSocketAddress server,
      Transport transport,
      int responseOctets,
      Duration elapsed,
      Octets query) {
    this.server = server;
    this.transport = transport;
    this.responseOctets = responseOctets;
    this.elapsed = elapsed;
    this.query = query;
  }

  /**
   * Which server sent it.
   *
   * @return the address and the port that were asked
   */
  public InetSocketAddress server() {
    return server;
  }

  /**
   * How it travelled.
   *
   * @return UDP or TCP
   */
  public Transport transport() {
    return transport;
  }

  /**
   * How long it was.
   *
   * @return the number of its octets, without the length prefix of TCP
   */
  public int responseOctets() {
    return responseOctets;
  }

  /**
   * How long it took.
   *
   * @return the time since its query was sent for the last time
   */
  public Duration elapsed() {
    return elapsed;
  }

  /**
   * What it answers.
   *
   * @return the query as it was sent, with ID, EDNS and TSIG
   */
  public Octets query() {
    return query;
  }

  @Override
  public String toString() {
    return responseOctets + " octets from " + server + " over " + transport + " in " + elapsed;
  }
}
