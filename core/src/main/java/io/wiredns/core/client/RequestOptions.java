package io.wiredns.core.client;

import io.wiredns.codec.message.Transport;
import io.wiredns.codec.tsig.TsigKey;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What one request wants otherwise than its client is built for. Immutable; may be shared among
 * threads.
 *
 * @since 0.1
 */
public final class RequestOptions {
  /** As the client is built. */
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
   * Whom to ask.
   *
   * @return the servers in this order; empty for the client's
   */
  public List<InetSocketAddress> servers() {
    return servers;
  }

  /**
   * How long the request may take in all.
   *
   * @return the time; empty for the client's
   */
  public Optional<Duration> timeout() {
    return timeout;
  }

  /**
   * How the query goes out first.
   *
   * @return UDP, from which the client turns to TCP where it must, or TCP from the start
   */
  public Transport transport() {
    return transport;
  }

  /**
   * What signs the query and verifies the response.
   *
   * @return the key; empty for the client's, if it has one
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
   * To these servers.
   *
   * @param servers resolved addresses, in the order in which they are asked
   * @return options
   * @throws IllegalArgumentException if an address is not resolved or has port 0
   */
  public static RequestOptions to(InetSocketAddress... servers) {
    Objects.requireNonNull(servers, "servers");
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
    Objects.requireNonNull(servers, "servers");
    List<InetSocketAddress> copy = List.copyOf(servers);
    copy.forEach(RequestOptions::check);
    return new RequestOptions(copy, timeout, transport, key);
  }

  /**
   * The same in another time.
   *
   * @param timeout positive
   * @return options
   * @throws IllegalArgumentException if it is not positive
   */
  public RequestOptions withTimeout(Duration timeout) {
    Objects.requireNonNull(timeout, "timeout");
    return new RequestOptions(
        servers, Optional.of(ClientSettings.positive("timeout", timeout)), transport, key);
  }

  /**
   * The same over UDP first, or over TCP.
   *
   * @param transport UDP, from which the client turns to TCP where it must, or TCP from the start
   * @return options
   */
  public RequestOptions withTransport(Transport transport) {
    return new RequestOptions(
        servers, timeout, Objects.requireNonNull(transport, "transport"), key);
  }

  /**
   * The same signed.
   *
   * @param key the key
   * @return options
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
