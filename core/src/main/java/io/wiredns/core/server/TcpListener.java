package io.wiredns.core.server;

import io.wiredns.core.EventListener;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** Accepts connections and assigns them to the loops in turn. Runs on the first loop. */
final class TcpListener {
  private static final int ACCEPTS_IN_A_ROW = 64;

  /** The most connections that are accepted when the server closes. */
  private static final int LAST_ACCEPTS = 4_096;

  /** The pause after accepting a connection failed, for example for lack of file descriptors. */
  private static final long PAUSE_NANOS = 100_000_000;

  /** The pause if connections were given up: until their loops have closed them. */
  private static final long SHORT_PAUSE_NANOS = 1_000_000;

  private static final int EVICTIONS_IN_A_ROW = 8;

  private final ServerSocketChannel channel;
  private final InetSocketAddress local;
  private final ServerState state;
  private final List<ServerLoop> loops;
  private final AtomicBoolean listening = new AtomicBoolean(true);
  private int next;

  TcpListener(ServerSocketChannel channel, ServerState state, List<ServerLoop> loops)
      throws IOException {
    this.channel = channel;
    this.state = state;
    this.loops = loops;
    local = (InetSocketAddress) channel.getLocalAddress();
    state.listening.incrementAndGet();
  }

  InetSocketAddress local() {
    return local;
  }

  /** Starts to accept connections; called on the first loop. */
  void start() {
    try {
      loops.get(0).loop.register(channel, SelectionKey.OP_ACCEPT, this::accept);
    } catch (IOException failure) {
      state.counters.failed(ServerEvent.IO_FAILED, failure, EventListener.UNKNOWN);
    }
  }

  private void accept(SelectionKey key) {
    for (int i = 0; i < ACCEPTS_IN_A_ROW; i++) {
      SocketChannel accepted;
      try {
        accepted = channel.accept();
      } catch (IOException | RuntimeException | Error failure) {
        state.counters.failed(ServerEvent.IO_FAILED, failure, EventListener.UNKNOWN);
        // Probably there are no descriptors: close inactive connections for those that wait.
        long now = loops.get(0).loop.nanoTime();
        boolean room = state.connections.makeRoom(EVICTIONS_IN_A_ROW, now) > 0;
        pause(key, room ? SHORT_PAUSE_NANOS : PAUSE_NANOS);
        return;
      }
      if (accepted == null) {
        return;
      }
      open(accepted);
    }
  }

  private void pause(SelectionKey key, long nanos) {
    if (!channel.isOpen()) {
      return;
    }
    loops
        .get(0)
        .loop
        .schedule(
            nanos,
            () -> {
              if (key.isValid()) {
                key.interestOps(SelectionKey.OP_ACCEPT);
              }
            });
    // Only after the end of the pause is certain: scheduling it may fail for lack of memory.
    key.interestOps(0);
  }

  private void open(SocketChannel accepted) {
    ServerLoop loop = loops.get(next);
    next = (next + 1) % loops.size();
    ServerConnection connection = null;
    try {
      accepted.setOption(StandardSocketOptions.TCP_NODELAY, true);
      connection = new ServerConnection(accepted, state, loop);
      if (!state.connections.enter(connection, loop.loop.nanoTime())) {
        accepted.close();
        return;
      }
      state.counters.add(ServerEvent.CONNECTION_OPENED, connection.source());
      loop.execute(connection::start);
    } catch (IOException | RuntimeException | Error failure) {
      state.counters.failed(ServerEvent.CONNECTION_FAILED, failure, EventListener.UNKNOWN);
      quietly(accepted);
      if (connection != null) {
        state.connections.leave(connection);
      }
    }
  }

  private static void quietly(SocketChannel accepted) {
    try {
      accepted.close();
    } catch (IOException | RuntimeException | Error nothingLost) {
      // The connection was never used.
      return;
    }
  }

  /** Accepts the connections that wait, and then stops listening; from any thread. */
  void finish() {
    try {
      loops.get(0).loop.execute(this::acceptWaiting);
    } catch (RuntimeException | Error failure) {
      // The loop is closed, or there is no memory.
      close();
    }
  }

  private void acceptWaiting() {
    try {
      for (int i = 0; i < LAST_ACCEPTS && channel.isOpen() && !channel.isBlocking(); i++) {
        SocketChannel accepted = channel.accept();
        if (accepted == null) {
          break;
        }
        open(accepted);
      }
    } catch (ClosedChannelException over) {
      // The grace is over.
      return;
    } catch (IOException | RuntimeException | Error failure) {
      state.counters.failed(ServerEvent.IO_FAILED, failure, EventListener.UNKNOWN);
    } finally {
      close();
    }
  }

  /** Stops listening; from any thread. */
  void close() {
    try {
      channel.close();
    } catch (IOException | RuntimeException | Error failure) {
      state.counters.failed(ServerEvent.IO_FAILED, failure, EventListener.UNKNOWN);
    }
    if (listening.compareAndSet(true, false)) {
      state.listening.decrementAndGet();
      state.checkDrained();
    }
  }
}
