package io.wiredns.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.wiredns.codec.Own;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.edns.Edns;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.rdata.Registry;
import io.wiredns.codec.text.TextFormatException;
import io.wiredns.codec.wire.Name;
import io.wiredns.core.client.DnsClient;
import io.wiredns.core.server.DnsServer;
import io.wiredns.core.transfer.TransferBatch;
import io.wiredns.core.transfer.TransferRequest;
import io.wiredns.core.transfer.ZoneTransfer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A user's own type and option, between client and server and in a transfer. */
class OwnTypesTest {
  private static final Name ZONE = Name.of("example");

  private final AtomicReference<Message> asked = new AtomicReference<>();
  private ResourceRecord soa;
  private DnsServer server;

  @BeforeEach
  void start() throws IOException, TextFormatException {
    soa = ResourceRecord.parse("example. 60 SOA ns.example. host.example. 1 2 3 4 5");
    server =
        DnsServer.builder()
            .listen(new InetSocketAddress("127.0.0.1", 0))
            .registry(Own.REGISTRY)
            .handler(request -> CompletableFuture.completedFuture(answer(request.message())))
            .start();
  }

  @AfterEach
  void stop() {
    server.close(Duration.ZERO);
  }

  private Message answer(Message query) {
    asked.set(query);
    if (query.question().orElseThrow().type().equals(RecordType.AXFR)) {
      return Message.responseTo(query).answer(soa).answer(Own.record()).answer(soa).build();
    }
    return Message.responseTo(query)
        .edns(Edns.request().withOption(new Own.Hops(4)))
        .answer(Own.record())
        .build();
  }

  private DnsClient client(Registry registry) throws IOException {
    return DnsClient.builder()
        .server(server.udpAddresses().get(0))
        .registry(registry)
        .cookies(false)
        .build();
  }

  @Test
  void clientAndServerKnowThem() throws IOException, InterruptedException {
    try (DnsClient client = client(Own.REGISTRY)) {
      Message query =
          Message.query(1, Name.of("x.example"), Own.LINK).toBuilder()
              .edns(Edns.request().withOption(new Own.Hops(3)))
              .build();
      Message response = client.query(query);
      assertEquals(List.of(Own.record()), response.answers());
      assertInstanceOf(Own.Link.class, response.answers().get(0).rdata());
      assertEquals("LINK", response.question().orElseThrow().type().toString());
      assertEquals(
          new Own.Hops(4), response.edns().orElseThrow().option(Own.Hops.class).orElseThrow());
    }
    assertEquals("LINK", asked.get().question().orElseThrow().type().toString());
    assertEquals(
        new Own.Hops(3), asked.get().edns().orElseThrow().option(Own.Hops.class).orElseThrow());
  }

  @Test
  void transfersKnowThem() throws IOException {
    List<ResourceRecord> records = new ArrayList<>();
    try (ZoneTransfer transfer =
        ZoneTransfer.builder(server.tcpAddresses().get(0), TransferRequest.axfr(ZONE))
            .registry(Own.REGISTRY)
            .open()) {
      for (TransferBatch batch : transfer) {
        records.addAll(batch.records());
      }
    }
    assertEquals(
        1,
        records.stream().filter(one -> one.rdata() instanceof Own.Link).count(),
        () -> "" + records);
  }
}
