package io.wiredns.core;

import io.wiredns.codec.Own;
import io.wiredns.codec.RegistryMethods;
import io.wiredns.codec.Shared;
import io.wiredns.codec.code.OptionCode;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.edns.Edns;
import io.wiredns.codec.edns.UnknownOption;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.MessageBuilder;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.rdata.RData;
import io.wiredns.codec.rdata.Registry;
import io.wiredns.codec.rdata.Soa;
import io.wiredns.codec.rdata.UnknownRData;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.Octets;
import io.wiredns.core.client.DnsClient;
import io.wiredns.core.client.RequestOptions;
import io.wiredns.core.server.DnsServer;
import io.wiredns.core.server.Request;
import io.wiredns.core.transfer.TransferBatch;
import io.wiredns.core.transfer.TransferDecoder;
import io.wiredns.core.transfer.TransferException;
import io.wiredns.core.transfer.TransferRequest;
import io.wiredns.core.transfer.ZoneTransfer;
import io.wiredns.core.zone.UpdateSender;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Checks that client, server, transfer and senders use the user's registry. */
@Timeout(60)
class OwnRegistryTest {
  private static final Name ZONE = Name.of("own.test");
  private static final ResourceRecord SOA =
      new ResourceRecord(ZONE, 60, new Soa(ZONE, ZONE, 1, 2, 3, 4, 5));
  private static final ResourceRecord LINK =
      new ResourceRecord(ZONE, 60, new Own.Link(7, Name.of("target.test")));

  private final List<RData> received = new CopyOnWriteArrayList<>();

  private static final RecordType PLAIN = RecordType.of(65_400);

  /** A record whose octets are not a valid LINK. */
  private static final ResourceRecord BAD =
      new ResourceRecord(ZONE, 1, new UnknownRData(PLAIN, Octets.fromHex("0007c000")));

  private static Message answer(Request request, List<RData> received) {
    request.message().additionals().forEach(record -> received.add(record.rdata()));
    MessageBuilder response = Message.responseTo(request.message());
    return request.question().type().equals(RecordType.AXFR)
        ? response.answer(SOA).answer(LINK).answer(SOA).build()
        : response.answer(LINK).build();
  }

  private DnsServer server(Registry registry) throws IOException {
    return DnsServer.builder()
        .listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
        .registry(registry)
        .handler(request -> CompletableFuture.completedFuture(answer(request, received)))
        .start();
  }

  private static DnsClient client(DnsServer server, Registry registry) throws IOException {
    return DnsClient.builder()
        .server(server.udpAddresses().get(0))
        .edns(false)
        .registry(registry)
        .build();
  }

  private static String text(Iterable<TransferBatch> batches) {
    StringBuilder text = new StringBuilder();
    batches.forEach(batch -> batch.records().forEach(one -> text.append(one.rdata().toText())));
    return text.toString();
  }

  private static ZoneTransfer.Builder transfer(DnsServer server, Registry registry) {
    return ZoneTransfer.builder(server.tcpAddresses().get(0), TransferRequest.axfr(ZONE))
        .registry(registry);
  }

  private static String decoded(Registry registry) throws TransferException {
    TransferRequest request = TransferRequest.axfr(ZONE);
    Message response =
        Message.responseTo(request.query(7)).answer(SOA).answer(LINK).answer(SOA).build();
    TransferDecoder decoder = TransferDecoder.builder(request, 7).registry(registry).build();
    decoder.take(ByteBuffer.wrap(response.toWire()), Instant.EPOCH);
    List<TransferBatch> batches = new ArrayList<>();
    for (var batch = decoder.poll(); batch.isPresent(); batch = decoder.poll()) {
      batches.add(batch.get());
    }
    return text(batches);
  }

  @Test
  void itReachesEveryPlace() throws IOException {
    Message query = Message.query(0, ZONE, Own.LINK).toBuilder().additional(LINK).build();
    UnknownOption badOption = new UnknownOption(OptionCode.of(65_100), Octets.fromHex("0102"));
    try (DnsServer server = server(Registry.standard())) {
      RequestOptions there = RequestOptions.to(server.udpAddresses().get(0));
      new RegistryMethods(Shared.root().resolve("core"))
          .add(
              "DnsClient.Builder.registry(Registry)",
              "LINK 7 target.test.",
              own -> {
                try (DnsClient client = client(server, own)) {
                  return RegistryMethods.text(client.query(query));
                }
              })
          .add(
              "DnsClient.Builder.registry(Registry) reader",
              "LINK",
              own -> {
                try (DnsClient client = client(server, own)) {
                  return client
                      .send(query, there, (view, delivery) -> view.record(0).toString())
                      .get();
                }
              })
          .add(
              "DnsClient.Builder.registry(Registry) queries",
              "RDATA of 4 octets is malformed",
              own -> {
                try (DnsClient client = client(server, own)) {
                  return client.query(query.toBuilder().additional(BAD).build());
                }
              })
          .add(
              "DnsClient.Builder.registry(Registry) registry",
              "true",
              own -> {
                try (DnsClient client = client(server, own)) {
                  return client.registry() == Own.REGISTRY;
                }
              })
          .add(
              "UpdateSender of a client",
              "RDATA of 4 octets is malformed",
              own -> {
                try (DnsClient client = client(server, own)) {
                  return new UpdateSender(client)
                      .send(Message.update(ZONE).add(BAD).build(), there)
                      .get();
                }
              })
          .add(
              "DnsServer.Builder.registry(Registry)",
              "Link[weight=7",
              own -> {
                received.clear();
                try (DnsServer its = server(own);
                    DnsClient client = client(its, own)) {
                  client.query(query);
                  return received;
                }
              })
          .add(
              "DnsServer.Builder.registry(Registry) responses",
              "SERVFAIL",
              own -> {
                try (DnsServer its =
                        DnsServer.builder()
                            .listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                            .registry(own)
                            .handler(
                                request ->
                                    CompletableFuture.completedFuture(
                                        Message.responseTo(request.message()).answer(BAD).build()))
                            .start();
                    DnsClient client = client(its, Registry.standard())) {
                  return client.query(query).rcode();
                }
              })
          .add("TransferDecoder.Builder.registry(Registry)", "7 target.test.", own -> decoded(own))
          .add(
              "ZoneTransfer.Builder.registry(Registry)",
              "7 target.test.",
              own -> {
                try (ZoneTransfer transfer = transfer(server, own).open()) {
                  return text(transfer);
                }
              })
          .add(
              "ZoneTransfer.Builder.registry(Registry) query",
              "the octets of option OPTION65100 are malformed",
              own -> {
                Edns edns = Edns.request().withOption(badOption);
                try (ZoneTransfer transfer = transfer(server, own).edns(edns).open()) {
                  return text(transfer);
                }
              })
          .check();
    }
  }
}
