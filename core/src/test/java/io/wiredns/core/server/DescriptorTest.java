package io.wiredns.core.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.wire.Name;
import io.wiredns.core.ChildJvm;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Checks that a shortage of file descriptors passes, in a JVM that may have few. */
@Timeout(60)
class DescriptorTest {
  private static final Path SHELL = Path.of("/bin/sh");
  private static final String JAVA_HOME = System.getProperty("java.home");
  private static final Message QUERY = Message.query(1, Name.of("few.test"), RecordType.A);

  /** Starts a program in a JVM that may have few descriptors. */
  private static Process start(Class<?> program) throws IOException {
    assumeTrue(Files.isExecutable(SHELL), "no shell");
    return ChildJvm.withDescriptors(200, program, "-Xshare:auto", "-XX:TieredStopAtLevel=1")
        .start();
  }

  @Test
  void aServerStartsAfterAShortageOfDescriptors() throws Exception {
    Process process = start(Short.class);
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      List<String> lines = out.lines().collect(Collectors.toList());
      assertEquals(List.of("two free: refused", "all free: answered"), lines);
      assertTrue(process.waitFor(30, TimeUnit.SECONDS));
      assertEquals(0, process.exitValue());
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void idleConnectionsMakeRoomWhenDescriptorsAreShort() throws Exception {
    Process process = start(Patient.class);
    List<Socket> idle = new ArrayList<>();
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      InetSocketAddress address =
          new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(out.readLine()));
      for (int i = 0; i < 300; i++) {
        idle.add(new Socket(address.getAddress(), address.getPort()));
      }
      try (Socket good = new Socket(address.getAddress(), address.getPort())) {
        good.setSoTimeout(20_000);
        good.getOutputStream().write(Peer.Stream.frame(QUERY));
        assertEquals(0, good.getInputStream().read(), "the first octet of a frame");
      }
    } finally {
      for (Socket each : idle) {
        each.close();
      }
      process.destroyForcibly();
    }
  }

  /** A program whose server closes no idle connection for its time. */
  static final class Patient {
    private Patient() {}

    public static void main(String[] arguments) throws IOException {
      DnsServer server =
          DnsServer.builder()
              .listenTcp(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
              .maxConnectionsPerAddress(1_000)
              .idleTimeout(Duration.ofHours(1))
              .start();
      System.out.println(server.tcpAddresses().get(0).getPort());
    }
  }

  /** A program that starts servers while it has few descriptors, and then while it has enough. */
  static final class Short {
    private static final Deque<RandomAccessFile> HELD = new ArrayDeque<>();

    private Short() {}

    public static void main(String[] arguments) throws Exception {
      load();
      hold();
      HELD.pop().close();
      HELD.pop().close();
      System.out.println("two free: " + outcome());
      while (!HELD.isEmpty()) {
        HELD.pop().close();
      }
      System.out.println("all free: " + outcome());
      // Threads of servers that could not be stopped would keep the JVM alive.
      System.exit(0);
    }

    /** Opens all files of the class path, and loads what the outcomes need. */
    private static void load() {
      for (String name :
          List.of(
              "io.wiredns.core.server.ServerSockets",
              "io.wiredns.core.server.ServerUdpSocket",
              "io.wiredns.core.server.TcpListener",
              "io.wiredns.core.server.ServerLoop",
              "io.wiredns.core.loop.EventLoop",
              "no.such.Type")) {
        try {
          Class.forName(name);
        } catch (ClassNotFoundException expectedOfOne) {
          assertEquals("no.such.Type", name);
        }
      }
      QUERY.toWire();
    }

    private static void hold() {
      try {
        while (true) {
          HELD.push(new RandomAccessFile(Path.of(JAVA_HOME, "lib", "modules").toFile(), "r"));
        }
      } catch (IOException none) {
        return;
      }
    }

    private static String outcome() {
      InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
      try (DnsServer server = DnsServer.builder().listen(any).start()) {
        return Peer.udp(server, QUERY).id() + Peer.tcp(server, QUERY).id() == 2
            ? "answered"
            : "wrong";
      } catch (IOException refused) {
        return "refused";
      } catch (Exception | Error failure) {
        return failure.toString();
      }
    }
  }
}
