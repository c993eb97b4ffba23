package io.wiredns.core.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.wire.Name;
import io.wiredns.core.ChildJvm;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Checks that a server keeps the JVM alive exactly until it is closed. */
@Timeout(60)
class ServerThreadsTest {
  private static final InetSocketAddress ANY =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

  private static List<Thread> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().matches("wiredns-(server|udp)-.*"))
        .toList();
  }

  @Test
  void noThreadOfAServerIsADaemonAndNoneIsLeftOfAClosedOne() throws Exception {
    CompletableFuture<DnsServer> started = new CompletableFuture<>();
    List<Thread> before = threads();
    Thread daemon =
        new Thread(
            () -> {
              try {
                started.complete(DnsServer.builder().listen(ANY).threadCount(2).start());
              } catch (IOException failure) {
                started.completeExceptionally(failure);
              }
            });
    daemon.setDaemon(true);
    daemon.start();
    List<Thread> own;
    try (DnsServer server = started.get()) {
      assertEquals(1, server.udpAddresses().size());
      own = threads().stream().filter(thread -> !before.contains(thread)).toList();
      assertEquals(4, own.size());
      own.forEach(thread -> assertFalse(thread.isDaemon(), thread.getName()));
    }
    for (Thread thread : own) {
      thread.join();
    }
  }

  @Test
  void aServerThatCannotStartLeavesNoThread() throws Exception {
    List<Thread> before = threads();
    try (DnsServer first = DnsServer.builder().listenTcp(ANY).start()) {
      List<Thread> ofFirst = threads();
      DnsServer.Builder second = DnsServer.builder().listenTcp(first.tcpAddresses().get(0));
      assertThrows(IOException.class, second::start);
      for (Thread thread : threads()) {
        assertTrue(ofFirst.contains(thread) || !thread.isAlive(), thread.getName());
      }
      assertEquals(before.size() + 1, ofFirst.size());
    }
  }

  @Test
  void theJvmLivesUntilTheServerIsClosed() throws Exception {
    Process process =
        ChildJvm.of(Forgotten.class, "-Xshare:auto", "-XX:TieredStopAtLevel=1").start();
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      InetSocketAddress address =
          new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(out.readLine()));
      assertEquals("main has returned", out.readLine());
      Message answer = Peer.udp(address, Message.query(1, Name.of("close.test"), RecordType.A));
      assertEquals(1, answer.id());
      assertNull(out.readLine(), "the end");
      assertTrue(process.waitFor(30, TimeUnit.SECONDS));
      assertEquals(0, process.exitValue());
    } finally {
      process.destroyForcibly();
    }
  }

  /** A program whose server runs after main has returned, until the first request arrives. */
  static final class Forgotten {
    private Forgotten() {}

    public static void main(String[] arguments) throws Exception {
      CompletableFuture<Void> asked = new CompletableFuture<>();
      DnsServer server =
          DnsServer.builder()
              .listen(ANY)
              .handler(
                  request -> {
                    asked.complete(null);
                    return CompletableFuture.completedFuture(
                        Message.responseTo(request.message()).build());
                  })
              .start();
      Thread main = Thread.currentThread();
      Thread after =
          new Thread(
              () -> {
                join(main);
                System.out.println("main has returned");
                asked.join();
                server.close();
              });
      after.setDaemon(true);
      System.out.println(server.udpAddresses().get(0).getPort());
      after.start();
    }

    private static void join(Thread thread) {
      try {
        thread.join();
      } catch (InterruptedException never) {
        throw new AssertionError(never);
      }
    }
  }
}
