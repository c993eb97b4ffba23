package io.wiredns.core.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.Await;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.rdata.Txt;
import io.wiredns.codec.wire.Name;
import io.wiredns.core.EventListener;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Lets clients of all bad kinds exceed all limits of connections at once, with several loops that
 * close connections of each other, and checks that nothing is lost.
 */
@Timeout(60)
class ServerTurmoilTest {
  private static final Name NAME = Name.of("turmoil.test");
  private static final ResourceRecord TEXT = new ResourceRecord(NAME, 60, Txt.of("x".repeat(250)));
  private static final int BUDGET = 512 * 1024;
  private static final int BAD_CLIENTS = 3;
  private static final int DEEDS = 400;

  private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();

  @Test
  void whateverClientsDoAllIsGivenBack() throws Exception {
    ServerSettings settings = new ServerSettings();
    settings.both.add(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    settings.threads = 3;
    settings.maxConnections = 60;
    settings.maxConnectionsPerAddress = 15;
    settings.maxTransfers = 6;
    settings.maxTransfersPerAddress = 3;
    settings.transferWindow = Duration.ofMillis(20);
    settings.maxBufferedOctets = BUDGET;
    settings.handler = ServerTurmoilTest::answer;
    settings.listener =
        new EventListener<ServerEvent>() {
          @Override
          public void event(ServerEvent event, InetSocketAddress peer) {}

          @Override
          public void failed(Throwable failure, InetSocketAddress peer) {
            if (!(failure instanceof IOException)) {
              failures.add(failure);
            }
          }
        };
    DnsServer server = new DnsServer.Builder(settings).start();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < BAD_CLIENTS; i++) {
      String from = "127.0.0." + (2 + i);
      Random random = new Random(i);
      Thread thread = new Thread(() -> misbehave(server, from, random), "bad " + i);
      threads.add(thread);
      thread.start();
    }
    int answered = 0;
    while (threads.stream().anyMatch(Thread::isAlive)) {
      answered += Peer.tcp(server, Message.query(1, NAME, RecordType.TXT)).id();
      assertTrue(server.bufferedOctets() <= BUDGET / 4 * 5, "" + server.bufferedOctets());
      assertTrue(server.connectionCount() <= 3 * 15 + 1, "" + server.connectionCount());
      assertTrue(server.transferCount() <= 6, "" + server.transferCount());
    }
    assertTrue(answered > 0);
    Await.until("all connections are closed", () -> server.connectionCount() == 0);
    assertEquals(0, server.transferCount());
    Await.until("all pages are given back", () -> server.bufferedOctets() == 0);
    assertEquals(1, Peer.tcp(server, Message.query(1, NAME, RecordType.TXT)).id());
    server.close();
    assertEquals(List.of(), List.copyOf(failures));
  }

  private static CompletableFuture<Message> answer(Request request) {
    Message message = Message.responseTo(request.message()).answer(TEXT).build();
    if (request.question().type().equals(RecordType.AXFR)) {
      request.follow(Collections.nCopies(20_000, message).iterator());
    }
    CompletableFuture<Message> answer = CompletableFuture.completedFuture(message);
    return request.message().id() % 2 == 0
        ? answer
        : new CompletableFuture<Message>()
            .completeOnTimeout(message, request.message().id() % 20, TimeUnit.MILLISECONDS);
  }

  private void misbehave(DnsServer server, String from, Random random) {
    List<Peer.Stream> open = new ArrayList<>();
    for (int i = 0; i < DEEDS; i++) {
      try {
        if (open.size() < 20 && random.nextInt(3) > 0) {
          open.add(new Peer.Stream(server, from, random.nextInt(2) * 4_096));
        } else if (!open.isEmpty()) {
          Peer.Stream stream = open.get(random.nextInt(open.size()));
          if (!misbehave(stream, random)) {
            open.remove(stream);
          }
        }
      } catch (IOException closed) {
        // The server closed the connection: another deed finds that out again.
        continue;
      } catch (RuntimeException | Error failure) {
        failures.add(failure);
      }
    }
    for (Peer.Stream stream : open) {
      end(stream);
    }
  }

  private void end(Peer.Stream stream) {
    try {
      stream.close();
    } catch (IOException failure) {
      failures.add(failure);
    }
  }

  private boolean misbehave(Peer.Stream stream, Random random) throws IOException {
    switch (random.nextInt(6)) {
      case 0 -> {
        byte[] partial = new byte[2 + random.nextInt(60_000)];
        partial[0] = partial[1] = (byte) 0xFF;
        stream.send(partial);
      }
      case 1 -> stream.send(Message.query(random.nextInt(100), NAME, RecordType.AXFR));
      case 2 -> {
        byte[][] flood = new byte[200][];
        Arrays.fill(
            flood, Peer.Stream.frame(Message.query(random.nextInt(100), NAME, RecordType.TXT)));
        stream.send(Peer.joined(flood));
      }
      case 3 -> stream.send(Message.query(random.nextInt(100), NAME, RecordType.TXT));
      case 4 -> stream.endOutput();
      default -> {
        end(stream);
        return false;
      }
    }
    return true;
  }
}
