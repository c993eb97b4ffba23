package io.wiredns.core.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.Await;
import io.wiredns.codec.Written;
import io.wiredns.codec.code.Rcode;
import io.wiredns.codec.code.RecordClass;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.rdata.RData;
import io.wiredns.codec.wire.FieldWriter;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.WireFormatException;
import io.wiredns.core.BrokenEvents;
import io.wiredns.core.RecordedEvents;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks that the server continues after faults of the user's code and rare race conditions. */
@Timeout(60)
class ServerFaultTest extends ServerTestCase {
  @Test
  void aListenerThatThrowsErrorsStopsNoThreadAndNoSweep() throws IOException, WireFormatException {
    BrokenEvents<ServerEvent> broken = new BrokenEvents<>();
    start(
        DnsServer.builder()
            .listener(broken)
            .idleTimeout(Duration.ofMillis(50))
            .handler(
                request -> {
                  throw new IllegalStateException("a handler's");
                }));
    for (int id = 1; id <= 3; id++) {
      assertEquals(Rcode.SERVFAIL, Peer.udp(server, query(id)).rcode());
    }
    // The sweep closes each connection because it is idle, and reports that to the listener.
    for (int i = 0; i < 3; i++) {
      try (Peer.Stream stream = new Peer.Stream(server)) {
        assertTrue(stream.isAtEnd());
      }
    }
    Await.until("all are gone", () -> server.connectionCount() == 0);
    assertTrue(broken.told() >= 9, broken.told() + " errors");
  }

  @Test
  void noMemoryForHandlersListenersAndTheirReportsStopsNothing() throws Exception {
    AtomicInteger told = new AtomicInteger();
    start(
        DnsServer.builder()
            .listener(
                (event, peer) -> {
                  Thread.currentThread()
                      .setUncaughtExceptionHandler((thread, error) -> exhausted(told));
                  exhausted(told);
                })
            .handler(
                request -> {
                  if (request.message().id() < 1_000) {
                    exhausted(told);
                  }
                  return CompletableFuture.completedFuture(
                      Message.responseTo(request.message()).build());
                }));
    try (Peer.Stream stream = new Peer.Stream(server)) {
      for (int id = 500; id < 1_000; id++) {
        assertEquals(Rcode.SERVFAIL, Peer.udp(server, query(id)).rcode());
        stream.send(query(id));
        assertEquals(Rcode.SERVFAIL, stream.receive().rcode());
      }
      assertEquals(Rcode.NOERROR, Peer.udp(server, query(1_000)).rcode());
      stream.send(query(1_000));
      assertEquals(Rcode.NOERROR, stream.receive().rcode());
    }
    assertEquals(Rcode.NOERROR, Peer.tcp(server, query(1_000)).rcode());
    assertTrue(told.get() >= 1_000, told + " errors");
  }

  private static void exhausted(AtomicInteger told) {
    told.incrementAndGet();
    throw new OutOfMemoryError("a test's");
  }

  @Test
  void aListenerThatLeavesItsThreadInterruptedStopsNothing() throws Exception {
    start(DnsServer.builder().listener((event, peer) -> Thread.currentThread().interrupt()));
    for (int id = 1; id <= 6; id++) {
      assertEquals(Rcode.REFUSED, Peer.udp(server, query(id)).rcode());
    }
    assertEquals(0, server.counters().count(ServerEvent.IO_FAILED));
  }

