package io.wiredns.core.server;

import static io.wiredns.core.server.ServerSettings.check;
import static io.wiredns.core.server.ServerSettings.positive;
import static io.wiredns.core.server.ServerSettings.resolved;

import io.wiredns.codec.code.Opcode;
import io.wiredns.codec.edns.Nsid;
import io.wiredns.codec.rdata.Registry;
import io.wiredns.codec.tsig.TsigKey;
import io.wiredns.codec.tsig.TsigKeyRing;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.WireLimits;
import io.wiredns.core.EventCounters;
import io.wiredns.core.EventListener;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;

// This file is long because it is one list of settings, each with its documentation.

/**
 * Answers DNS requests over UDP and TCP.
 *
 * <pre>
 *   DnsServer server = DnsServer.builder().listen(address).handler(request -&gt; ...).start();
 *   ...
 *   server.close();
 * </pre>
 *
 * <p>The server itself handles malformed requests, EDNS, truncation, TSIG, cookies and its limits;
 * the page of this package lists the rules.
 *
 * <p>The server's threads keep the JVM alive until {@link #close}. Each UDP address has {@link
 * Builder#threadCount} threads, which block in the receive call and send each response that is
 * ready at once. The same number of event loops serve all TCP connections and send the UDP
 * responses that handlers complete later. {@link #counters} and the listener show everything that
 * was dropped, and why.
 *
 * <p>Memory is bounded: see {@link Builder}. The three limits that need most of it are lowered when
 * the server starts, as far as the JVM's maximum heap requires: {@link Builder#maxConnections},
 * {@link Builder#maxUdpInFlight} and {@link Builder#maxBufferedOctets}. {@link #toString} tells
 * them. The server reserves direct memory only when it starts.
 *
 * <p>A server may be shared among threads.
 *
 * @since 0.1
 */
public final class DnsServer implements AutoCloseable {
  private final ServerSockets sockets;

  private DnsServer(ServerSockets sockets) {
    this.sockets = sockets;
  }

  /** {@return a builder with the default settings} */
  public static Builder builder() {
    return new Builder();
  }

  /** {@return the UDP addresses of the server at present, each once, with actual ports} */
  public List<InetSocketAddress> udpAddresses() {
    return sockets.udpAddresses();
  }

  /** {@return the TCP addresses of the server at present, with actual ports} */
  public List<InetSocketAddress> tcpAddresses() {
    return sockets.tcpAddresses();
  }

  /** {@return the live counters of the server's events} */
  public EventCounters<ServerEvent> counters() {
    return sockets.state.counters;
  }

  /** {@return the number of open TCP connections} */
  public int connectionCount() {
    return sockets.state.connections.size();
  }

  /** {@return the number of zone transfers in progress, see {@link Request#follow}} */
  public int transferCount() {
    return sockets.state.transfers.count();
  }

  /** {@return the octets that connections buffer: incomplete requests, and unsent responses} */
  public long bufferedOctets() {
    return sockets.state.pages.heldOctets();
  }

  /**
   * {@return the limit of {@link #bufferedOctets}, after which connections are closed; a quarter
   * more may be buffered until that has happened}
   */
  public long maxBufferedOctets() {
    return sockets.state.settings.maxBufferedOctets;
  }

  /** Closes the server as {@link #close(Duration)} does, with a grace of five seconds. */
  @Override
  public void close() {
    close(Duration.ofSeconds(5));
  }

  /**
   * Closes the server: stops accepting requests, waits until those that have arrived are answered
   * by the handler and the responses have been sent, then stops.
   *
   * <p>A handler must not call this on the server's thread, because this waits for that thread.
   *
   * @param grace the longest time to wait; an interrupt ends the wait as well
   */
  public void close(Duration grace) {
    sockets.close(Objects.requireNonNull(grace, "grace"));
  }

  /** {@return the addresses, and the limits that depend on the heap} */
  @Override
  public String toString() {
    return sockets.toString();
  }

  /**
   * Settings of a {@link DnsServer}. The defaults are safe on the open internet. A builder may be
   * reused: each {@link #start} starts a new server. For one thread at a time.
   *
   * @since 0.1
   */
  public static final class Builder {
    private final ServerSettings settings;

    Builder() {
      this(new ServerSettings());
    }

