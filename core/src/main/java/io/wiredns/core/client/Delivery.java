package io.wiredns.core.client;

import io.wiredns.codec.message.Transport;
import io.wiredns.codec.wire.Octets;
import java.net.InetSocketAddress;
import java.time.Duration;

/**
 * The circumstances in which a response was received. Immutable, and may be shared among threads.
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
   * Returns the server that sent the response.
   *
   * @return the address and port that the query was sent to
   */
  public InetSocketAddress server() {
    return server;
  }

  /**
   * Returns the transport of the response.
   *
   * @return UDP or TCP
   */
  public Transport transport() {
    return transport;
  }

  /**
   * Returns the length of the response.
   *
   * @return the number of octets, without the length prefix of TCP
   */
  public int responseOctets() {
    return responseOctets;
  }

  /**
   * Returns the time that the response took.
   *
   * @return the time since the query was last sent
   */
  public Duration elapsed() {
    return elapsed;
  }

  /**
   * Returns the query that the response answers.
   *
   * @return the octets of the query as it was sent, with ID, OPT and TSIG
   */
  public Octets query() {
    return query;
  }

  @Override
  public String toString() {
    return responseOctets + " octets from " + server + " over " + transport + " in " + elapsed;
  }
}
