package io.wiredns.core.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests which connection makes room for others. */
class ConnectionTableTest {
  private static final long SECOND_NANOS = 1_000_000_000;

  private final ServerSettings settings = new ServerSettings();
  private final List<SocketChannel> channels = new ArrayList<>();
  private ServerState state;
  private ServerLoop loop;
  private ServerSocket peer;
  private long now;

  @BeforeEach
  void start() throws IOException {
    settings.maxConnections = 2;
    state = new ServerState(settings);
    loop =
        new ServerLoop(
            "table",
            new RequestProcessor(settings, state.counters, null, null, state.pending),
            state.counters);
    peer = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    now = System.nanoTime();
  }

  @AfterEach
  void stop() throws IOException {
    for (SocketChannel channel : channels) {
      channel.close();
    }
    peer.close();
    loop.loop.close();
  }

  /** Returns a connection that makes progress each second. */
  private ServerConnection connection() throws IOException {
    SocketChannel channel = SocketChannel.open(peer.getLocalSocketAddress());
    channels.add(channel);
    ServerConnection connection = new ServerConnection(channel, state, loop);
    now += SECOND_NANOS;
    connection.activity.progress(now);
    return connection;
  }

  private static boolean isEvicted(ServerConnection connection) {
    return connection.activity.givenUp() == ServerEvent.CONNECTION_EVICTED;
  }

  @Test
  void aNewIdleConnectionStaysIfAnotherIsStuck() throws IOException {
    ServerConnection stuck = connection();
    ServerConnection idle = connection();
    stuck.activity.set(false, true);
    assertTrue(state.connections.enter(stuck, now));
    assertTrue(state.connections.enter(idle, now));
    assertTrue(state.connections.enter(connection(), now));
    assertTrue(isEvicted(stuck));
    assertFalse(isEvicted(idle));
    assertEquals(2, state.connections.size());
  }

  @Test
  void whoHasNotWaitedForASecondIsNotStuck() throws IOException {
    ServerConnection first = connection();
    ServerConnection second = connection();
    first.activity.set(false, true);
    second.activity.set(false, false);
    assertTrue(state.connections.enter(first, now));
    assertTrue(state.connections.enter(second, now));
    assertFalse(
        state.connections.enter(connection(), first.activity.lastProgress() + SECOND_NANOS));
    assertEquals(1, state.counters.count(ServerEvent.CONNECTION_LIMIT));
    assertEquals(0, state.connections.makeRoom(8, first.activity.lastProgress() + SECOND_NANOS));
    assertEquals(
        1, state.connections.makeRoom(8, first.activity.lastProgress() + SECOND_NANOS + 1));
    assertTrue(isEvicted(first));
    // The handler, not its client, keeps the other one.
    assertNull(second.activity.givenUp());
  }

  @Test
  void aConnectionThatIsGivenUpIsOpenUntilItsLoopHasClosedIt() throws IOException {
    ServerConnection first = connection();
    first.activity.holds(5_000);
    assertTrue(state.connections.enter(first, now));
    ServerConnection second = connection();
    second.activity.holds(4_000);
    assertTrue(state.connections.enter(second, now));
    state.connections.closeHolderOfMost(9_000);
    assertEquals(2, state.connections.size());
    state.connections.closeHolderOfMost(8_999);
    assertEquals(ServerEvent.BUFFER_LIMIT, first.activity.givenUp());
    assertNull(second.activity.givenUp());
    assertEquals(1, state.connections.size());
    state.connections.closeHolderOfMost(4_000);
    assertEquals(1, state.connections.size());
    state.connections.leave(first);
    assertEquals(1, state.connections.size());
    assertFalse(state.connections.isEmpty());
    state.connections.leave(second);
    assertEquals(0, state.connections.size());
    assertTrue(state.connections.isEmpty());
  }
}
