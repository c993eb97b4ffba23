package io.wiredns.core.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.wiredns.codec.Await;
import io.wiredns.codec.Differences;
import io.wiredns.codec.Written;
import io.wiredns.codec.code.Rcode;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.rdata.Txt;
import io.wiredns.codec.tsig.TsigClient;
import io.wiredns.codec.tsig.TsigKey;
import io.wiredns.codec.tsig.TsigResult;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.WireFormatException;
import io.wiredns.codec.wire.WireLimits;
import io.wiredns.core.FrameReader;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests a server over loopback. */
class DnsServerTest {
  private static final TsigKey KEY =
      TsigKey.parse("hmac-sha256:server.key:c2VjcmV0IG9mIHRoZSB0ZXN0");

  private final Map<Integer, CompletableFuture<Message>> held = new ConcurrentHashMap<>();
  private final List<DnsServer> servers = new ArrayList<>();

  @BeforeEach
  void nothingIsHeld() {
    held.clear();
  }

  @AfterEach
  void stop() {
    for (DnsServer server : servers) {
      server.close(Duration.ZERO);
      assertEquals(0, server.bufferedOctets());
      assertEquals(0, server.connectionCount());
    }
  }

  private DnsServer start(DnsServer.Builder builder) throws IOException {
    DnsServer server = builder.listen(new InetSocketAddress("127.0.0.1", 0)).start();
    servers.add(server);
    return server;
  }

  private static Message query(int id) {
    return Message.query(id, Name.of("n" + id + ".server.test"), RecordType.TXT);
  }

  private static Message response(Message query, String text) {
    Name name = query.questions().get(0).name();
    return Message.responseTo(query).answer(new ResourceRecord(name, 60, Txt.of(text))).build();
  }

  private static DnsServer.Builder echo() {
    return DnsServer.builder()
        .handler(request -> CompletableFuture.completedFuture(response(request.message(), "echo")));
  }

  /** Returns a server whose handler answers when the test tells it to. */
  private DnsServer.Builder holding() {
    return DnsServer.builder()
        .handler(
            request -> {
              CompletableFuture<Message> later = new CompletableFuture<>();
              held.put(request.message().id(), later);
              return later;
            });
  }

  private void release(int id) {
    held.remove(id).complete(response(query(id), "late"));
  }

  @Test
  void theGraceMayBeAnyDuration() throws IOException {
    for (long seconds : new long[] {Long.MIN_VALUE, -1, Long.MAX_VALUE}) {
      DnsServer server = start(echo());
      server.close(Duration.ofSeconds(seconds));
      assertEquals(0, server.connectionCount());
    }
  }

  @Test
  void closingTwiceIsNoFailure() throws IOException {
    DnsServer server = start(echo());
    Thread other = new Thread(server::close, "closing");
    other.start();
    server.close();
    server.close();
    Await.until("both have closed it", () -> !other.isAlive());
    assertEquals(Map.of(), server.counters().counts());
  }

  @Test
  void queriesOverUdpAndTcp() throws IOException, WireFormatException {
    DnsServer server = start(echo());
    assertEquals(response(query(1), "echo"), Peer.udp(server, query(1)));
    assertEquals(response(query(2), "echo"), Peer.tcp(server, query(2)));
    assertEquals(server.udpAddresses(), server.tcpAddresses());
    Await.until("the connection is gone", () -> server.connectionCount() == 0);
    Differences.assertSameEntries(
        Map.of(
            ServerEvent.UDP_RECEIVED, 1L,
            ServerEvent.UDP_ANSWERED, 1L,
            ServerEvent.TCP_RECEIVED, 1L,
            ServerEvent.TCP_ANSWERED, 1L,
            ServerEvent.CONNECTION_OPENED, 1L,
            ServerEvent.CONNECTION_CLOSED, 1L),
        server.counters().counts(),
        "events");
  }

  @Test
  void severalThreads() throws IOException, WireFormatException {
    DnsServer server = start(echo().threadCount(3));
    for (int id = 0; id < 50; id++) {
      assertEquals(response(query(id), "echo"), Peer.udp(server, query(id)));
      assertEquals(response(query(id), "echo"), Peer.tcp(server, query(id)));
    }
  }

