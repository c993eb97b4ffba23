package io.wiredns.core.server;

import io.wiredns.core.EventCounters;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.DatagramChannel;
import java.nio.channels.ServerSocketChannel;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

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
 * answer on the spot; as many loops serve connections. Memory is bounded: see {@link
 * DnsServerBuilder}. {@link #counters} and the listener show everything that was dropped, and why.
 *
 * @since 0.1
 */
public final class DnsServer implements AutoCloseable {
  private static final Duration GRACE = Duration.ofSeconds(5);
  private static final int PORT_ATTEMPTS = 50;
  private static final long LONGEST_SWEEP_NANOS = 1_000_000_000;
  private static final long SHORTEST_SWEEP_NANOS = 1_000_000;

  private final ServerState state;
  private final ServerCookies cookies;
  private final ResponseRates rates;
  private final List<ServerLoop> loops = new ArrayList<>();
  private final List<ServerUdpSocket> udp = new ArrayList<>();
  private final List<Thread> threads = new ArrayList<>();
  private final List<TcpListener> tcp = new ArrayList<>();

  private DnsServer(ServerSettings settings) {
    state = new ServerState(settings);
    cookies = settings.cookies ? new ServerCookies(secrets(settings)) : null;
    rates =
        settings.rateLimit == null
            ? null
            : new ResponseRates(settings.rateLimit, System.nanoTime());
  }

  private static List<byte[]> secrets(ServerSettings settings) {
    if (settings.cookieSecrets != null) {
      return settings.cookieSecrets;
    }
    byte[] secret = new byte[SipHash.KEY_OCTETS];
    new SecureRandom().nextBytes(secret);
    return List.of(secret);
  }

  /**
   * Begins the settings of a server.
   *
   * @return settings as they are by default
   */
  public static DnsServerBuilder builder() {
    return new DnsServerBuilder();
  }

  static DnsServer start(ServerSettings settings) throws IOException {
    DnsServer server = new DnsServer(settings);
    try {
      server.open();
    } catch (IOException | RuntimeException | Error failure) {
      // A thread that goes on would keep the JVM alive for nothing.
      server.stop();
      throw failure;
    }
    return server;
  }

  private void open() throws IOException {
    ServerSettings settings = state.settings;
    for (int i = 0; i < settings.threads; i++) {
      loops.add(new ServerLoop("wiredns-server-" + i, processor(), state.counters));
    }
    for (InetSocketAddress address : settings.both) {
      openBoth(address);
    }
    for (InetSocketAddress address : settings.udp) {
      addUdp(ServerUdpSocket.open(address, settings.threads > 1));
    }
    for (InetSocketAddress address : settings.tcp) {
      addTcp(TcpListener.open(address));
    }
    for (ServerUdpSocket socket : udp) {
      Thread thread = new Thread(socket, "wiredns-udp-" + threads.size());
      // Inherited otherwise: a server may be started on a daemon thread.
      thread.setDaemon(false);
      threads.add(thread);
    }
    threads.forEach(Thread::start);
    for (TcpListener listener : tcp) {
      loops.get(0).loop.execute(listener::start);
    }
    for (ServerLoop loop : loops) {
      sweepLater(loop);
    }
  }

  private RequestProcessor processor() {
    return new RequestProcessor(state.settings, state.counters, cookies, rates, state.pending);
  }

  private void openBoth(InetSocketAddress address) throws IOException {
    for (int attempt = 1; ; attempt++) {
      ServerSocketChannel stream = TcpListener.open(address);
      DatagramChannel datagrams;
      try {
        InetSocketAddress bound = (InetSocketAddress) stream.getLocalAddress();
        datagrams = ServerUdpSocket.open(bound, state.settings.threads > 1);
      } catch (IOException taken) {
        stream.close();
        if (address.getPort() != 0 || attempt == PORT_ATTEMPTS) {
          throw taken;
        }
        continue;
      } catch (RuntimeException failure) {
        stream.close();
        throw failure;
      }
      addTcp(stream);
      addUdp(datagrams);
      return;
    }
  }

  private void addTcp(ServerSocketChannel channel) throws IOException {
    tcp.add(new TcpListener(channel, state, loops));
  }

  private void addUdp(DatagramChannel channel) throws IOException {
    ServerUdpSocket first =
        new ServerUdpSocket(channel, state, processor(), loops.get(0), state.udpInFlight);
    udp.add(first);
    for (int i = 1; i < state.settings.threads; i++) {
      DatagramChannel other = ServerUdpSocket.open(first.local(), true);
      udp.add(new ServerUdpSocket(other, state, processor(), loops.get(i), state.udpInFlight));
    }
  }

  private void sweepLater(ServerLoop loop) {
    ServerSettings settings = state.settings;
    Duration shortest =
        Collections.min(
            List.of(settings.idleTimeout, settings.slowReaderTimeout, settings.handlerTimeout));
    long nanos = Math.min(LONGEST_SWEEP_NANOS, shortest.toNanos() / 4);
    loop.loop.schedule(
        Math.max(SHORTEST_SWEEP_NANOS, nanos),
        () -> {
          sweepLater(loop);
          long now = loop.loop.nanoTime();
          for (ServerConnection connection : state.connections.all()) {
            connection.sweep(loop, now);
          }
          if (loop == loops.get(0)) {
            state.pending.timeOut(now, settings.handlerTimeout.toNanos());
          }
        });
  }

  /**
   * Where it listens over UDP.
   *
   * @return the addresses, each once, with the ports that port 0 has become
   */
  public List<InetSocketAddress> udpAddresses() {
    return udp.stream().map(ServerUdpSocket::local).distinct().toList();
  }

  /**
   * Where it listens over TCP.
   *
   * @return the addresses, with the ports that port 0 has become
   */
  public List<InetSocketAddress> tcpAddresses() {
    return tcp.stream().map(TcpListener::local).toList();
  }

  /**
   * What has happened, counted.
   *
   * @return counters that go on
   */
  public EventCounters<ServerEvent> counters() {
    return state.counters;
  }

  /**
   * How many connections there are.
   *
   * @return the number
   */
  public int connectionCount() {
    return state.connections.size();
  }

  /**
   * How many octets the connections hold: of requests that are not whole, and of responses that
   * their clients have not taken.
   *
   * @return the number; what the server's threads have for themselves is not counted
   */
  public long bufferedOctets() {
    return state.buffered.get();
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
    state.beginClosing();
    tcp.forEach(TcpListener::close);
    state.connections.all().forEach(ServerConnection::finish);
    state.maybeQuiet();
    try {
      state.quiet.get(grace.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException over) {
      state.connections.all().forEach(ServerConnection::abort);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      state.connections.all().forEach(ServerConnection::abort);
    } catch (ExecutionException impossible) {
      throw new AssertionError(impossible);
    }
    stop();
  }

  private void stop() {
    tcp.forEach(TcpListener::close);
    udp.forEach(ServerUdpSocket::close);
    loops.forEach(loop -> loop.loop.close());
  }
}