    Builder(ServerSettings settings) {
      this.settings = settings;
    }

    /**
     * Listens on an address over UDP and TCP. The wildcard addresses {@code 0.0.0.0} and {@code ::}
     * stand for all IPv4 or IPv6 addresses of this machine's interfaces, at most 256, and follow
     * changes. Addresses that no interface has, such as {@code 127.0.0.2}, must be named.
     *
     * @param address the address; port 0 chooses a port that is free for both
     * @return this
     * @throws IllegalArgumentException if the host name is not resolved
     */
    public Builder listen(InetSocketAddress address) {
      settings.both.add(resolved(address));
      return this;
    }

    /**
     * Listens on an address over UDP only.
     *
     * @param address the address; port 0 chooses a free port
     * @return this
     * @throws IllegalArgumentException if the host name is not resolved
     */
    public Builder listenUdp(InetSocketAddress address) {
      settings.udp.add(resolved(address));
      return this;
    }

    /**
     * Listens on an address over TCP only.
     *
     * @param address the address; port 0 chooses a free port
     * @return this
     * @throws IllegalArgumentException if the host name is not resolved
     */
    public Builder listenTcp(InetSocketAddress address) {
      settings.tcp.add(resolved(address));
      return this;
    }

    /**
     * Sets the handler that answers requests.
     *
     * @param handler receives every request that the server does not answer itself or, if there is
     *     a view handler, those that it passes on; without this handler they are answered with
     *     REFUSED
     * @return this
     */
    public Builder handler(RequestHandler handler) {
      settings.handler = Objects.requireNonNull(handler, "handler");
      return this;
    }

    /**
     * Sets the handler that receives requests first, before they are decoded into a {@link
     * io.wiredns.codec.message.Message}.
     *
     * @param handler receives every request that the server does not answer itself, as a view
     * @return this
     */
    public Builder viewHandler(ViewHandler handler) {
      settings.viewHandler = Objects.requireNonNull(handler, "handler");
      return this;
    }

    /**
     * Sets the listener of the server's events.
     *
     * @param listener receives every event, including {@link ServerEvent#isEveryday everyday} ones;
     *     by default there is none
     * @return this
     */
    public Builder listener(EventListener<? super ServerEvent> listener) {
      settings.listener = Objects.requireNonNull(listener, "listener");
      return this;
    }

    /**
     * Sets the opcodes that the handlers serve; all others are answered with NOTIMP.
     *
     * @param opcodes the opcodes; QUERY only by default
     * @return this
     * @throws IllegalArgumentException if an opcode is given twice
     */
    public Builder opcodes(Opcode... opcodes) {
      settings.opcodes = Set.of(Objects.requireNonNull(opcodes, "opcodes"));
      return this;
    }

    /**
     * Sets the registry of record types and options.
     *
     * @param registry the registry; {@link Registry#standard} by default
     * @return this
     */
    public Builder registry(Registry registry) {
      settings.registry = Objects.requireNonNull(registry, "registry");
      return this;
    }

    /**
     * Sets the keys of signed requests (TSIG, RFC 8945). A request signed with any other key is
     * answered with BADKEY. The handler decides what a key permits.
     *
     * @param keys the keys; none by default
     * @return this
     */
    public Builder keys(Collection<TsigKey> keys) {
      settings.keys = TsigKeyRing.of(Objects.requireNonNull(keys, "keys"));
      return this;
    }

    /**
     * Sets the secrets of server cookies (RFC 9018), for servers that share an address or must
     * recognise their cookies after a restart. By default a server generates a random secret.
     *
     * @param secrets secrets of 16 octets each; new cookies are made with the first, and cookies
     *     made with any of them are valid
     * @return this
     * @throws IllegalArgumentException if the list is empty or a secret has another length
     */
    public Builder cookieSecrets(List<Octets> secrets) {
      if (Objects.requireNonNull(secrets, "secrets").isEmpty()) {
        throw new IllegalArgumentException("no secret; use cookies(false) to disable cookies");
      }
      settings.cookieSecrets = secrets.stream().map(Octets::toArray).toList();
      new ServerCookies(settings.cookieSecrets);
      return this;
    }

    /**
     * Turns cookies (RFC 7873) on or off; they are on by default.
     *
     * @param on true if a request with a cookie gets a server cookie
     * @return this
     */
    public Builder cookies(boolean on) {
      settings.cookies = on;
      return this;
    }