  @Test
  void aHandlerThatLeavesItsThreadInterruptedStopsNothing()
      throws IOException, WireFormatException {
    start(
        DnsServer.builder()
            .handler(
                request -> {
                  Thread.currentThread().interrupt();
                  Message response = Message.responseTo(request.message()).build();
                  return request.message().id() % 2 == 0
                      ? CompletableFuture.completedFuture(response)
                      : CompletableFuture.supplyAsync(() -> response);
                }));
    for (int id = 1; id <= 6; id++) {
      assertEquals(id, Peer.udp(server, query(id)).id());
      try (Peer.Stream stream = new Peer.Stream(server)) {
        stream.send(query(id));
        assertEquals(id, stream.receive().id());
      }
    }
    assertEquals(0, server.counters().count(ServerEvent.IO_FAILED));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aStageThatCompletesWithNullIsServfailAtOnce(boolean atOnce) throws Exception {
    RecordedEvents<ServerEvent> told = new RecordedEvents<>();
    start(
        DnsServer.builder()
            .handlerTimeout(Duration.ofDays(1))
            .handler(
                request ->
                    atOnce
                        ? CompletableFuture.completedFuture(null)
                        : CompletableFuture.supplyAsync(() -> null))
            .listener(told));
    for (int id = 1; id <= 3; id++) {
      assertEquals(Rcode.SERVFAIL, Peer.udp(server, query(id)).rcode());
      assertEquals(Rcode.SERVFAIL, Peer.tcp(server, query(id)).rcode());
    }
    assertEquals(6, server.counters().count(ServerEvent.HANDLER_FAILED));
    assertEquals(6, told.failures().size());
    for (Throwable failure : told.failures()) {
      assertInstanceOf(IllegalStateException.class, failure);
    }
  }

  /** A user's record type whose RDATA cannot be written. */
  private record Unwritable() implements RData {
    @Override
    public RecordType type() {
      return RecordType.of(65_280);
    }

    @Override
    public void write(FieldWriter out) {
      throw new AssertionError("a type's");
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void anErrorInWritingIsServfailAndEndsNoConnection(boolean atOnce) throws Exception {
    RecordedEvents<ServerEvent> told = new RecordedEvents<>();
    start(
        DnsServer.builder()
            .handler(
                request -> {
                  Message good = Message.responseTo(request.message()).build();
                  Message bad =
                      good.toBuilder()
                          .answer(
                              new ResourceRecord(Name.ROOT, RecordClass.IN, 0, new Unwritable()))
                          .build();
                  boolean transfer = request.message().id() > 2;
                  if (transfer) {
                    request.follow(List.of(bad).iterator());
                  }
                  Message first = transfer ? good : bad;
                  return atOnce
                      ? CompletableFuture.completedFuture(first)
                      : CompletableFuture.supplyAsync(() -> first);
                })
            .listener(told));
    assertEquals(Rcode.SERVFAIL, Peer.udp(server, query(1)).rcode());
    try (Peer.Stream stream = new Peer.Stream(server)) {
      stream.send(query(2));
      assertEquals(Rcode.SERVFAIL, stream.receive().rcode());
      stream.send(query(3));
      assertEquals(Rcode.NOERROR, stream.receive().rcode());
      assertEquals(Rcode.SERVFAIL, stream.receive().rcode());
    }
    assertEquals(3, server.counters().count(ServerEvent.HANDLER_FAILED));
    assertEquals(0, server.counters().count(ServerEvent.IO_FAILED));
    assertEquals(0, server.counters().count(ServerEvent.CONNECTION_FAILED));
    for (Throwable failure : told.failures()) {
      assertInstanceOf(AssertionError.class, failure);
    }
  }

  /** A loop that for a while has no memory for tasks of others. */
  private static final class ShortLoop extends ServerLoop {
    volatile boolean full;

    ShortLoop(RequestProcessor processor, ServerState state) throws IOException {
      super("short", processor, state.counters);
    }

    @Override
    void execute(Runnable task) {
      if (full) {
        throw new OutOfMemoryError("a test's");
      }
      super.execute(task);
    }
  }

  @Test
  void aResponseForWhoseTaskThereIsNoMemoryIsSentLater() throws Exception {
    Queue<CompletableFuture<Message>> stages = new ConcurrentLinkedQueue<>();
    ServerSettings settings = new ServerSettings();
    settings.maxInFlightPerConnection = 2;
    settings.handler =
        request -> {
          CompletableFuture<Message> stage = new CompletableFuture<>();
          stages.add(stage);
          return stage;
        };
    ServerState state = new ServerState(settings);
    RequestProcessor processor =
        new RequestProcessor(settings, state.counters, null, null, state.pending);
    ShortLoop loop = new ShortLoop(processor, state);
    try (ServerSocket listening = new ServerSocket(0, 1, null);
        SocketChannel channel = SocketChannel.open(listening.getLocalSocketAddress());
        Socket client = listening.accept()) {
      client.setSoTimeout(20_000);
      ServerConnection connection = new ServerConnection(channel, state, loop);
      assertTrue(state.connections.enter(connection, System.nanoTime()));
      loop.execute(connection::start);
      for (int id = 1; id <= 4; id++) {
        client.getOutputStream().write(Peer.Stream.frame(query(id)));
      }
      DataInputStream in = new DataInputStream(client.getInputStream());
      for (int id = 1; id <= 4; id += 2) {
        Await.until("two are pending", () -> stages.size() == 2);
        loop.full = true;
        for (int each = id; each <= id + 1; each++) {
          stages.remove().complete(Message.responseTo(query(each)).build());
        }
        loop.full = false;
        loop.execute(() -> connection.sweep(loop, System.nanoTime()));
        for (int each = id; each <= id + 1; each++) {
          byte[] response = in.readNBytes(in.readUnsignedShort());
          assertEquals(each, Message.parse(ByteBuffer.wrap(response)).id());
        }
      }
    } finally {
      loop.loop.close();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aSocketThatHasFailedOftenIsReadAgainWhenItWorks(boolean exhausted) throws Exception {
    ServerSettings settings = new ServerSettings();
    settings.listener = new RecordedEvents<>();
    Supplier<Error> error = () -> exhausted ? new OutOfMemoryError("a test's") : null;
    ServerState state = new ServerState(settings);
    RequestProcessor processor =
        new RequestProcessor(settings, state.counters, null, null, state.pending);
    ServerLoop loop = new ServerLoop("broken", processor, state.counters);
    try (DatagramChannel real =
            ServerChannels.openUdp(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), false);
        BrokenDatagrams broken = new BrokenDatagrams(real, 1_500, error)) {
      ServerUdpSocket socket = new ServerUdpSocket(broken, false, state, processor, loop);
      Thread thread = new Thread(socket, "broken");
      thread.start();
      try (DatagramChannel client = DatagramChannel.open().connect(real.getLocalAddress())) {
        client.write(ByteBuffer.wrap(Written.octets(query(5))));
        ByteBuffer response = ByteBuffer.allocate(512);
        client.read(response);
        assertEquals(5, response.getShort(0));
      }
      assertEquals(1_500, state.counters.count(ServerEvent.IO_FAILED));
      socket.close();
      thread.join();
    } finally {
      loop.loop.close();
    }
  }

  @Test
  void anIpv6NetworkCountsAsOneAddress() throws IOException {
    assertEquals(counted("2001:db8:1:2::1"), counted("2001:db8:1:2:ffff::7"));
    assertNotEquals(counted("2001:db8:1:2::1"), counted("2001:db8:1:3::1"));
    assertNotEquals(counted("192.0.2.1"), counted("192.0.2.2"));
    assertEquals(counted("192.0.2.1"), counted("::ffff:192.0.2.1"));
  }

  private static Object counted(String address) throws IOException {
    return ConnectionTable.counted(InetAddress.getByName(address));
  }
}