  @Test
  void severalAddressesAndIpv6() throws IOException, WireFormatException {
    DnsServer.Builder builder =
        echo().listenUdp(new InetSocketAddress("127.0.0.2", 0)).nsid(Octets.utf8("x"));
    try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getByName("::1"))) {
      builder.listen(new InetSocketAddress(probe.getInetAddress(), 0));
    } catch (IOException none) {
      assumeTrue(false, "skipped: this machine has no IPv6");
    }
    DnsServer server = start(builder);
    assertEquals(3, server.udpAddresses().size());
    assertEquals(2, server.tcpAddresses().size());
    try (Socket socket = new Socket()) {
      socket.connect(server.tcpAddresses().get(0));
      assertInstanceOf(Inet6Address.class, socket.getInetAddress());
      socket.getOutputStream().write(Peer.Stream.frame(query(1)));
      ByteBuffer frame = new FrameReader(socket.getInputStream()).next();
      assertEquals(response(query(1), "echo"), Message.parse(frame));
    }
    assertEquals(response(query(1), "echo"), Peer.udp(server, query(1)));
  }

  @Test
  void settingsWithWhichNoServerCanStartAreRefused() throws IOException {
    DnsServer server = start(echo());
    assertThrows(IOException.class, () -> echo().listen(server.tcpAddresses().get(0)).start());
    assertThrows(IllegalStateException.class, () -> echo().start());
    assertThrows(
        IllegalArgumentException.class,
        () -> echo().listen(InetSocketAddress.createUnresolved("localhost", 53)));
    Octets tooLong = Octets.of(new byte[65_532]);
    assertThrows(IllegalArgumentException.class, () -> echo().nsid(tooLong));
  }

  @Test
  void framesInPieces() throws IOException, WireFormatException {
    DnsServer server = start(echo());
    byte[] frames =
        Peer.joined(
            Peer.Stream.frame(query(1)), Peer.Stream.frame(query(2)), Peer.Stream.frame(query(3)));
    try (Peer.Stream stream = new Peer.Stream(server)) {
      for (byte octet : frames) {
        stream.send(new byte[] {octet});
      }
      stream.send(frames);
      stream.send(Arrays.copyOf(frames, frames.length - 5));
      stream.send(Arrays.copyOfRange(frames, frames.length - 5, frames.length));
      for (int i = 0; i < 9; i++) {
        assertEquals(response(query(1 + i % 3), "echo"), stream.receive());
      }
    }
  }

  @Test
  void moreRequestsAtOnceThanResponsesMayWait() throws IOException, WireFormatException {
    DnsServer server = start(echo().maxConnectionOctets(100));
    byte[][] frames = new byte[500][];
    for (int id = 0; id < frames.length; id++) {
      frames[id] = Peer.Stream.frame(query(id));
    }
    try (Peer.Stream stream = new Peer.Stream(server)) {
      stream.send(Peer.joined(frames));
      for (int id = 0; id < frames.length; id++) {
        assertEquals(response(query(id), "echo"), stream.receive());
      }
    }
  }

  @Test
  void aFrameTooShortForAHeaderEndsTheConnectionAfterWhatCameBefore()
      throws IOException, WireFormatException {
    DnsServer server = start(echo());
    try (Peer.Stream stream = new Peer.Stream(server)) {
      stream.send(Peer.joined(Peer.Stream.frame(query(1)), new byte[] {0, 11, 1, 2, 3}));
      assertEquals(response(query(1), "echo"), stream.receive());
      assertTrue(stream.isAtEnd());
    }
    assertEquals(1, server.counters().count(ServerEvent.TOO_SHORT));
  }

  @Test
  void theLargestMessages() throws IOException, WireFormatException {
    DnsServer server =
        start(
            DnsServer.builder()
                .handler(
                    request ->
                        CompletableFuture.completedFuture(response(request.message(), "x"))));
    byte[] padded = new byte[2 + WireLimits.MESSAGE_OCTETS];
    byte[] query = Written.octets(query(1));
    padded[0] = padded[1] = (byte) 0xFF;
    System.arraycopy(query, 0, padded, 2, query.length);
    // A record of a private type fills the rest of the message.
    padded[2 + 11] = 1;
    ByteBuffer record = ByteBuffer.wrap(padded).position(2 + query.length);
    record.put((byte) 0).putShort((short) 65_280).putShort((short) 1).putInt(0);
    record.putShort((short) (record.remaining() - 2));
    try (Peer.Stream stream = new Peer.Stream(server)) {
      stream.send(padded);
      assertEquals(response(query(1), "x"), stream.receive());
    }
  }

  @Test
  void lateAnswersInTheOrderInWhichTheyComeAboutOverOneConnection()
      throws IOException, WireFormatException {
    DnsServer server = start(holding());
    try (Peer.Stream stream = new Peer.Stream(server)) {
      for (int id = 1; id <= 3; id++) {
        stream.send(query(id));
      }
      Await.until("three requests", () -> held.size() == 3);
      for (int id : new int[] {3, 1, 2}) {
        release(id);
        assertEquals(response(query(id), "late"), stream.receive());
      }
    }
  }

  @Test
  void lateAnswersOverUdp() throws Exception {
    DnsServer server = start(holding().maxUdpInFlight(1));
    CompletableFuture<Message> asked =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return Peer.udp(server, query(1));
              } catch (IOException | WireFormatException failure) {
                throw new IllegalStateException(failure);
              }
            });
    Await.until("a request", () -> held.size() == 1);
    // A second request is not accepted while the first is in flight.
    try (java.net.DatagramSocket socket = new java.net.DatagramSocket()) {
      byte[] octets = Written.octets(query(2));
      socket.send(new java.net.DatagramPacket(octets, octets.length, server.udpAddresses().get(0)));
      Await.until("dropped", () -> server.counters().count(ServerEvent.OVERLOADED) == 1);
    }
    release(1);
    assertEquals(response(query(1), "late"), asked.get());
  }

  @Test
  void aConnectionIsReadNoFurtherWhileAllItMayHaveIsInFlight()
      throws IOException, WireFormatException {
    DnsServer server = start(holding().maxInFlightPerConnection(4));
    try (Peer.Stream stream = new Peer.Stream(server)) {
      for (int id = 0; id < 12; id++) {
        stream.send(query(id));
      }
      TreeSet<Integer> answered = new TreeSet<>();
      while (answered.size() < 12) {
        int least = Math.min(4, 12 - answered.size());
        Await.until("requests", () -> held.size() == least);
        release(held.keySet().iterator().next());
        answered.add(stream.receive().id());
      }
      assertEquals(12, server.counters().count(ServerEvent.TCP_RECEIVED));
    }
  }

  @Test
  void answersForAConnectionThatIsGoneAreCounted() throws IOException {
    DnsServer server = start(holding());
    try (Peer.Stream stream = new Peer.Stream(server)) {
      stream.send(query(1));
      Await.until("a request", () -> held.size() == 1);
      stream.send(new byte[] {0, 1, 0});
      assertTrue(stream.isAtEnd());
    }
    release(1);
    Await.until("counted", () -> server.counters().count(ServerEvent.CONNECTION_GONE) == 1);
  }

  @Test
  void theClientMayEndItsOutputAndStillGetsItsAnswers() throws IOException, WireFormatException {
    DnsServer server = start(holding());
    try (Peer.Stream stream = new Peer.Stream(server)) {
      stream.send(query(1));
      stream.endOutput();
      Await.until("a request", () -> held.size() == 1);
      release(1);
      assertEquals(response(query(1), "late"), stream.receive());
      assertTrue(stream.isAtEnd());
    }
  }

  /** Returns {@code count} messages, each of which contains its number. */
  private static Iterator<Message> numbered(Message query, int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> response(query, "message " + i + " " + "x".repeat(200)))
        .iterator();
  }

  private static DnsServer.Builder transferring(int messages) {
    return DnsServer.builder()
        .keys(List.of(KEY))
        .handler(
            request -> {
              request.follow(numbered(request.message(), messages));
              return CompletableFuture.completedFuture(response(request.message(), "first"));
            });
  }

  @Test
  void aStreamOfMessages() throws IOException, WireFormatException {
    DnsServer server = start(transferring(500));
    try (Peer.Stream stream = new Peer.Stream(server)) {
      stream.send(Peer.joined(Peer.Stream.frame(query(1)), Peer.Stream.frame(query(2))));
      for (int id = 1; id <= 2; id++) {
        assertEquals(response(query(id), "first"), stream.receive());
        Iterator<Message> expected = numbered(query(id), 500);
        while (expected.hasNext()) {
          assertEquals(expected.next(), stream.receive());
        }
      }
    }
  }

  @Test
  void aStreamIsSignedMessageByMessage() throws IOException {
    DnsServer server = start(transferring(50));
    TsigClient client = new TsigClient(KEY);
    long now = System.currentTimeMillis() / 1000;
    ByteBuffer query = ByteBuffer.allocate(512).position(2);
    query(9).write(query);
    assertTrue(client.sign(query, 2, Instant.ofEpochSecond(now)));
    query.putShort(0, (short) (query.position() - 2));
    try (Peer.Stream stream = new Peer.Stream(server)) {
      stream.send(Arrays.copyOf(query.array(), query.position()));
      for (int i = 0; i <= 50; i++) {
        ByteBuffer message = ByteBuffer.wrap(stream.receiveOctets());
        TsigResult result =
            i == 0
                ? client.verify(message, Instant.ofEpochSecond(now))
                : client.verifyNext(message, Instant.ofEpochSecond(now));
        assertInstanceOf(TsigResult.Verified.class, result, "message " + i);
      }
    }
  }

  @Test
  void aStreamThatFailsEndsWithServfailAndTheConnection() throws IOException, WireFormatException {
    DnsServer server =
        start(
            DnsServer.builder()
                .handler(
                    request -> {
                      Message first = response(request.message(), "first");
                      request.follow(
                          List.of(1, 2).stream()
                              .map(
                                  i -> {
                                    if (i == 2) {
                                      throw new IllegalStateException("of the handler");
                                    }
                                    return first;
                                  })
                              .iterator());
                      return CompletableFuture.completedFuture(first);
                    }));
    try (Peer.Stream stream = new Peer.Stream(server)) {
      stream.send(query(1));
      assertEquals(Rcode.NOERROR, stream.receive().rcode());
      assertEquals(Rcode.NOERROR, stream.receive().rcode());
      assertEquals(Rcode.SERVFAIL, stream.receive().rcode());
      assertTrue(stream.isAtEnd());
    }
  }

  @Test
  void closingWaitsForWhatIsInFlight() throws Exception {
    DnsServer server = start(holding());
    try (Peer.Stream busy = new Peer.Stream(server);
        Peer.Stream idle = new Peer.Stream(server)) {
      busy.send(query(1));
      Await.until("a request", () -> held.size() == 1);
      CompletableFuture<Void> closed =
          CompletableFuture.runAsync(() -> server.close(Duration.ofSeconds(30)));
      assertTrue(idle.isAtEnd(), "an idle connection is closed at once");
      // The system stops listening in the next round of the loop.
      Await.until("connections are refused", () -> isRefused(server));
      release(1);
      assertEquals(response(query(1), "late"), busy.receive());
      assertTrue(busy.isAtEnd());
      closed.get();
    }
  }

  private static boolean isRefused(DnsServer server) {
    try {
      new Peer.Stream(server).close();
      return false;
    } catch (IOException refused) {
      return true;
    }
  }

  @Test
  void closingEndsWhenTheGraceIsOver() throws IOException {
    DnsServer server = start(holding());
    try (Peer.Stream busy = new Peer.Stream(server)) {
      busy.send(query(1));
      Await.until("a request", () -> held.size() == 1);
      server.close(Duration.ofMillis(1));
      assertTrue(busy.isAtEnd());
      release(1);
    }
  }

  @Test
  void aListenerHearsOfEverything() throws IOException, WireFormatException {
    Queue<ServerEvent> events = new ConcurrentLinkedQueue<>();
    Queue<InetSocketAddress> told = new ConcurrentLinkedQueue<>();
    DnsServer server =
        start(
            echo()
                .listener(
                    (event, peer) -> {
                      told.add(peer);
                      events.add(event);
                      throw new IllegalStateException("a listener's failure is its own");
                    }));
    Message iquery = query(1).toBuilder().opcode(io.wiredns.codec.code.Opcode.IQUERY).build();
    assertEquals(Rcode.NOTIMP, Peer.udp(server, iquery).rcode());
    assertEquals(response(query(2), "echo"), Peer.udp(server, query(2)));
    Await.until("all of UDP is told", () -> events.size() == 5);
    assertEquals(response(query(3), "echo"), Peer.tcp(server, query(3)));
    server.close();
    assertEquals(
        List.of(
            ServerEvent.UDP_RECEIVED,
            ServerEvent.NOTIMP,
            ServerEvent.UDP_ANSWERED,
            ServerEvent.UDP_RECEIVED,
            ServerEvent.UDP_ANSWERED,
            ServerEvent.CONNECTION_OPENED,
            ServerEvent.TCP_RECEIVED,
            ServerEvent.TCP_ANSWERED,
            ServerEvent.CONNECTION_CLOSED),
        List.copyOf(events));
    assertEquals(1, server.counters().count(ServerEvent.CONNECTION_CLOSED));
    for (InetSocketAddress peer : told) {
      assertEquals("127.0.0.1", peer.getAddress().getHostAddress());
    }
  }
}
