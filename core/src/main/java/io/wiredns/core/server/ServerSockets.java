package io.wiredns.core.server;

import io.wiredns.core.loop.AddressText;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Opens and closes the sockets of a server, and starts and stops the threads that serve them. */
final class ServerSockets {
  private static final long LONGEST_SWEEP_NANOS = 1_000_000_000;
  private static final long SHORTEST_SWEEP_NANOS = 1_000_000;

  /** The time between two looks whether a transfer that waits can begin. */
  private static final long TRANSFER_NANOS = 100_000_000;

  /** The time between two attempts to wake threads that block in the receive call. */
  private static final long WAKE_NANOS = 10_000_000;

  final ServerState state;
  private final ServerCookies cookies;
  private final ResponseRates rates;
  private final List<ServerLoop> loops = new ArrayList<>();
  final ListenAddresses addresses;

  private ServerSockets(ServerSettings settings) {
    state = new ServerState(settings);
    addresses =
        new ListenAddresses(
            settings.interfaces,
            state.counters,
            (address, udp, tcp) -> Endpoint.open(address, udp, tcp, state, loops, this::processor));
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
    addresses.open(settings);
    addresses.start();
    for (ServerLoop loop : loops) {
      sweepPeriodically(loop);
    }
    ServerLoop first = loops.get(0);
    first.loop.repeat(TRANSFER_NANOS, () -> state.transfers.admit(first.loop.nanoTime()));
  }

  private RequestProcessor processor() {
    return new RequestProcessor(state.settings, state.counters, cookies, rates, state.pending);
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
    return bound(Endpoint::udpAddress);
  }

  List<InetSocketAddress> tcpAddresses() {
    return bound(Endpoint::tcpAddress);
  }

  private List<InetSocketAddress> bound(Function<Endpoint, InetSocketAddress> address) {
    return addresses.endpoints().stream().map(address).filter(Objects::nonNull).toList();
  }

  @Override
  public String toString() {
    ServerSettings settings = state.settings;
    return "server at UDP "
        + text(udpAddresses())
        + " and TCP "
        + text(tcpAddresses())
        + " for at most "
        + settings.maxConnections
        + " connections, "
        + settings.maxUdpInFlight
        + " pending UDP requests and "
        + settings.maxBufferedOctets
        + " buffered octets";
  }

  private static String text(List<InetSocketAddress> addresses) {
    return addresses.isEmpty()
        ? "none"
        : addresses.stream().map(AddressText::of).collect(Collectors.joining(", "));
  }

  /**
   * Stops accepting requests, and stops the server when the queued and the pending ones have been
   * answered, {@code grace} is over or the thread is interrupted.
   */
  void close(Duration grace) {
    addresses.stopFollowing();
    state.beginClosing();
    addresses.endpoints().forEach(Endpoint::finishTcp);
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
        addresses.endpoints().forEach(Endpoint::wake);
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
    addresses.stopFollowing();
    addresses.endpoints().forEach(Endpoint::close);
    loops.forEach(loop -> loop.loop.close());
  }
}
