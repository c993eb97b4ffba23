package io.wiredns.core.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.Await;
import io.wiredns.codec.code.Opcode;
import io.wiredns.codec.code.Rcode;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.edns.Edns;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.MessageBuilder;
import io.wiredns.codec.message.Transport;
import io.wiredns.codec.wire.Name;
import io.wiredns.core.EventListener;
import io.wiredns.core.FinishedRequest;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks what a server tells its listener about finished requests. */
@Timeout(60)
class FinishedRequestTest {
  private static final Name NAME = Name.of("finished.test");
  private static final int NO_RESPONSE = -1;

  private final Queue<Finished> told = new ConcurrentLinkedQueue<>();
  private final AtomicInteger asked = new AtomicInteger();
  private DnsServer server;

  /** A copy of a finished request. */
  private record Finished(
      Transport transport, int type, int rcode, long requestOctets, long responseOctets) {}

  private final class Listener implements EventListener<ServerEvent> {
    @Override
    public void event(ServerEvent event, InetSocketAddress peer) {}

    @Override
    public void failed(Throwable failure, InetSocketAddress peer) {}

    @Override
    public boolean needsFinished() {
      asked.incrementAndGet();
      return true;
    }

    @Override
    public void finished(FinishedRequest request) {
      assertTrue(request.peer().getAddress().isLoopbackAddress());
      assertFalse(request.elapsed().isNegative());
      told.add(
          new Finished(
              request.transport(),
              request.typeValue(),
              request.rcodeValue(),
              request.requestOctets(),
              request.responseOctets()));
    }
  }

  @AfterEach
  void stop() {
    server.close(Duration.ZERO);
    assertEquals(1, asked.get());
  }

  private void start(DnsServer.Builder builder) throws IOException {
    InetSocketAddress any = new InetSocketAddress("127.0.0.1", 0);
    server = builder.listen(any).listener(new Listener()).start();
  }

  private static Message query(RecordType type) {
    return Message.query(7, NAME, type);
  }

  /** Asserts that exactly these requests are told, in this order. */
  private void assertTold(Finished... expected) {
    Await.until(expected.length + " are told", () -> told.size() >= expected.length);
    assertEquals(List.of(expected), List.copyOf(told));
  }

  private static Finished finished(Transport over, Message request, Message response) {
    return new Finished(
        over,
        request.question().map(question -> question.type().value()).orElse(0),
        response.rcode().value(),
        request.toWire().length,
        response.toWire().length);
  }

