package io.wiredns.core.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.Await;
import io.wiredns.codec.Written;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.MessageBuilder;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.rdata.A;
import io.wiredns.codec.wire.Name;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Checks the limits of what pends with the handler over UDP. */
@Timeout(60)
class UdpPendingTest {
  private static final Name NAME = Name.of("pending.test");

  @Test
  void requestsAndOctetsAreLimited() {
    ServerSettings settings = new ServerSettings();
    settings.maxUdpInFlight = 3;
    settings.maxUdpOctets = 1_000;
    UdpPending pending = new UdpPending(settings);
    assertTrue(pending.enter(900));
    assertFalse(pending.enter(101));
    assertTrue(pending.enter(50));
    assertTrue(pending.enter(50));
    assertFalse(pending.enter(0));
    assertFalse(pending.leave(900));
    assertFalse(pending.isEmpty());
    assertFalse(pending.leave(50));
    assertTrue(pending.leave(50));
    assertTrue(pending.isEmpty());
  }

  @Test
  void theLimitOfOctetsIsAsTheHeapAllows() {
    ServerSettings settings = new ServerSettings();
    settings.bound(64 << 20);
    assertEquals(256 * 1024, settings.maxUdpOctets);
  }

  /** A message of 64 KiB, decoded, has half a megabyte. */
  @Test
  void largeRequestsThatPendAreFewAndReleaseTheirOctets() throws Exception {
    Queue<Request> asked = new ConcurrentLinkedQueue<>();
    Queue<CompletableFuture<Message>> held = new ConcurrentLinkedQueue<>();
    ServerSettings settings = new ServerSettings();
    settings.udp.add(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    settings.maxUdpOctets = 100_000;
    settings.handler =
        request -> {
          asked.add(request);
          CompletableFuture<Message> stage = new CompletableFuture<>();
          held.add(stage);
          return stage;
        };
    MessageBuilder large = Message.query(3, NAME, RecordType.A).toBuilder();
    for (int i = 0; i < 1_200; i++) {
      large.additional(new ResourceRecord(NAME, 1, new A(i)));
    }
    byte[] octets = Written.octets(large.build());
    assertTrue(octets.length > 19_000 && octets.length < 20_000, octets.length + " octets");
    ServerSockets server = ServerSockets.open(settings.copy());
    try (DatagramChannel client = DatagramChannel.open().connect(server.udpAddresses().get(0))) {
      for (int i = 0; i < 6; i++) {
        client.write(ByteBuffer.wrap(octets));
        long received = i + 1;
        Await.until(
            "it is received",
            () -> server.state.counters.count(ServerEvent.UDP_RECEIVED) == received);
      }
      Await.until(
          "the sixth is dropped", () -> server.state.counters.count(ServerEvent.OVERLOADED) == 1);
      assertEquals(5, asked.size());
      CompletableFuture<Message> first = held.poll();
      first.complete(Message.responseTo(asked.poll().message()).build());
      client.read(ByteBuffer.allocate(512));
      client.write(ByteBuffer.wrap(octets));
      Await.until("there is room", () -> asked.size() == 5);
      assertEquals(1, server.state.counters.count(ServerEvent.OVERLOADED));
    } finally {
      server.close(Duration.ZERO);
    }
  }
}