    /**
     * Requires a valid server cookie in each UDP request that has a COOKIE option: without one the
     * response is BADCOOKIE with a valid cookie. A query without a question, which only asks for a
     * cookie, is answered in any case. No effect if cookies are off.
     *
     * @param on true to require it; false by default
     * @return this
     */
    public Builder requireCookies(boolean on) {
      settings.requireCookies = on;
      return this;
    }

    /**
     * Sets the name server identifier that is sent to clients that ask for it (NSID, RFC 5001).
     *
     * @param identifier the octets of the identifier, at most 65,531; none is sent by default
     * @return this
     * @throws IllegalArgumentException if there are more octets than an option can hold
     */
    public Builder nsid(Octets identifier) {
      settings.nsid = new Nsid(Objects.requireNonNull(identifier, "identifier"));
      return this;
    }

    /**
     * Sets the maximum size of a UDP response, even if the client accepts a larger one.
     *
     * @param octets 512 to 65,535; 1,232 by default
     * @return this
     * @throws IllegalArgumentException if the number is out of range
     */
    public Builder udpPayloadSize(int octets) {
      settings.udpPayloadSize =
          check("UDP payload size", octets, WireLimits.UDP_OCTETS, WireLimits.MESSAGE_OCTETS);
      return this;
    }

    /**
     * Sets the number of threads that serve each UDP address, and the number of those that serve
     * all TCP connections.
     *
     * @param threads 1 to 256; 1 of each by default
     * @return this
     * @throws IllegalArgumentException if the number is out of range
     */
    public Builder threadCount(int threads) {
      settings.threads = check("threads", threads, 1, 256);
      return this;
    }

    /**
     * Sets the maximum number of UDP requests that may be pending with the handler; further ones
     * are dropped. So are requests that exceed, together with the pending ones, a 256th of the
     * heap.
     *
     * @param requests at least 1; 10,000 by default; at most one for each 32 KiB of the heap has an
     *     effect
     * @return this
     * @throws IllegalArgumentException if the number is out of range
     */
    public Builder maxUdpInFlight(int requests) {
      settings.maxUdpInFlight = positive("UDP requests in flight", requests);
      return this;
    }

    /**
     * Sets the maximum number of connections. A further one replaces the connection without
     * progress for the longest time, of those that are idle and those whose client has read nothing
     * of the responses that wait for it for more than a second. If there is none, it is refused.
     *
     * @param connections at least 1; 1,000 by default; at most one for each 32 KiB of the heap has
     *     an effect
     * @return this
     * @throws IllegalArgumentException if the number is out of range
     */
    public Builder maxConnections(int connections) {
      settings.maxConnections = positive("connections", connections);
      return this;
    }

    /**
     * Sets the maximum number of connections from one IPv4 address or one IPv6 /64 network. A
     * further one replaces one of them, by the rules of {@link #maxConnections}, or is refused.
     *
     * @param connections at least 1; 200 by default
     * @return this
     * @throws IllegalArgumentException if the number is out of range
     */
    public Builder maxConnectionsPerAddress(int connections) {
      settings.maxConnectionsPerAddress = positive("connections per address", connections);
      return this;
    }

    /**
     * Sets the maximum number of requests of a connection that may be pending with the handler;
     * until one is answered, nothing more is read from the connection.
     *
     * @param requests at least 1; 100 by default
     * @return this
     * @throws IllegalArgumentException if the number is out of range
     */
    public Builder maxInFlightPerConnection(int requests) {
      settings.maxInFlightPerConnection = positive("requests in flight of a connection", requests);
      return this;
    }

    /**
     * Sets the maximum number of zone transfers ({@link Request#follow}) in progress. A further one
     * waits until another ends, or until it can replace one whose client has left octets unread for
     * a second, or has read less than 64 KiB in five seconds and left more unread: that of the
     * address with the most transfers, and of these the one whose client has read least in the last
     * five seconds. The connection of that client is closed. A client that reads 128 KiB in each
     * second keeps its transfer. Of those that wait, the next one is of the address with the fewest
     * transfers in progress. A transfer that has waited for ten seconds is answered with SERVFAIL
     * and {@link ServerEvent#TRANSFER_LIMIT}, and its client tries again later; so is one of the
     * address of which most wait, if eight times as many wait as may be in progress, or half as
     * many as there may be connections.
     *
     * @param transfers at least 1; 32 by default
     * @return this
     * @throws IllegalArgumentException if the number is out of range
     */
    public Builder maxTransfers(int transfers) {
      settings.maxTransfers = positive("transfers", transfers);
      return this;
    }

