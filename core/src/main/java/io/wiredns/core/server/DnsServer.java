package io.wiredns.core.server;

import io.wiredns.codec.code.Opcode;
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

/**
 * Answers DNS requests over UDP and TCP.
 *
 * <pre>
 *   DnsServer server = DnsServer.builder().listen(address).handler(request -&gt; ...).start();
 *   ...
 *   server.close();
 * </pre>
 *
 * <p>What the server itself sees to, so that handlers need not:
 *
 * <ul>
 *   <li>a response is never answered, nor what is too short for a header;
 *   <li>FORMERR and NOTIMP, made from the header alone;
 *   <li>EDNS (RFC 6891): OPT in the response if and only if it is in the request, BADVERS, FORMERR
 *       for a second OPT or a broken one, unknown options ignored and not echoed;
 *   <li>no response larger than the request and this server allow: it is truncated at an RRset;
 *   <li>TSIG (RFC 8945), cookies (RFC 7873, RFC 9018), NSID, the time-out of edns-tcp-keepalive;
 *   <li>limits of connections, of requests in flight, of memory and of time, the handler's too, and
 *       if wanted of the responses that a source gets.
 * </ul>
 *
 * <p>The server's threads are no daemons: they keep the JVM alive until {@link #close}, also after
 * {@code main} has returned.
 *
 * <p>Each address has as many UDP threads as were asked for, which wait in the receiving call and
 * answer on the spot; as many loops serve connections. Memory is bounded: see {@link Builder}.
 * {@link #counters} and the listener show everything that was dropped, and why.
 *
 * <p>May be shared among threads.
 *
 * @since 0.1
 */
public final class DnsServer implements AutoCloseable {
  private static final Duration GRACE = Duration.ofSeconds(5);
  private final ServerSockets sockets;

  private DnsServer(ServerSockets sockets) {
    this.sockets = sockets;
  }

  /**
   * Builds a server.
   *
   * @return settings as they are by default
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Where it listens over UDP.
   *
   * @return the addresses, each once, with the ports that port 0 has become
   */
  public List<InetSocketAddress> udpAddresses() {
    return sockets.udpAddresses();
  }

  /**
   * Where it listens over TCP.
   *
   * @return the addresses, with the ports that port 0 has become
   */
  public List<InetSocketAddress> tcpAddresses() {
    return sockets.tcpAddresses();
  }

  /**
   * What has happened, counted.
   *
   * @return counters that go on
   */
  public EventCounters<ServerEvent> counters() {
    return sockets.state.counters;
  }

  /**
   * How many connections there are.
   *
   * @return the number
   */
  public int connectionCount() {
    return sockets.state.connections.size();
  }

  /**
   * How many octets the connections hold: of requests that are not whole, and of responses that
   * their clients have not taken.
   *
   * @return the number; what the server's threads have for themselves is not counted
   */
  public long bufferedOctets() {
    return sockets.state.buffered.get();
  }

  /**
   * Closes the server: takes no more requests, waits up to five seconds for the handler to answer
   * those that there are and for clients to take the responses, and ends.
   */
  @Override
  public void close() {
    close(GRACE);
  }

  /**
   * Closes the server: takes no more requests, waits for the handler to answer those that there are
   * and for clients to take the responses, and ends.
   *
   * <p>A handler must not call this on the thread that it was called on: that thread is waited for.
   *
   * @param grace how long it waits at most; an interrupt ends the waiting too
   */
  public void close(Duration grace) {
    sockets.close(Objects.requireNonNull(grace, "grace"));
  }

  @Override
  public String toString() {
    return "server at UDP " + udpAddresses() + " and TCP " + tcpAddresses();
  }

  /**
   * Settings of a {@link DnsServer}. What is not set is safe on the open internet. A builder may be
   * used again: each {@link #start} makes a server of its own. For one thread at a time.
   *
   * @since 0.1
   */
  public static final class Builder {
    private final ServerSettings settings = new ServerSettings();

    Builder() {}

    /**
     * Listens at an address over UDP and TCP. With a wildcard address the operating system chooses
     * the address that UDP responses come from: on a machine with several, give each.
     *
     * @param address where; port 0 is any that is free for both
     * @return this
     * @throws IllegalArgumentException if the host name is not resolved
     */
    public Builder listen(InetSocketAddress address) {
      settings.both.add(resolved(address));
      return this;
    }

    /**
     * Listens at an address over UDP alone.
     *
     * @param address where; port 0 is any that is free
     * @return this
     * @throws IllegalArgumentException if the host name is not resolved
     */
    public Builder listenUdp(InetSocketAddress address) {
      settings.udp.add(resolved(address));
      return this;
    }

