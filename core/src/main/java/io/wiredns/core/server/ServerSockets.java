package io.wiredns.core.server;

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

/** Opens and closes the sockets of a server, and starts and stops the threads that serve them. */
final class ServerSockets {
  private static final int PORT_ATTEMPTS = 50;
  private static final long LONGEST_SWEEP_NANOS = 1_000_000_000;
  private static final long SHORTEST_SWEEP_NANOS = 1_000_000;

  /** The time between two attempts to wake threads that block in the receive call. */
  private static final long WAKE_NANOS = 10_000_000;

  final ServerState state;
  private final ServerCookies cookies;
  private final ResponseRates rates;
  private final List<ServerLoop> loops = new ArrayList<>();
  private final List<ServerUdpSocket> udp = new ArrayList<>();
  private final List<Thread> threads = new ArrayList<>();
  private final List<TcpListener> tcp = new ArrayList<>();

  private ServerSockets(ServerSettings settings) {
    state = new ServerState(settings);
    cookies = settings.cookies ? new ServerCookies(secrets(settings)) : null;
    rates =
        settings.rateLimit.isOff()
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

  static ServerSockets open(ServerSettings settings) throws IOException {
    ServerSockets server = new ServerSockets(settings);
    try {
      server.open();
    } catch (IOException | RuntimeException | Error failure) {
      // Stop the threads, or they would keep the JVM alive.
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
      addUdp(ServerChannels.openUdp(address, settings.threads > 1));
    }
    for (InetSocketAddress address : settings.tcp) {
      addTcp(ServerChannels.openTcp(address));
    }
    for (ServerUdpSocket socket : udp) {
      Thread thread = new Thread(socket, "wiredns-udp-" + threads.size());
      // A new thread inherits this setting, and a server may be started on a daemon thread.
      thread.setDaemon(false);
      threads.add(thread);
    }
    threads.forEach(Thread::start);
    for (TcpListener listener : tcp) {
      loops.get(0).loop.execute(listener::start);
    }
    for (ServerLoop loop : loops) {
      sweepPeriodically(loop);
    }
  }

  private RequestProcessor processor() {
    return new RequestProcessor(state.settings, state.counters, cookies, rates, state.pending);
  }

  private void openBoth(InetSocketAddress address) throws IOException {
    for (int attempt = 1; ; attempt++) {
      ServerSocketChannel stream = ServerChannels.openTcp(address);
      DatagramChannel datagrams;
      try {
        InetSocketAddress bound = (InetSocketAddress) stream.getLocalAddress();
        datagrams = ServerChannels.openUdp(bound, state.settings.threads > 1);
      } catch (IOException taken) {
        stream.close();
        if (address.getPort() != 0 || attempt == PORT_ATTEMPTS) {
          throw taken;
        }
        continue;
      } catch (RuntimeException | Error failure) {
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
    InetSocketAddress local = (InetSocketAddress) channel.getLocalAddress();
    addUdp(channel, loops.get(0));
    for (int i = 1; i < state.settings.threads; i++) {
      addUdp(ServerChannels.openUdp(local, true), loops.get(i));
    }
  }

  private void addUdp(DatagramChannel channel, ServerLoop later) throws IOException {
    boolean shared = state.settings.threads > 1;
    udp.add(new ServerUdpSocket(channel, shared, state, processor(), later, state.udpInFlight));
  }

  private void sweepPeriodically(ServerLoop loop) {
    ServerSettings settings = state.settings;
    Duration shortest =
        Collections.min(
            List.of(settings.idleTimeout, settings.slowReaderTimeout, settings.handlerTimeout));
    long nanos = Math.min(LONGEST_SWEEP_NANOS, shortest.toNanos() / 4);
    loop.loop.repeat(
        Math.max(SHORTEST_SWEEP_NANOS, nanos),
        () -> {
          long now = loop.loop.nanoTime();
          for (ServerConnection connection : state.connections.all()) {
            connection.sweep(loop, now);
          }
          if (loop == loops.get(0)) {
            state.pending.timeOut(now, settings.handlerTimeout.toNanos());
          }
        });
  }

  List<InetSocketAddress> udpAddresses() {
    return udp.stream().map(ServerUdpSocket::local).distinct().toList();
  }

  List<InetSocketAddress> tcpAddresses() {
    return tcp.stream().map(TcpListener::local).toList();
  }

  @Override
  public String toString() {
    ServerSettings settings = state.settings;
    return "server at UDP "
        + udpAddresses()
        + " and TCP "
        + tcpAddresses()
        + " for at most "
        + settings.maxConnections
        + " connections, "
        + settings.maxUdpInFlight
        + " pending UDP requests and "
        + settings.maxBufferedOctets
        + " buffered octets";
  }

  /**
   * Stops accepting requests, and stops the server when the queued and the pending ones have been
   * answered, {@code grace} is over or the thread is interrupted.
   */
  void close(Duration grace) {
    state.beginClosing();
    tcp.forEach(TcpListener::close);
    state.connections.all().forEach(ServerConnection::finish);
    state.checkDrained();
    if (!isDrainedWithin(nanos(grace))) {
      state.connections.all().forEach(ServerConnection::abort);
    }
    stop();
  }

  /** Returns a duration in nanoseconds: 0 if it is negative, at most 292 years. */
  private static long nanos(Duration duration) {
    boolean fits = duration.compareTo(Duration.ofNanos(Long.MAX_VALUE)) < 0;
    return duration.isNegative() ? 0 : fits ? duration.toNanos() : Long.MAX_VALUE;
  }

  private boolean isDrainedWithin(long nanos) {
    long end = System.nanoTime() + nanos;
    for (long left = nanos; ; left = end - System.nanoTime()) {
      if (left > 0) {
        udp.forEach(ServerUdpSocket::wake);
      }
      try {
        state.drained.get(Math.min(left, WAKE_NANOS), TimeUnit.NANOSECONDS);
        return true;
      } catch (TimeoutException notYet) {
        if (left <= 0) {
          return false;
        }
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        return false;
      } catch (ExecutionException impossible) {
        throw new AssertionError(impossible);
      }
    }
  }

  private void stop() {
    tcp.forEach(TcpListener::close);
    udp.forEach(ServerUdpSocket::close);
    loops.forEach(loop -> loop.loop.close());
  }
}