    /**
     * Sets the maximum number of zone transfers of one IPv4 address or one IPv6 /64 network in
     * progress. A further one waits until one of them ends or can be replaced, by the rules of
     * {@link #maxTransfers}.
     *
     * @param transfers at least 1; 10 by default
     * @return this
     * @throws IllegalArgumentException if the number is out of range
     */
    public Builder maxTransfersPerAddress(int transfers) {
      settings.maxTransfersPerAddress = positive("transfers per address", transfers);
      return this;
    }

    /**
     * Sets the number of octets that may be buffered for a client before its connection is no
     * longer read. One more response, and the responses to requests already pending with the
     * handler, may exceed this number.
     *
     * @param octets 1 to 1,073,741,824; 262,144 by default
     * @return this
     * @throws IllegalArgumentException if the number is out of range
     */
    public Builder maxConnectionOctets(int octets) {
      settings.maxConnectionOctets = check("octets of a connection", octets, 1, 1 << 30);
      return this;
    }

    /**
     * Sets the maximum number of octets that all connections together may buffer, in pages of 2 KiB
     * on the heap. If they buffer more, the connection that buffers most is closed.
     *
     * @param octets at least 131,072; 64 MiB by default; at most an eighth of the heap has an
     *     effect
     * @return this
     * @throws IllegalArgumentException if the number is out of range
     */
    public Builder maxBufferedOctets(long octets) {
      if (octets < 131_072) {
        throw new IllegalArgumentException("buffered octets " + octets + " is less than 131072");
      }
      settings.maxBufferedOctets = octets;
      return this;
    }

    /**
     * Sets the time for which a connection may be idle, without a complete message (RFC 7766
     * section 6.2.3).
     *
     * @param timeout one millisecond to 365 days; ten seconds by default
     * @return this
     * @throws IllegalArgumentException if the time is out of range
     */
    public Builder idleTimeout(Duration timeout) {
      settings.idleTimeout = check("idle", timeout);
      return this;
    }

    /**
     * Sets the time in which a client must accept 16 KiB of the octets buffered for it, or all of
     * them if there are fewer; otherwise its connection is closed.
     *
     * @param timeout one millisecond to 365 days; ten seconds by default
     * @return this
     * @throws IllegalArgumentException if the time is out of range
     */
    public Builder slowReaderTimeout(Duration timeout) {
      settings.slowReaderTimeout = check("slow reader", timeout);
      return this;
    }

    /**
     * Sets the time that a {@link RequestHandler} may take before its client gets SERVFAIL. The
     * time is checked periodically: up to a quarter of the shortest of this, the idle and the slow
     * reader time-out, at most a second, may be added.
     *
     * @param timeout one millisecond to 365 days; ten seconds by default
     * @return this
     * @throws IllegalArgumentException if the time is out of range
     */
    public Builder handlerTimeout(Duration timeout) {
      settings.handlerTimeout = check("the handler", timeout);
      return this;
    }

    /**
     * Limits the rate of UDP responses to each source. Many clients that share a network, such as
     * those of a proxy or of an address translator, share its allowances.
     *
     * @param limit the limit; {@link RateLimit#standard} by default, {@link RateLimit#off} for none
     * @return this
     */
    public Builder rateLimit(RateLimit limit) {
      settings.rateLimit = Objects.requireNonNull(limit, "limit");
      return this;
    }

    /**
     * Sets the clock that TSIG and cookies use.
     *
     * @param clock the clock; the system clock by default
     * @return this
     */
    public Builder clock(InstantSource clock) {
      settings.clock = Objects.requireNonNull(clock, "clock");
      return this;
    }

    /**
     * Starts a server.
     *
     * @return the server, which is listening
     * @throws IOException if an address is in use or does not belong to this machine
     * @throws IllegalStateException if there is no address to listen on
     */
    public DnsServer start() throws IOException {
      return new DnsServer(ServerSockets.open(settings.copy()));
    }
  }
}
