package io.wiredns.core.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.Await;
import io.wiredns.codec.Written;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.message.Section;
import io.wiredns.codec.rdata.Txt;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.WireFormatException;
import io.wiredns.core.loop.PageStore;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/**
 * Checks that under attacks of the open internet memory stays bounded and good clients are served.
 */
class ServerAbuseTest extends ServerTestCase {
  private static final Message QUERY = Message.query(77, Name.of("abuse.test"), RecordType.TXT);
  private static final ResourceRecord ANSWER =
      new ResourceRecord(Name.of("abuse.test"), 60, Txt.of("x".repeat(200)));

  private final AtomicInteger handled = new AtomicInteger();

  private static DnsServer.Builder answering() {
    return answering(1);
  }

  /** Returns a server whose answers have the record several times. */
  private static DnsServer.Builder answering(int records) {
    return DnsServer.builder()
        .viewHandler(
            exchange -> {
              for (int i = 0; i < records; i++) {
                exchange.writer().record(Section.ANSWER, ANSWER);
              }
              return Verdict.ANSWERED;
            });
  }

  private void aGoodClientIsServed() throws IOException, WireFormatException {
    assertEquals(List.of(ANSWER), Peer.udp(server, QUERY).answers());
    assertEquals(List.of(ANSWER), Peer.tcp(server, QUERY).answers());
  }

  private long count(ServerEvent event) {
    return server.counters().count(event);
  }

  /** Returns octets that are malformed or nearly so: noise, damaged queries, wrong counts. */
  private static byte[] malformed(Random random) {
    byte[] octets;
    if (random.nextInt(3) == 0) {
      octets = new byte[1 + random.nextInt(300)];
      random.nextBytes(octets);
    } else {
      octets = Written.octets(QUERY);
      octets = Arrays.copyOf(octets, 1 + random.nextInt(octets.length + 20));
      for (int i = random.nextInt(4); i >= 0; i--) {
        octets[random.nextInt(octets.length)] = (byte) random.nextInt();
      }
      if (octets.length > 11) {
        octets[2 * (2 + random.nextInt(4))] = (byte) 0xFF;
      }
    }
    return octets;
  }

  @Test
  void aHundredThousandMalformedPackets() throws IOException, WireFormatException {
    start(answering());
    Random random = new Random(7);
    try (DatagramChannel channel = DatagramChannel.open()) {
      channel.connect(server.udpAddresses().get(0));
      long sent = 0;
      for (int batch = 0; batch < 2_000; batch++) {
        long before = count(ServerEvent.UDP_RECEIVED);
        for (int i = 0; i < 50; i++) {
          channel.write(ByteBuffer.wrap(malformed(random)));
        }
        sent += 50;
        Await.until("all received", () -> count(ServerEvent.UDP_RECEIVED) == before + 50);
        if (batch % 400 == 0) {
          aGoodClientIsServed();
        }
      }
      assertEquals(100_000, sent);
    }
    // Each packet was answered or has a reason why not; nothing failed and nothing is retained.
    Await.until(
        "all accounted for",
        () ->
            count(ServerEvent.UDP_RECEIVED)
                == count(ServerEvent.UDP_ANSWERED)
                    + count(ServerEvent.TOO_SHORT)
                    + count(ServerEvent.IS_RESPONSE)
                    + count(ServerEvent.SEND_FAILED));
    assertEquals(0, count(ServerEvent.HANDLER_FAILED));
    assertTrue(count(ServerEvent.FORMERR) > 10_000, server.counters().toString());
    aGoodClientIsServed();
  }