    /**
     * Listens at an address over TCP alone.
     *
     * @param address where; port 0 is any that is free
     * @return this
     * @throws IllegalArgumentException if the host name is not resolved
     */
    public Builder listenTcp(InetSocketAddress address) {
      settings.tcp.add(resolved(address));
      return this;
    }

    private static InetSocketAddress resolved(InetSocketAddress address) {
      if (Objects.requireNonNull(address, "address").isUnresolved()) {
        throw new IllegalArgumentException(address + " is not resolved");
      }
      return address;
    }

    /**
     * Sets who answers.
     *
     * @param handler gets every request that the view handler, if there is one, passes on; without
     *     one of both the answer is REFUSED
     * @return this
     */
    public Builder handler(RequestHandler handler) {
      settings.handler = Objects.requireNonNull(handler, "handler");
      return this;
    }

    /**
     * Sets who answers first, and fast.
     *
     * @param handler gets every request as a view
     * @return this
     */
    public Builder viewHandler(ViewHandler handler) {
      settings.viewHandler = Objects.requireNonNull(handler, "handler");
      return this;
    }

    /**
     * Sets who is told what happens.
     *
     * @param listener is told of every event, {@link ServerEvent#isEveryday everyday} ones too;
     *     nobody is if this is not called
     * @return this
     */
    public Builder listener(EventListener<? super ServerEvent> listener) {
      settings.listener = Objects.requireNonNull(listener, "listener");
      return this;
    }

    /**
     * Sets the opcodes that the handlers serve; all others are answered with NOTIMP.
     *
     * @param opcodes the opcodes; QUERY alone if this is not called
     * @return this
     */
    public Builder opcodes(Opcode... opcodes) {
      settings.opcodes = Set.of(Objects.requireNonNull(opcodes, "opcodes"));
      return this;
    }

    /**
     * Sets which types RDATA are known.
     *
     * @param registry knows the types; the standard one if this is not called
     * @return this
     */
    public Builder registry(Registry registry) {
      settings.registry = Objects.requireNonNull(registry, "registry");
      return this;
    }

    /**
     * Sets the keys of signed requests (TSIG, RFC 8945). A request signed with another is answered
     * with BADKEY; what a key allows the handler decides.
     *
     * @param keys the keys; none if this is not called
     * @return this
     */
    public Builder keys(Collection<TsigKey> keys) {
      settings.keys = TsigKeyRing.of(Objects.requireNonNull(keys, "keys"));
      return this;
    }

    /**
     * Sets the secrets of server cookies (RFC 9018), for servers that share an address or that are
     * to know their cookies again after a new start. A server has a random one if this is not
     * called.
     *
     * @param secrets 16 octets each; the first makes cookies, all are good
     * @return this
     * @throws IllegalArgumentException if there is none, or one has another length
     */
    public Builder cookieSecrets(List<Octets> secrets) {
      if (Objects.requireNonNull(secrets, "secrets").isEmpty()) {
        throw new IllegalArgumentException("no secret; cookies(false) is without cookies");
      }
      settings.cookieSecrets = secrets.stream().map(Octets::toArray).toList();
      new ServerCookies(settings.cookieSecrets);
      return this;
    }

    /**
     * Turns cookies (RFC 7873) on, as they are if this is not called, or off.
     *
     * @param on whether clients that show a cookie get one
     * @return this
     */
    public Builder cookies(boolean on) {
      settings.cookies = on;
      return this;
    }

    /**
     * Demands a good server cookie of those who show a cookie over UDP: others are answered with
     * BADCOOKIE and a good one.
     *
     * @param on whether; not if this is not called
     * @return this
     */
    public Builder requireCookies(boolean on) {
      settings.requireCookies = on;
      return this;
    }

    /**
     * Sets what clients that ask get to know of which server it is (NSID, RFC 5001).
     *
     * @param identifier the octets; nothing is told if this is not called
     * @return this
     */
    public Builder nsid(Octets identifier) {
      settings.nsid = Objects.requireNonNull(identifier, "identifier");
      return this;
    }

    /**
     * Sets the most octets of a response over UDP, whatever the client says that it takes.
     *
     * @param octets 512 to 65,535; 1,232 if this is not called
     * @return this
     * @throws IllegalArgumentException if the number is out of range
     */
    public Builder udpPayloadSize(int octets) {
      settings.udpPayloadSize =
          ServerSettings.check(
              "UDP payload size", octets, WireLimits.UDP_OCTETS, WireLimits.MESSAGE_OCTETS);
      return this;
    }

    /**
     * Sets how many threads read UDP at each address, and how many serve connections.
     *
     * @param threads 1 to 256; 1 of both if this is not called
     * @return this
     * @throws IllegalArgumentException if the number is out of range
     */
    public Builder threadCount(int threads) {
      settings.threads = ServerSettings.check("threads", threads, 1, 256);
      return this;
    }

