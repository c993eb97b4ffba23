package io.wiredns.core.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.Await;
import io.wiredns.codec.Written;
import io.wiredns.codec.code.Rcode;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.wire.WireFormatException;
import io.wiredns.core.EventListener;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks what a server does with requests and connections that are queued when it is closed. */
@Timeout(60)
class ServerClosingTest extends ServerTestCase {
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void theLastResponseOverUdpIsSentBeforeTheServerIsClosed(boolean atOnce) throws Exception {
    CompletableFuture<Message> stage = new CompletableFuture<>();
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch writing = new CountDownLatch(1);
    CountDownLatch closed = new CountDownLatch(1);
    Throwable failure = new IllegalStateException("a handler's");
    start(
        DnsServer.builder()
            .handler(
                request -> {
                  asked.countDown();
                  return atOnce ? CompletableFuture.failedFuture(failure) : stage;
                })
            .listener(
                new EventListener<ServerEvent>() {
                  @Override
                  public void event(ServerEvent event, InetSocketAddress peer) {}

                  @Override
                  public void failed(Throwable failure, InetSocketAddress peer) {
                    // This runs after the handler has completed and before the response is sent.
                    writing.countDown();
                    try {
                      closed.await(300, TimeUnit.MILLISECONDS);
                    } catch (InterruptedException e) {
                      throw new AssertionError(e);
                    }
                  }
                }));
    CompletableFuture<Message> response =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return Peer.udp(server, query(9));
              } catch (IOException | WireFormatException e) {
                throw new AssertionError(e);
              }
            });
    asked.await();
    stage.completeExceptionally(failure);
    writing.await();
    server.close(Duration.ofSeconds(20));
    closed.countDown();
    assertEquals(Rcode.SERVFAIL, response.get(30, TimeUnit.SECONDS).rcode());
    assertEquals(0, server.counters().count(ServerEvent.SEND_FAILED));
  }

  @Test
  void aConnectionAcceptedWhileTheServerClosesIsClosed() throws Exception {
    ServerState state = new ServerState(new ServerSettings());
    RequestProcessor processor =
        new RequestProcessor(state.settings, state.counters, null, null, state.pending);
    ServerLoop loop = new ServerLoop("closing", processor, state.counters);
    try (ServerSocket listening = new ServerSocket(0, 1, null);
        SocketChannel channel = SocketChannel.open(listening.getLocalSocketAddress());
        Socket accepted = listening.accept()) {
      ServerConnection connection = new ServerConnection(channel, state, loop);
      assertTrue(state.connections.enter(connection, System.nanoTime()));
      // As if close() had told all connections before this one was added.
      state.beginClosing();
      connection.finish();
      loop.loop.execute(connection::start);
      state.drained.get(30, TimeUnit.SECONDS);
      assertEquals(-1, accepted.getInputStream().read());
    } finally {
      loop.loop.close();
    }
  }

  @Test
  void whatIsQueuedIsAnswered() throws Exception {
    BlockingHandler handler = new BlockingHandler();
    start(DnsServer.builder().handler(handler));
    List<Peer.Stream> streams = new ArrayList<>();
    try (DatagramChannel datagrams = DatagramChannel.open()) {
      for (int i = 0; i < 5; i++) {
        streams.add(new Peer.Stream(server));
      }
      Await.until("five are accepted", () -> server.connectionCount() == 5);
      // The first request of each transport blocks its thread; the others are queued.
      datagrams.connect(server.udpAddresses().get(0)).write(octets(1));
      streams.get(0).send(query(1));
      Await.until("both threads are blocked", () -> handler.entered() == 2);
      for (int id = 2; id <= 100; id++) {
        datagrams.write(octets(id));
      }
      for (int i = 0; i < 49; i++) {
        streams.get(i % 5).send(query(i));
      }
      for (int i = 0; i < 20; i++) {
        Peer.Stream stream = new Peer.Stream(server);
        streams.add(stream);
        stream.send(query(i));
      }
      Thread closing = new Thread(() -> server.close(Duration.ofMinutes(10)), "closing");
      closing.start();
      Await.until("it waits", () -> closing.getState() == Thread.State.TIMED_WAITING);
      handler.release();
      closing.join();
      int answered = 0;
      for (Peer.Stream stream : streams) {
        answered += stream.countUntilEnd();
      }
      assertEquals(50 + 20, answered);
      assertEquals(50 + 20, server.counters().count(ServerEvent.TCP_ANSWERED));
      assertEquals(100, server.counters().count(ServerEvent.UDP_ANSWERED));
    } finally {
      handler.release();
      for (Peer.Stream stream : streams) {
        stream.close();
      }
    }
  }

  private static ByteBuffer octets(int id) {
    return ByteBuffer.wrap(Written.octets(query(id)));
  }
}