  @Test
  void malformedMessagesOverTcp() throws IOException, WireFormatException {
    start(answering());
    Random random = new Random(8);
    for (int connection = 0; connection < 100; connection++) {
      try (Peer.Stream stream = new Peer.Stream(server)) {
        byte[][] frames = new byte[100][];
        for (int i = 0; i < frames.length; i++) {
          byte[] octets = malformed(random);
          frames[i] = new byte[2 + octets.length];
          frames[i][0] = (byte) (octets.length >>> 8);
          frames[i][1] = (byte) octets.length;
          System.arraycopy(octets, 0, frames[i], 2, octets.length);
        }
        stream.send(Peer.joined(frames));
      }
    }
    aGoodClientIsServed();
    Await.until("all closed", () -> server.connectionCount() == 0);
    assertEquals(0, count(ServerEvent.HANDLER_FAILED));
    assertEquals(0, server.bufferedOctets());
  }

  @Test
  void tenThousandConnectionsOpenedAndAbandoned() throws IOException, WireFormatException {
    start(
        answering()
            .maxConnections(100)
            .maxConnectionsPerAddress(50)
            .idleTimeout(Duration.ofMinutes(10)));
    Deque<Peer.Stream> abandoned = new ArrayDeque<>();
    byte[] begun = {0x7F, (byte) 0xFF, 1, 2, 3};
    for (int i = 0; i < 10_000; i++) {
      Peer.Stream stream = new Peer.Stream(server, "127.0.0." + (2 + i % 100), 0);
      if (i % 2 == 0) {
        try {
          stream.send(begun);
        } catch (IOException evicted) {
          assertTrue(stream.isAtEnd());
        }
      }
      abandoned.add(stream);
      if (abandoned.size() > 500) {
        abandoned.poll().close();
      }
      assertTrue(server.connectionCount() <= 100, "connections: " + server.connectionCount());
      assertTrue(server.bufferedOctets() <= 100 * 1024, "octets: " + server.bufferedOctets());
      if (i % 1000 == 999) {
        aGoodClientIsServed();
      }
    }
    // 10,000 connections and ten good ones; all except the last hundred were evicted.
    assertEquals(10_010, count(ServerEvent.CONNECTION_OPENED));
    assertTrue(count(ServerEvent.CONNECTION_EVICTED) > 1_000, server.counters().toString());
    for (Peer.Stream stream : abandoned) {
      stream.close();
    }
    Await.until("all closed", () -> server.connectionCount() == 0);
    assertEquals(0, server.bufferedOctets());
  }

