package io.wiredns.core.client;

import io.wiredns.codec.message.Transport;
import io.wiredns.codec.tsig.TsigKey;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The options of one request, which override the client's settings. Immutable, and may be shared
 * among threads.
 *
 * @since 0.1
 */
public final class RequestOptions {
  /** The options that override nothing. */
  public static final RequestOptions DEFAULT =
      new RequestOptions(List.of(), Optional.empty(), Transport.UDP, Optional.empty());

  private final List<InetSocketAddress> servers;
  private final Optional<Duration> timeout;
  private final Transport transport;
  private final Optional<TsigKey> key;

  private RequestOptions(
      List<InetSocketAddress> servers,
      Optional<Duration> timeout,
      Transport transport,
      Optional<TsigKey> key) {
    this.servers = servers;
    this.timeout = timeout;
    this.transport = transport;
    this.key = key;
  }

  /**
   * Returns the servers to query.
   *
   * @return the servers in the order in which they are tried; empty to use the servers of the
   *     client
   */
  public List<InetSocketAddress> servers() {
    return servers;
  }

  /**
   * Returns the time-out of the whole request.
   *
   * @return the time; empty to use the time-out of the client
   */
  public Optional<Duration> timeout() {
    return timeout;
  }

  /**
   * Returns the transport of the first query.
   *
   * @return UDP, after which the client uses TCP if necessary, or TCP from the start
   */
  public Transport transport() {
    return transport;
  }

  /**
   * Returns the key that signs the query and verifies the response.
   *
   * @return the key; empty to use the key of the client, if it has one
   */
  public Optional<TsigKey> key() {
    return key;
  }

  static InetSocketAddress check(InetSocketAddress server) {
    Objects.requireNonNull(server, "server");
    if (server.isUnresolved() || server.getPort() == 0) {
      throw new IllegalArgumentException("a server needs an address and a port: " + server);
    }
    return server;
  }

  /**
   * Returns options with these servers.
   *
   * @param servers resolved addresses, in the order in which they are tried; none to use those of
   *     the client
   * @return the options
   * @throws IllegalArgumentException if an address is not resolved or has port 0
   */
  public static RequestOptions to(InetSocketAddress... servers) {
    Objects.requireNonNull(servers, "servers");
    return DEFAULT.withServers(List.of(servers));
  }

  /**
   * Returns the same options with other servers.
   *
   * @param servers resolved addresses, in the order in which they are tried; none to use those of
   *     the client
   * @return the options
   * @throws IllegalArgumentException if an address is not resolved or has port 0
   */
  public RequestOptions withServers(List<InetSocketAddress> servers) {
    Objects.requireNonNull(servers, "servers");
    List<InetSocketAddress> copy = List.copyOf(servers);
    copy.forEach(RequestOptions::check);
    return new RequestOptions(copy, timeout, transport, key);
  }

  /**
   * Returns the same options with another time-out.
   *
   * @param timeout positive, at most a day
   * @return the options
   * @throws IllegalArgumentException if the time is out of range
   */
  public RequestOptions withTimeout(Duration timeout) {
    Objects.requireNonNull(timeout, "timeout");
    return new RequestOptions(
        servers, Optional.of(ClientSettings.positive("timeout", timeout)), transport, key);
  }

  /**
   * Returns the same options with another transport.
   *
   * @param transport UDP, after which the client uses TCP if necessary, or TCP from the start
   * @return the options
   */
  public RequestOptions withTransport(Transport transport) {
    return new RequestOptions(
        servers, timeout, Objects.requireNonNull(transport, "transport"), key);
  }

  /**
   * Returns the same options with another key.
   *
   * @param key the key
   * @return the options
   */
  public RequestOptions withKey(TsigKey key) {
    return new RequestOptions(
        servers, timeout, transport, Optional.of(Objects.requireNonNull(key, "key")));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RequestOptions options
        && options.servers.equals(servers)
        && options.timeout.equals(timeout)
        && options.transport == transport
        && options.key.equals(key);
  }

  @Override
  public int hashCode() {
    return Objects.hash(servers, timeout, transport, key);
  }

  @Override
  public String toString() {
    return "to " + servers + " over " + transport + key.map(signer -> ", " + signer).orElse("");
  }
}
