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
 * A proxy between a client and a server, with UDP and TCP on one port, that causes the faults of
 * networks and attackers in packets and connections, at random from a seed.
 */
final class FaultProxy implements AutoCloseable {
  /** What the proxy did with a packet or connection. */
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

  /** Returns how often the proxy did what, after it is closed. */
  Map<Done, Integer> counts() {
    return done;
  }

  /** Returns the exception of the proxy itself, or null. */
  Throwable failure() {
    return broken.getNow(null);
  }

  @Override
  public void close() {
    loop.close();
  }
}