    /**
     * Sets how many requests over UDP the handler may have before further ones are dropped.
     *
     * @param requests at least 1; 10,000 if this is not called
     * @return this
     * @throws IllegalArgumentException if the number is out of range
     */
    public Builder maxUdpInFlight(int requests) {
      settings.maxUdpInFlight =
          ServerSettings.check("UDP requests in flight", requests, 1, Integer.MAX_VALUE);
      return this;
    }

    /**
     * Sets how many connections there may be: a new one then takes the place of the one that has
     * been idle for longest.
     *
     * @param connections at least 1; 1,000 if this is not called
     * @return this
     * @throws IllegalArgumentException if the number is out of range
     */
    public Builder maxConnections(int connections) {
      settings.maxConnections =
          ServerSettings.check("connections", connections, 1, Integer.MAX_VALUE);
      return this;
    }

    /**
     * Sets how many connections there may be from one address, of IPv6 from one network of 64 bits.
     *
     * @param connections at least 1; 200 if this is not called
     * @return this
     * @throws IllegalArgumentException if the number is out of range
     */
    public Builder maxConnectionsPerAddress(int connections) {
      settings.maxConnectionsPerAddress =
          ServerSettings.check("connections per address", connections, 1, Integer.MAX_VALUE);
      return this;
    }

    /**
     * Sets how many requests of a connection the handler may have before the connection is read no
     * further.
     *
     * @param requests at least 1; 100 if this is not called
     * @return this
     * @throws IllegalArgumentException if the number is out of range
     */
    public Builder maxInFlightPerConnection(int requests) {
      settings.maxInFlightPerConnection =
          ServerSettings.check(
              "requests in flight of a connection", requests, 1, Integer.MAX_VALUE);
      return this;
    }

    /**
     * Sets how many octets may wait for a client to take them before its connection is read no
     * further. One response more may come on top, and those that the handler had already.
     *
     * @param octets at least 1; 262,144 if this is not called
     * @return this
     * @throws IllegalArgumentException if the number is out of range
     */
    public Builder maxConnectionOctets(int octets) {
      settings.maxConnectionOctets =
          ServerSettings.check("octets of a connection", octets, 1, 1 << 30);
      return this;
    }

    /**
     * Sets how many octets all connections together may hold in buffers before those that want more
     * are closed.
     *
     * @param octets at least 131,072; 64 MiB if this is not called
     * @return this
     * @throws IllegalArgumentException if the number is out of range
     */
    public Builder maxBufferedOctets(long octets) {
      if (octets < 131_072) {
        throw new IllegalArgumentException("buffered octets " + octets + " are fewer than 131072");
      }
      settings.maxBufferedOctets = octets;
      return this;
    }

    /**
     * Sets how long a connection may go without a whole message (RFC 7766 section 6.2.3).
     *
     * @param timeout a millisecond to 365 days; ten seconds if this is not called
     * @return this
     * @throws IllegalArgumentException if it is out of range
     */
    public Builder idleTimeout(Duration timeout) {
      settings.idleTimeout = ServerSettings.check("idle", timeout);
      return this;
    }

    /**
     * Sets how long a client may take no 16 KiB of what waits for it.
     *
     * @param timeout a millisecond to 365 days; ten seconds if this is not called
     * @return this
     * @throws IllegalArgumentException if it is out of range
     */
    public Builder slowReaderTimeout(Duration timeout) {
      settings.slowReaderTimeout = ServerSettings.check("slow reader", timeout);
      return this;
    }

    /**
     * Sets how long a {@link RequestHandler} may take before its client gets SERVFAIL. It is looked
     * after from time to time: a quarter of the shortest time-out, at most a second, may come on
     * top.
     *
     * @param timeout a millisecond to 365 days; ten seconds if this is not called
     * @return this
     * @throws IllegalArgumentException if it is out of range
     */
    public Builder handlerTimeout(Duration timeout) {
      settings.handlerTimeout = ServerSettings.check("the handler", timeout);
      return this;
    }

    /**
     * Limits the responses that a source gets over UDP.
     *
     * @param limit the limit; there is none if this is not called
     * @return this
     */
    public Builder rateLimit(RateLimit limit) {
      settings.rateLimit = Objects.requireNonNull(limit, "limit");
      return this;
    }

    /**
     * Sets the clock of TSIG and of cookies.
     *
     * @param clock the clock; the system's if this is not called
     * @return this
     */
    public Builder clock(InstantSource clock) {
      settings.clock = Objects.requireNonNull(clock, "clock");
      return this;
    }

    /**
     * Starts a server.
     *
     * @return the server; it listens
     * @throws IOException if an address is taken or not this machine's
     * @throws IllegalStateException if there is no address to listen at
     */
    public DnsServer start() throws IOException {
      return new DnsServer(ServerSockets.open(settings.copy()));
    }
  }
}
