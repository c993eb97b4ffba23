package io.wiredns.core.client;

import io.wiredns.codec.tsig.TsigKey;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What one request wants otherwise than its client is built for. Immutable.
 *
 * @param servers whom to ask, in this order; empty for the client's
 * @param timeout how long the request may take in all; empty for the client's
 * @param stream whether TCP is used from the start
 * @param key signs the query and verifies the response; empty for the client's, if it has one
 * @since 0.1
 */
public record RequestOptions(
    List<InetSocketAddress> servers,
    Optional<Duration> timeout,
    boolean stream,
    Optional<TsigKey> key) {
  /** As the client is built. */
  public static final RequestOptions DEFAULT =
      new RequestOptions(List.of(), Optional.empty(), false, Optional.empty());

  /**
   * Options.
   *
   * @param servers resolved addresses
   * @param timeout positive
   * @param stream whether TCP from the start
   * @param key a key
   * @throws IllegalArgumentException if an address is not resolved, has port 0, or the time is not
   *     positive
   */
  public RequestOptions {
    servers = List.copyOf(servers);
    servers.forEach(RequestOptions::check);
    timeout.ifPresent(time -> DnsClient.Builder.positive("timeout", time));
    Objects.requireNonNull(key);
  }

  static InetSocketAddress check(InetSocketAddress server) {
    if (server.isUnresolved() || server.getPort() == 0) {
      throw new IllegalArgumentException("a server needs an address and a port: " + server);
    }
    return server;
  }

  /**
   * To these servers.
   *
   * @param servers resolved addresses, in the order in which they are asked
   * @return options
   * @throws IllegalArgumentException if an address is not resolved or has port 0
   */
  public static RequestOptions to(InetSocketAddress... servers) {
    return DEFAULT.withServers(List.of(servers));
  }

  /**
   * The same to other servers.
   *
   * @param servers resolved addresses
   * @return options
   * @throws IllegalArgumentException if an address is not resolved or has port 0
   */
  public RequestOptions withServers(List<InetSocketAddress> servers) {
    return new RequestOptions(servers, timeout, stream, key);
  }

  /**
   * The same in another time.
   *
   * @param timeout positive
   * @return options
   * @throws IllegalArgumentException if it is not positive
   */
  public RequestOptions withTimeout(Duration timeout) {
    return new RequestOptions(servers, Optional.of(timeout), stream, key);
  }

  /**
   * The same over TCP, or over UDP first.
   *
   * @param stream whether TCP is used from the start
   * @return options
   */
  public RequestOptions withStream(boolean stream) {
    return new RequestOptions(servers, timeout, stream, key);
  }

  /**
   * The same signed.
   *
   * @param key the key
   * @return options
   */
  public RequestOptions withKey(TsigKey key) {
    return new RequestOptions(servers, timeout, stream, Optional.of(key));
  }
}