  private static Finished dropped(Transport over, Message request) {
    return new Finished(
        over, request.questions().get(0).type().value(), NO_RESPONSE, request.toWire().length, 0);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aResponseOfAHandlerAtOnceOrLater(boolean atOnce) throws Exception {
    start(
        DnsServer.builder()
            .handler(
                request -> {
                  Message response =
                      Message.responseTo(request.message()).rcode(Rcode.NXDOMAIN).build();
                  return atOnce
                      ? CompletableFuture.completedFuture(response)
                      : CompletableFuture.supplyAsync(() -> response);
                }));
    Message query = query(RecordType.MX);
    Message response = Peer.udp(server, query);
    Await.until("the first is told", () -> told.size() == 1);
    assertEquals(response, Peer.tcp(server, query));
    assertTold(finished(Transport.UDP, query, response), finished(Transport.TCP, query, response));
    assertEquals(Rcode.NXDOMAIN, response.rcode());
  }

  @Test
  void aResponseOfAViewHandlerAndOneOfTheServer() throws Exception {
    start(
        DnsServer.builder()
            .viewHandler(
                exchange -> {
                  exchange.rcode(Rcode.YXDOMAIN);
                  return Verdict.ANSWERED;
                }));
    Message query = query(RecordType.AAAA);
    Message response = Peer.udp(server, query);
    Await.until("the first is told", () -> told.size() == 1);
    // BADVERS is 16: its upper bits are in the OPT record.
    Message newer =
        query.toBuilder().edns(Edns.request().withVersion(1).withUdpPayloadSize(1232)).build();
    Message badVersion = Peer.udp(server, newer);
    assertEquals(Rcode.BADVERS, badVersion.rcode());
    Await.until("the second is told", () -> told.size() == 2);
    // Opcodes that are not served may use the question section differently: no type.
    MessageBuilder status = query.toBuilder().opcode(Opcode.STATUS);
    Message notImplemented = Peer.udp(server, status.build());
    assertTold(
        finished(Transport.UDP, query, response),
        finished(Transport.UDP, newer, badVersion),
        new Finished(
            Transport.UDP,
            0,
            Rcode.NOTIMP.value(),
            status.build().toWire().length,
            notImplemented.toWire().length));
  }

  @Test
  void whatIsDroppedOrNoRequestOrMalformed() throws Exception {
    start(DnsServer.builder().viewHandler(exchange -> Verdict.DROPPED));
    Message query = query(RecordType.A);
    byte[] octets = query.toWire();
    byte[] isResponse = query.toBuilder().response(true).build().toWire();
    byte[] malformed = java.util.Arrays.copyOf(octets, octets.length - 1);
    try (DatagramSocket socket = new DatagramSocket()) {
      for (byte[] each : List.of(isResponse, new byte[11], octets, malformed)) {
        socket.send(new DatagramPacket(each, each.length, server.udpAddresses().get(0)));
      }
      assertTold(
          dropped(Transport.UDP, query),
          new Finished(Transport.UDP, 0, Rcode.FORMERR.value(), malformed.length, 12));
    }
  }

  @Test
  void aTransferWithAllItsMessages() throws Exception {
    Message query = query(RecordType.AXFR);
    start(
        DnsServer.builder()
            .handler(
                request -> {
                  Message one = Message.responseTo(request.message()).build();
                  request.follow(Collections.nCopies(40, one).iterator());
                  return CompletableFuture.completedFuture(one);
                }));
    long octets = 0;
    try (Peer.Stream stream = new Peer.Stream(server)) {
      stream.send(query);
      for (int i = 0; i < 41; i++) {
        octets += stream.receiveOctets().length;
      }
    }
    assertTold(
        new Finished(Transport.TCP, RecordType.AXFR.value(), 0, query.toWire().length, octets));
  }

  @Test
  void aTransferThatFailsAndOneWhoseClientIsGone() throws Exception {
    Message query = query(RecordType.AXFR);
    CountDownLatch gone = new CountDownLatch(1);
    start(
        DnsServer.builder()
            .handler(
                request -> {
                  Message one = Message.responseTo(request.message()).build();
                  if (request.message().id() == 7) {
                    request.follow(Collections.<Message>nCopies(1, null).iterator());
                    return CompletableFuture.completedFuture(one);
                  }
                  return CompletableFuture.supplyAsync(
                      () -> {
                        Await.until("it is gone", () -> server.connectionCount() == 0);
                        gone.countDown();
                        return one;
                      });
                }));
    Message failed;
    int octets;
    try (Peer.Stream stream = new Peer.Stream(server)) {
      stream.send(query);
      octets = stream.receiveOctets().length;
      failed = stream.receive();
    }
    assertEquals(Rcode.SERVFAIL, failed.rcode());
    Await.until("the first is told", () -> told.size() == 1);
    Message other = query.toBuilder().id(8).build();
    try (Peer.Stream stream = new Peer.Stream(server)) {
      stream.send(other);
      // Too short for a header: the server closes the connection.
      stream.send(new byte[] {0, 1, 0});
      assertTrue(stream.isAtEnd());
    }
    gone.await();
    assertTold(
        new Finished(
            Transport.TCP,
            RecordType.AXFR.value(),
            Rcode.SERVFAIL.value(),
            query.toWire().length,
            octets + failed.toWire().length),
        dropped(Transport.TCP, other));
  }
}
