package io.wiredns.core;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.NullArguments;
import io.wiredns.codec.Shared;
import io.wiredns.codec.code.Rcode;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.Transport;
import io.wiredns.codec.wire.Name;
import io.wiredns.core.client.DnsClient;
import io.wiredns.core.client.RequestOptions;
import io.wiredns.core.server.DnsServer;
import io.wiredns.core.server.Request;
import io.wiredns.core.server.ServerExchange;
import io.wiredns.core.server.Verdict;
import io.wiredns.core.transfer.TransferDecoder;
import io.wiredns.core.transfer.TransferRequest;
import io.wiredns.core.zone.NotifySender;
import io.wiredns.core.zone.UpdateSender;
import java.net.InetSocketAddress;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Checks that each public method refuses null with the name of the argument. */
class NullContractTest {
  @Test
  @Timeout(60)
  void nothingTakesNull() throws Exception {
    CompletableFuture<ServerExchange> exchange = new CompletableFuture<>();
    CompletableFuture<Request> request = new CompletableFuture<>();
    CompletableFuture<Message> answer = new CompletableFuture<>();
    InetSocketAddress any = new InetSocketAddress("127.0.0.1", 0);
    try (DnsServer server =
            DnsServer.builder()
                .listen(any)
                .viewHandler(
                    seen -> {
                      exchange.complete(seen);
                      return Verdict.PASSED;
                    })
                .handler(
                    seen -> {
                      request.complete(seen);
                      return answer;
                    })
                .start();
        DnsClient client = DnsClient.builder().server(server.udpAddresses().get(0)).build()) {
      RequestOptions options = RequestOptions.DEFAULT.withTransport(Transport.TCP);
      Message query = Message.query(1, Name.of("example"), RecordType.A);
      CompletableFuture<Message> response = client.send(query, options);
      NullArguments surface =
          new NullArguments(Shared.root().resolve("core"))
              .byName()
              .sample(DnsServer.class, server)
              .sample(DnsClient.class, client)
              .sample(ServerExchange.class, exchange.get())
              .sample(Request.class, request.get())
              .sample(NotifySender.class, new NotifySender(client))
              .sample(UpdateSender.class, new UpdateSender(client))
              .sample(
                  TransferDecoder.class,
                  TransferDecoder.builder(TransferRequest.axfr(Name.ROOT), 1).build());
      try {
        int count = surface.check();
        assertTrue(count > 80, count + " arguments");
      } finally {
        answer.complete(Message.responseTo(query).rcode(Rcode.REFUSED).build());
        response.join();
      }
    }
  }
}
