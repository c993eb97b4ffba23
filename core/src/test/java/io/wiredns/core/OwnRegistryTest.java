package io.wiredns.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.wiredns.codec.Own;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.rdata.RData;
import io.wiredns.codec.rdata.Soa;
import io.wiredns.codec.rdata.UnknownRData;
import io.wiredns.codec.wire.Name;
import io.wiredns.core.client.DnsClient;
import io.wiredns.core.server.DnsServer;
import io.wiredns.core.transfer.TransferBatch;
import io.wiredns.core.transfer.TransferRequest;
import io.wiredns.core.transfer.ZoneTransfer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A type of a user's own reaches client, server and transfer. */
@Timeout(60)
class OwnRegistryTest {
  private static final Name ZONE = Name.of("own.test");
  private static final ResourceRecord SOA =
      new ResourceRecord(ZONE, 60, new Soa(ZONE, ZONE, 1, 2, 3, 4, 5));
  private static final ResourceRecord LINK =
      new ResourceRecord(ZONE, 60, new Own.Link(7, Name.of("target.test")));

  private final List<RData> received = new ArrayList<>();

  private DnsServer server() throws Exception {
    return DnsServer.builder()
        .listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
        .registry(Own.REGISTRY)
        .handler(
            request -> {
              request.message().additionals().forEach(record -> received.add(record.rdata()));
              var response = Message.responseTo(request.message());
              if (request.question().type().equals(RecordType.AXFR)) {
                response.answer(SOA).answer(LINK).answer(SOA);
              } else {
                response.answer(LINK);
              }
              return CompletableFuture.completedFuture(response.build());
            })
        .start();
  }

  @Test
  void clientAndServerDecodeIt() throws Exception {
    try (DnsServer server = server();
        DnsClient client =
            DnsClient.builder()
                .server(server.udpAddresses().get(0))
                .edns(false)
                .registry(Own.REGISTRY)
                .build();
        DnsClient standard =
            DnsClient.builder().server(server.udpAddresses().get(0)).edns(false).build()) {
      Message query = Message.query(0, ZONE, Own.LINK).toBuilder().additional(LINK).build();
      assertEquals(LINK.rdata(), client.query(query).answers().get(0).rdata());
      assertEquals(List.of(LINK.rdata()), received);
      RData unknown = standard.query(ZONE, Own.LINK).answers().get(0).rdata();
      assertInstanceOf(UnknownRData.class, unknown);
    }
  }

  @Test
  void aTransferDecodesIt() throws Exception {
    try (DnsServer server = server();
        ZoneTransfer transfer =
            ZoneTransfer.builder(server.tcpAddresses().get(0), TransferRequest.axfr(ZONE))
                .registry(Own.REGISTRY)
                .open()) {
      List<ResourceRecord> records = new ArrayList<>();
      for (TransferBatch batch : transfer) {
        records.addAll(batch.records());
      }
      assertEquals(List.of(SOA, LINK), records);
    }
  }
}
