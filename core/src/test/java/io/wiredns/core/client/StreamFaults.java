package io.wiredns.core.client;

import io.wiredns.core.loop.EventLoop;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/** A connection through the proxy. */
final class StreamFaults {
  private static final long MILLI = 1_000_000;

  /**
   * The maximum number of octets before the fault, or before the end of a connection without a
   * fault.
   */
  private static final int MOST_BEFORE_FATE = 8_000;

  private static final int MOST_BEFORE_END = 60_000;

  /**
   * The fault after some octets. Null if the connection is then closed as servers do, so that there
   * are many connections even on a fast machine.
   */
  private final FaultProxy.Done fate;

  private int octetsToFate;
  private final FaultProxy.Done manner;
  private final FaultProxy proxy;
  private final SocketChannel client;
  private final SocketChannel server;

  static void accept(FaultProxy proxy, ServerSocketChannel listener) throws IOException {
    proxy.loop.register(
        listener,
        SelectionKey.OP_ACCEPT,
        key -> {
          SocketChannel client = listener.accept();
          if (client != null) {
            new StreamFaults(proxy, client);
          }
        });
  }

  private StreamFaults(FaultProxy proxy, SocketChannel client) throws IOException {
    this.proxy = proxy;
    this.client = client;
    FaultRates rates = proxy.rates;
    int drawn = proxy.random.nextInt(1_000);
    int mute = rates.mute();
    int half = mute + rates.halfOpen();
    int reset = half + rates.reset();
    int hungUp = reset + rates.hungUp();
    fate =
        drawn < mute
            ? FaultProxy.Done.MUTE
            : drawn < half
                ? FaultProxy.Done.HALF_OPEN
                : drawn < reset
                    ? FaultProxy.Done.RESET
                    : drawn < hungUp ? FaultProxy.Done.HUNG_UP : null;
    octetsToFate = 1 + proxy.random.nextInt(fate == null ? MOST_BEFORE_END : MOST_BEFORE_FATE);
    drawn = proxy.random.nextInt(1_000);
    manner =
        drawn < rates.split()
            ? FaultProxy.Done.SPLIT
            : drawn < rates.split() + rates.joined()
                ? FaultProxy.Done.JOINED
                : drawn < rates.split() + rates.joined() + rates.slow()
                    ? FaultProxy.Done.SLOW
                    : FaultProxy.Done.CLEAN;
    proxy.done(fate == null ? FaultProxy.Done.CLEAN : fate);
    proxy.done(manner);
    client.setOption(StandardSocketOptions.TCP_NODELAY, true);
    server = SocketChannel.open(proxy.server);
    server.setOption(StandardSocketOptions.TCP_NODELAY, true);
    new Pipe(client, server, true);
    new Pipe(server, client, false);
  }

  private void close() {
    try {
      client.close();
      server.close();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private void reset() throws IOException {
    client.setOption(StandardSocketOptions.SO_LINGER, 0);
    close();
  }

  /** One direction of the connection. */
  private final class Pipe {
    private final EventLoop loop = proxy.loop;
    private final SocketChannel from;
    private final SocketChannel to;
    private final boolean toServer;
    private final SelectionKey key;
    private final ByteBuffer room;
    private final ByteArrayOutputStream held = new ByteArrayOutputStream();
    private boolean pumping;

    Pipe(SocketChannel from, SocketChannel to, boolean toServer) throws IOException {
      this.from = from;
      this.to = to;
      this.toServer = toServer;
      room = ByteBuffer.allocate(manner == FaultProxy.Done.SLOW && toServer ? 64 : 8_192);
      key = loop.register(from, SelectionKey.OP_READ, ready -> read());
    }

    private void read() {
      try {
        int octets = from.read(room.clear());
        if (octets < 0) {
          close();
          return;
        }
        if (fate == FaultProxy.Done.MUTE || (octetsToFate -= octets) <= 0) {
          meetFate();
          return;
        }
        held.write(room.array(), 0, octets);
        if (manner == FaultProxy.Done.SLOW && toServer) {
          pause();
        }
        if (!pumping) {
          pumping = true;
          later(manner == FaultProxy.Done.JOINED ? 5 * MILLI : 0, this::pump);
        }
      } catch (IOException gone) {
        close();
      }
    }

    private void pause() {
      key.interestOps(0);
      later(
          MILLI,
          () -> {
            if (key.isValid()) {
              key.interestOps(SelectionKey.OP_READ);
            }
          });
    }

    private void later(long nanos, Runnable task) {
      if (nanos == 0) {
        loop.execute(task);
      } else {
        loop.schedule(nanos, task);
      }
    }

    private void meetFate() throws IOException {
      if (fate == null) {
        close();
        return;
      }
      switch (fate) {
        case RESET -> reset();
        case HUNG_UP -> {
          if (!toServer) {
            to.write(ByteBuffer.wrap(room.array(), 0, 1));
          }
          close();
        }
        default -> {
          // From now on nothing passes in either direction, and neither side is told.
        }
      }
    }

    private void pump() {
      pumping = false;
      if (!to.isOpen()) {
        return;
      }
      byte[] octets = held.toByteArray();
      int most =
          manner == FaultProxy.Done.SPLIT
              ? Math.min(octets.length, 1 + proxy.random.nextInt(3))
              : octets.length;
      int written = 0;
      try {
        written = to.write(ByteBuffer.wrap(octets, 0, most));
      } catch (IOException gone) {
        close();
        return;
      }
      held.reset();
      held.write(octets, written, octets.length - written);
      if (held.size() > 0) {
        pumping = true;
        later(written == 0 ? MILLI : 0, this::pump);
      }
    }
  }
}