  @Test
  void oneAddressCannotTakeAllConnections() throws IOException, WireFormatException {
    start(
        answering()
            .maxConnections(100)
            .maxConnectionsPerAddress(10)
            .idleTimeout(Duration.ofMinutes(10)));
    List<Peer.Stream> greedy = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      greedy.add(new Peer.Stream(server, "127.0.0.9", 0));
    }
    // Each further one replaces an idle one of the same address.
    Await.until("evicted", () -> count(ServerEvent.CONNECTION_EVICTED) == 190);
    assertEquals(10, server.connectionCount());
    assertEquals(0, count(ServerEvent.ADDRESS_LIMIT));
    greedy.get(199).send(QUERY);
    assertEquals(QUERY.id(), greedy.get(199).receive().id());
    aGoodClientIsServed();
    for (Peer.Stream stream : greedy) {
      stream.close();
    }
  }

  @Test
  void connectionsAtWorkAreNotEvicted() throws IOException {
    List<CompletableFuture<Message>> held = new ArrayList<>();
    start(
        DnsServer.builder()
            .maxConnections(3)
            .maxConnectionsPerAddress(1)
            .handler(
                request -> {
                  CompletableFuture<Message> later = new CompletableFuture<>();
                  held.add(later);
                  handled.incrementAndGet();
                  return later;
                }));
    List<Peer.Stream> busy = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      Peer.Stream stream = new Peer.Stream(server, "127.0.0." + (i + 2), 0);
      stream.send(QUERY);
      busy.add(stream);
    }
    Await.until("all at work", () -> handled.get() == 3);
    try (Peer.Stream refused = new Peer.Stream(server)) {
      assertTrue(refused.isAtEnd());
    }
    assertEquals(1, count(ServerEvent.CONNECTION_LIMIT));
    try (Peer.Stream refused = new Peer.Stream(server, "127.0.0.2", 0)) {
      assertTrue(refused.isAtEnd());
    }
    assertEquals(1, count(ServerEvent.ADDRESS_LIMIT));
    for (Peer.Stream stream : busy) {
      stream.close();
    }
    held.forEach(later -> later.cancel(false));
  }

  @Test
  void whoReadsNothingMakesRoom() throws Exception {
    start(
        answering(80)
            .maxConnections(6)
            .maxConnectionsPerAddress(3)
            .idleTimeout(Duration.ofHours(1))
            .slowReaderTimeout(Duration.ofHours(1)));
    List<Peer.Stream> stuck = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      stuck.add(stuck("127.0.0." + (7 + i / 3)));
    }
    // At the limit of the address.
    Await.until("there is room", () -> isAnswered("127.0.0.7"));
    assertEquals(1, count(ServerEvent.CONNECTION_EVICTED), server.counters().toString());
    Await.until("one is gone", () -> server.connectionCount() == 5);
    // At the limit of all.
    stuck.add(stuck("127.0.0.9"));
    Await.until("there is room", () -> isAnswered("127.0.0.10"));
    assertEquals(2, count(ServerEvent.CONNECTION_EVICTED), server.counters().toString());
    for (Peer.Stream stream : stuck) {
      stream.close();
    }
  }

  /** Returns a connection that reads nothing of many answers. */
  private Peer.Stream stuck(String from) throws IOException {
    byte[][] frames = new byte[500][];
    Arrays.fill(frames, Peer.Stream.frame(QUERY));
    Peer.Stream stream = new Peer.Stream(server, from, 4_096);
    long before = server.bufferedOctets();
    stream.send(Peer.joined(frames));
    Await.until("full", () -> server.bufferedOctets() > before + 256 * 1024);
    return stream;
  }

  private boolean isAnswered(String from) {
    try (Peer.Stream stream = new Peer.Stream(server, from, 0)) {
      stream.send(QUERY);
      return stream.receive().id() == QUERY.id();
    } catch (IOException | WireFormatException refused) {
      return false;
    }
  }

  @Test
  void endlessHeaders() throws IOException, WireFormatException {
    start(
        answering()
            .maxConnections(1_000)
            .maxConnectionsPerAddress(600)
            .idleTimeout(Duration.ofMillis(400)));
    List<Peer.Stream> silent = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      Peer.Stream stream = new Peer.Stream(server, "127.0.0.3", 0);
      stream.send(i % 2 == 0 ? new byte[] {(byte) 0xFF, (byte) 0xFF} : new byte[] {0});
      silent.add(stream);
    }
    // A large length prefix allocates nothing: there are only pages of received octets.
    long pages = 500 * PageStore.PAGE_OCTETS;
    assertTrue(server.bufferedOctets() <= pages, "octets: " + server.bufferedOctets());
    aGoodClientIsServed();
    for (Peer.Stream stream : silent) {
      assertTrue(stream.isAtEnd());
      stream.close();
    }
    assertTrue(count(ServerEvent.CONNECTION_IDLE) >= 500, server.counters().toString());
  }

  @Test
  void anOctetNowAndThenDoesNotKeepAConnectionOpen() throws IOException, WireFormatException {
    start(answering().idleTimeout(Duration.ofMillis(200)));
    try (Peer.Stream dribbling = new Peer.Stream(server)) {
      dribbling.send(new byte[] {0x10, 0});
      Await.until(
          "closed",
          () -> {
            try {
              dribbling.send(new byte[] {0});
            } catch (IOException closed) {
              return true;
            }
            return count(ServerEvent.CONNECTION_IDLE) == 1;
          });
    }
    aGoodClientIsServed();
  }

  @Test
  void largeMessagesThatNeverEnd() throws IOException, WireFormatException {
    int limit = 1 << 20;
    start(answering().maxBufferedOctets(limit).maxConnections(100).maxConnectionsPerAddress(100));
    byte[] almost = new byte[65_000];
    almost[0] = almost[1] = (byte) 0xFF;
    List<Peer.Stream> streams = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      Peer.Stream stream = new Peer.Stream(server);
      streams.add(stream);
      try {
        stream.send(almost);
      } catch (IOException closed) {
        assertTrue(stream.isAtEnd());
      }
      assertTrue(server.bufferedOctets() < limit + 2 * 131_072, "" + server.bufferedOctets());
    }
    Await.until("some were closed", () -> count(ServerEvent.BUFFER_LIMIT) > 10);
    aGoodClientIsServed();
    for (Peer.Stream stream : streams) {
      stream.close();
    }
  }

  @Test
  void aPipelinedFloodWithoutReading() throws IOException, WireFormatException {
    int most = 64 * 1024;
    start(answering().maxConnectionOctets(most).slowReaderTimeout(Duration.ofMillis(300)));
    byte[][] thousand = new byte[1_000][];
    Arrays.fill(thousand, Peer.Stream.frame(QUERY));
    byte[] flood = Peer.joined(thousand);
    try (Peer.Stream stream = new Peer.Stream(server, "127.0.0.4", 4096)) {
      Thread sender =
          new Thread(
              () -> {
                try {
                  for (int i = 0; i < 1_000; i++) {
                    stream.send(flood);
                  }
                } catch (IOException closed) {
                  // The server closed the connection, as it should.
                  return;
                }
              });
      sender.setDaemon(true);
      sender.start();
      Await.until(
          "closed as a slow reader",
          () -> {
            // One read of requests, one write of responses, and growth by doubling.
            assertTrue(server.bufferedOctets() <= 8 * most, "" + server.bufferedOctets());
            return count(ServerEvent.SLOW_READER) == 1;
          });
      aGoodClientIsServed();
    }
    assertTrue(count(ServerEvent.TCP_RECEIVED) < 1_000_000, "it is held back by TCP");
  }

  @Test
  void aFloodOfRequestsThatTakeLong() throws IOException {
    start(
        DnsServer.builder()
            .maxInFlightPerConnection(20)
            .handler(
                request -> {
                  handled.incrementAndGet();
                  return new CompletableFuture<>();
                }));
    byte[][] hundred = new byte[100][];
    Arrays.fill(hundred, Peer.Stream.frame(QUERY));
    try (Peer.Stream stream = new Peer.Stream(server)) {
      for (int i = 0; i < 50; i++) {
        stream.send(Peer.joined(hundred));
      }
      Await.until("as many as may be", () -> handled.get() == 20);
      assertTrue(server.bufferedOctets() <= 128 * 1024, "" + server.bufferedOctets());
      assertEquals(20, handled.get());
    }
  }

  @Test
  void aTransferWaitsForItsReader() throws IOException, WireFormatException {
    AtomicInteger made = new AtomicInteger();
    start(
        DnsServer.builder()
            .slowReaderTimeout(Duration.ofMillis(300))
            .handler(
                request -> {
                  Message message = Message.responseTo(request.message()).answer(ANSWER).build();
                  request.follow(
                      new Iterator<Message>() {
                        @Override
                        public boolean hasNext() {
                          return true;
                        }

                        @Override
                        public Message next() {
                          made.incrementAndGet();
                          return message;
                        }
                      });
                  return CompletableFuture.completedFuture(message);
                }));
    try (Peer.Stream stream = new Peer.Stream(server, "127.0.0.5", 4096)) {
      stream.send(QUERY);
      assertEquals(1, stream.receive().answers().size());
      Await.until(
          "closed as a slow reader",
          () -> {
            assertTrue(server.bufferedOctets() <= 512 * 1024, "" + server.bufferedOctets());
            return count(ServerEvent.SLOW_READER) == 1;
          });
    }
    // The transfer is endless, but only as many messages are made as the buffers hold.
    assertTrue(made.get() < 100_000, "messages made: " + made);
  }
}
