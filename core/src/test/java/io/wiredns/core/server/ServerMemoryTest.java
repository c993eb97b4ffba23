package io.wiredns.core.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.Await;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.wire.Name;
import io.wiredns.core.ChildJvm;
import io.wiredns.core.loop.AddressText;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Checks that the memory of connections is bounded by the heap, and who must give it back. */
@Timeout(60)
class ServerMemoryTest {
  private static final Message QUERY = Message.query(1, Name.of("memory.test"), RecordType.A);
  private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

  /** The beginning of a frame that announces 65,535 octets. */
  private static byte[] partial(int octets) {
    byte[] partial = new byte[octets];
    partial[0] = partial[1] = (byte) 0xFF;
    return partial;
  }

  private static void sendUntilClosed(Socket socket, byte[] octets) throws IOException {
    try {
      socket.getOutputStream().write(octets);
    } catch (SocketException closed) {
      socket.close();
    }
  }

  @Test
  void aThousandPartialFramesWithLittleHeapDoNotStopGoodClients() throws Exception {
    Process process =
        ChildJvm.of(Small.class, "-Xmx64m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1").start();
    List<Socket> greedy = new ArrayList<>();
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        BufferedWriter in = process.outputWriter(StandardCharsets.UTF_8)) {
      InetSocketAddress server = new InetSocketAddress(LOOPBACK, Integer.parseInt(out.readLine()));
      int answered = 0;
      for (int i = 0; i < 1_000; i++) {
        Socket socket = new Socket();
        greedy.add(socket);
        socket.bind(new InetSocketAddress("127.0.2." + (1 + i % 10), 0));
        socket.connect(server);
        sendUntilClosed(socket, partial(60_000));
        if (i % 20 == 19) {
          answered += udpAndTcp(server);
        }
      }
      for (Socket socket : greedy) {
        sendUntilClosed(socket, new byte[1_000]);
      }
      answered += udpAndTcp(server);
      assertEquals(51, answered);
      in.write("end\n");
      in.flush();
      assertEquals("direct memory as at the start", out.readLine());
      assertEquals("buffers within the limit", out.readLine());
      assertTrue(process.waitFor(30, TimeUnit.SECONDS));
    } finally {
      for (Socket socket : greedy) {
        socket.close();
      }
      process.destroyForcibly();
    }
  }

  private static int udpAndTcp(InetSocketAddress server) throws Exception {
    int answered = Peer.udp(server, QUERY).id();
    try (Socket good = new Socket(LOOPBACK, server.getPort())) {
      good.setSoTimeout(20_000);
      good.getOutputStream().write(Peer.Stream.frame(QUERY));
      assertEquals(0, good.getInputStream().read(), "the first octet of a frame");
    }
    return answered;
  }

  /** A server that tells about its memory when it reads a line. */
  static final class Small {
    private Small() {}

    public static void main(String[] arguments) throws IOException {
      long before = direct();
      DnsServer server =
          DnsServer.builder()
              .listen(new InetSocketAddress(LOOPBACK, 0))
              .idleTimeout(Duration.ofHours(1))
              .start();
      long started = direct();
      assertTrue(started > before);
      System.out.println(server.tcpAddresses().get(0).getPort());
      new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
      System.out.println(
          "direct memory " + (direct() <= started ? "as at the start" : "has grown"));
      long limit = server.maxBufferedOctets();
      long held = server.bufferedOctets();
      System.out.println(
          limit <= 8 << 20 && held > limit / 2 && held <= limit
              ? "buffers within the limit"
              : held + " octets of " + limit);
      System.exit(0);
    }

    private static long direct() {
      return ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
          .filter(pool -> pool.getName().equals("direct"))
          .mapToLong(BufferPoolMXBean::getMemoryUsed)
          .sum();
    }
  }

  @Test
  void whoHoldsMostIsClosedFirst() throws Exception {
    for (int threads = 1; threads <= 2; threads++) {
      try (DnsServer server =
              DnsServer.builder()
                  .listen(new InetSocketAddress(LOOPBACK, 0))
                  .maxBufferedOctets(256 * 1024)
                  .threadCount(threads)
                  .start();
          Peer.Stream first = new Peer.Stream(server);
          Peer.Stream greedy = new Peer.Stream(server);
          Peer.Stream second = new Peer.Stream(server)) {
        byte[] frame = Peer.Stream.frame(QUERY);
        first.send(java.util.Arrays.copyOf(frame, 20));
        greedy.send(partial(60_000));
        Await.until("all is read", () -> server.bufferedOctets() >= 60_000);
        second.send(java.util.Arrays.copyOf(frame, 20));
        List<Peer.Stream> others = new ArrayList<>();
        // The last of these exceeds the limit, and holds less than the greedy one.
        for (int i = 0; i < 10; i++) {
          Peer.Stream other = new Peer.Stream(server);
          others.add(other);
          other.send(partial(20_000));
        }
        assertTrue(greedy.isAtEnd());
        for (Peer.Stream stream : List.of(first, second)) {
          stream.send(java.util.Arrays.copyOfRange(frame, 20, frame.length));
          assertEquals(1, stream.receive().id());
        }
        assertEquals(1, server.counters().count(ServerEvent.BUFFER_LIMIT));
        assertEquals(12, server.connectionCount());
        for (Peer.Stream other : others) {
          other.close();
        }
        Await.until("nothing is held", () -> server.bufferedOctets() == 0);
      }
    }
  }

  @Test
  void limitsAreAsTheHeapAllows() throws IOException {
    ServerSettings settings = new ServerSettings();
    settings.maxConnections = 100_000;
    settings.maxUdpInFlight = 100_000;
    settings.bound(64 << 20);
    assertEquals(8 << 20, settings.maxBufferedOctets);
    assertEquals(2_048, settings.maxConnections);
    assertEquals(2_048, settings.maxUdpInFlight);
    settings = new ServerSettings();
    settings.bound(4L << 30);
    assertEquals(64 << 20, settings.maxBufferedOctets);
    assertEquals(1_000, settings.maxConnections);
    assertEquals(10_000, settings.maxUdpInFlight);
    try (DnsServer server =
        DnsServer.builder()
            .listenUdp(new InetSocketAddress(LOOPBACK, 0))
            .maxConnections(17)
            .maxUdpInFlight(18)
            .maxBufferedOctets(131_073)
            .start()) {
      assertEquals(
          "server at UDP "
              + AddressText.of(server.udpAddresses().get(0))
              + " and TCP none for at most 17 connections, 18 pending UDP requests and 131073"
              + " buffered octets",
          server.toString());
    }
  }
}
