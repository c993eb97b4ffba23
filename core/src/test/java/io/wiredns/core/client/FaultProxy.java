package io.wiredns.core.client;

import io.wiredns.core.loop.EventLoop;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.DatagramChannel;
import java.nio.channels.ServerSocketChannel;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;

/**
 * Stands between a client and a server, UDP and TCP on one port, and does to packets and
 * connections what networks and attackers do, at random from a seed.
 */
final class FaultProxy implements AutoCloseable {
  /** What it has done. */
  enum Done {
    PASSED,
    LOST,
    DOUBLED,
    DELAYED,
    CORRUPTED,
    CUT,
    FORGED_ID,
    FORGED_PORT,
    FORGED_QUESTION,
    FORGED_CASE,
    MUTE,
    HALF_OPEN,
    RESET,
    HUNG_UP,
    SPLIT,
    JOINED,
    SLOW,
    CLEAN
  }

  final EventLoop loop;
  final Random random;
  final FaultRates rates;
  final InetSocketAddress server;
  private final Map<Done, Integer> done = new EnumMap<>(Done.class);
  private final InetSocketAddress address;
  private final CompletableFuture<Throwable> broken = new CompletableFuture<>();

  FaultProxy(long seed, InetSocketAddress server, FaultRates rates) throws Exception {
    this.server = server;
    this.rates = rates;
    random = new Random(seed);
    loop = new EventLoop("fault proxy", true, broken::complete);
    ServerSocketChannel streams = ServerSocketChannel.open();
    DatagramChannel datagrams = DatagramChannel.open();
    InetAddress loopback = InetAddress.getByName("127.0.0.1");
    streams.bind(new InetSocketAddress(loopback, 0), 1_000);
    address = (InetSocketAddress) streams.getLocalAddress();
    datagrams.bind(address);
    CompletableFuture<Void> registered = new CompletableFuture<>();
    loop.execute(
        () -> {
          try {
            new DatagramFaults(this, datagrams);
            StreamFaults.accept(this, streams);
            registered.complete(null);
          } catch (IOException e) {
            registered.completeExceptionally(e);
          }
        });
    registered.get();
  }

  InetSocketAddress address() {
    return address;
  }

  boolean happens(int ofThousand) {
    return random.nextInt(1_000) < ofThousand;
  }

  void done(Done what) {
    done.merge(what, 1, Integer::sum);
  }

  /** What was done, when the proxy is closed. */
  Map<Done, Integer> counts() {
    return done;
  }

  /** What the proxy itself has failed at, or null. */
  Throwable failure() {
    return broken.getNow(null);
  }

  @Override
  public void close() {
    loop.close();
  }
}
