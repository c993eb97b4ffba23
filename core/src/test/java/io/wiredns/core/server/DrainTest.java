package io.wiredns.core.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.Await;
import io.wiredns.codec.Written;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.wire.Name;
import io.wiredns.core.RecordedEvents;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks that a server that is closed answers the requests that are queued at its UDP sockets. */
@Timeout(60)
class DrainTest {
  private static final int QUEUED = 1_000;

  /** Few enough for the receive buffer that a system has by default. */
  private static final int QUEUED_AT_AN_ADDRESS = 250;

  /** Longer than the test may take: a server that waits for nothing but its grace fails. */
  private static final Duration GRACE = Duration.ofHours(1);

  private static ByteBuffer query(int id) {
    return ByteBuffer.wrap(Written.octets(Message.query(id, Name.of("drain.test"), RecordType.A)));
  }

  /** Closes the server on another thread; returns when that thread waits. */
  private static Thread closing(DnsServer server) throws Exception {
    Thread closing = new Thread(() -> server.close(GRACE), "closing");
    closing.start();
    Await.until("it waits", () -> closing.getState() == Thread.State.TIMED_WAITING);
    return closing;
  }

  private static int received(DatagramChannel client) throws IOException {
    client.configureBlocking(false);
    ByteBuffer in = ByteBuffer.allocate(512);
    Set<Integer> ids = new HashSet<>();
    while (client.read(in.clear()) > 0) {
      assertTrue(ids.add((int) in.getShort(0)), "answered twice");
    }
    return ids.size();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void whatIsQueuedIsAnswered(int threads) throws Exception {
    BlockingHandler handler = new BlockingHandler();
    DnsServer.Builder builder = DnsServer.builder().threadCount(threads).handler(handler);
    int addresses = QUEUED / QUEUED_AT_AN_ADDRESS;
    for (int i = 1; i <= addresses; i++) {
      builder.listenUdp(new InetSocketAddress("127.0.0." + i, 0));
    }
    DnsServer server = builder.start();
    List<DatagramChannel> clients = new ArrayList<>();
    try {
      for (InetSocketAddress address : server.udpAddresses()) {
        DatagramChannel client = DatagramChannel.open();
        clients.add(client);
        client.setOption(StandardSocketOptions.SO_RCVBUF, 1 << 20).connect(address);
        for (int id = 0; id < QUEUED_AT_AN_ADDRESS; id++) {
          client.write(query(id));
        }
      }
      Await.until("each address has a blocked thread", () -> handler.entered() == addresses);
      Thread closing = closing(server);
      handler.release();
      closing.join();
      int answered = 0;
      for (DatagramChannel client : clients) {
        answered += received(client);
      }
      assertEquals(QUEUED, answered);
      assertEquals(QUEUED, server.counters().count(ServerEvent.UDP_ANSWERED));
      assertEquals(QUEUED, server.counters().count(ServerEvent.UDP_RECEIVED));
    } finally {
      handler.release();
      server.close(Duration.ZERO);
      for (DatagramChannel client : clients) {
        client.close();
      }
    }
  }

  /** Each thread of an address is woken, even though the system chooses who gets a datagram. */
  @ParameterizedTest
  @ValueSource(ints = {1, 4})
  void threadsThatWaitForRequestsAreWoken(int threads) throws Exception {
    DnsServer server =
        DnsServer.builder()
            .threadCount(threads)
            .listenUdp(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
            .start();
    server.close(GRACE);
    assertEquals(0, server.counters().counts().size(), server.counters().toString());
  }

  @Test
  void requestsAfterTheQueueWasReadAreDropped() throws Exception {
    CompletableFuture<Message> held = new CompletableFuture<>();
    DnsServer server =
        DnsServer.builder()
            .listenUdp(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
            .handler(request -> held)
            .start();
    try (DatagramChannel client = DatagramChannel.open()) {
      client.connect(server.udpAddresses().get(0));
      client.write(query(1));
      Await.until("it is pending", () -> server.counters().count(ServerEvent.UDP_RECEIVED) == 1);
      Thread closing = closing(server);
      Await.until(
          "requests are dropped",
          () -> {
            client.write(query(2));
            return server.counters().count(ServerEvent.CLOSING) > 0;
          });
      held.complete(Message.query(1, Name.ROOT, RecordType.A).toBuilder().response(true).build());
      closing.join();
      assertEquals(
          server.counters().count(ServerEvent.UDP_RECEIVED),
          server.counters().count(ServerEvent.UDP_ANSWERED)
              + server.counters().count(ServerEvent.CLOSING));
    } finally {
      server.close(Duration.ZERO);
    }
  }

  /** Waits, as the server does between two attempts to wake its threads, but not as long. */
  private static boolean isDrained(ServerState state) throws Exception {
    try {
      state.drained.get(1, TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException notYet) {
      return false;
    }
  }

  /** As behind a firewall that drops what the server sends to itself. */
  @Test
  void aThreadThatCannotBeWokenIsGivenUp() throws Exception {
    ServerSettings settings = new ServerSettings();
    settings.listener = new RecordedEvents<>();
    ServerState state = new ServerState(settings);
    RequestProcessor processor =
        new RequestProcessor(settings, state.counters, null, null, state.pending);
    ServerLoop loop = new ServerLoop("deaf", processor, state.counters);
    InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    try (DatagramChannel elsewhere = ServerChannels.openUdp(any, false);
        DatagramChannel real = ServerChannels.openUdp(any, false);
        BrokenDatagrams deaf = new BrokenDatagrams(real, elsewhere.getLocalAddress())) {
      ServerUdpSocket socket = new ServerUdpSocket(deaf, false, state, processor, loop);
      Thread thread = new Thread(socket, "deaf");
      thread.start();
      try (DatagramChannel client = DatagramChannel.open().connect(real.getLocalAddress())) {
        client.write(query(7));
        assertTrue(client.read(ByteBuffer.allocate(512)) > 0);
      }
      state.beginClosing();
      do {
        socket.wake();
      } while (!isDrained(state));
      socket.close();
      thread.join();
    } finally {
      loop.loop.close();
    }
  }
}
