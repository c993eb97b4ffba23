package io.wiredns.core.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.Await;
import io.wiredns.codec.Differences;
import io.wiredns.codec.ZoneServers;
import io.wiredns.codec.ZoneTools;
import io.wiredns.codec.code.Rcode;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.edns.Edns;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.message.Transport;
import io.wiredns.codec.tsig.TsigKey;
import io.wiredns.codec.wire.Name;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests transfers from Debian's BIND, Knot and NSD; skipped if they are not installed. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LiveTransferTest {
  private static final TsigKey KEY = TsigKey.parse(ZoneServers.KEY);
  private static final Name LIVE = Name.of("live.test");
  private static final Name BIG = Name.of("big.test");

  private ZoneServers servers;

  @BeforeAll
  void start() throws IOException {
    servers = ZoneServers.start();
  }

  @AfterAll
  void stop() throws IOException {
    if (servers != null) {
      servers.close();
    }
  }

  private ZoneTransfer.Builder options(ZoneServers.Server server, TransferRequest request) {
    return ZoneTransfer.builder(new InetSocketAddress("127.0.0.1", servers.port(server)), request);
  }

  private static List<TransferBatch> batches(ZoneTransfer.Builder options) throws IOException {
    List<TransferBatch> batches = new ArrayList<>();
    try (ZoneTransfer transfer = options.open()) {
      while (transfer.hasNext()) {
        var batch = transfer.next();
        batches.add(batch);
      }
      assertTrue(transfer.isComplete());
    }
    return batches;
  }

  private static List<ResourceRecord> records(List<TransferBatch> batches) {
    return batches.stream().flatMap(batch -> batch.records().stream()).toList();
  }

  @ParameterizedTest
  @EnumSource(ZoneServers.Server.class)
  void aZoneIsTheOneThatDigGets(ZoneServers.Server server) throws IOException {
    List<TransferBatch> batches = batches(options(server, TransferRequest.axfr(LIVE)));
    assertTrue(batches.stream().allMatch(b -> b.kind() == TransferBatch.Kind.ZONE));
    List<ResourceRecord> records = records(batches);
    List<ResourceRecord> dig = ZoneTools.dig(servers.port(server), "live.test", "AXFR");
    // dig shows the first and last SOA record.
    Differences.assertSameLines(dig.subList(0, dig.size() - 1), records, "records");
    assertTrue(records.size() > 100, records.size() + " records");
  }

  @ParameterizedTest
  @EnumSource(ZoneServers.Server.class)
  void aLargeZoneComesSignedInManyMessages(ZoneServers.Server server) throws IOException {
    try (ZoneTransfer transfer = options(server, TransferRequest.axfr(BIG)).key(KEY).open()) {
      Set<ResourceRecord> records = new HashSet<>();
      int soas = 0;
      for (TransferBatch batch : transfer) {
        records.addAll(batch.records());
        soas +=
            (int)
                batch.records().stream()
                    .filter(record -> record.type().equals(RecordType.SOA))
                    .count();
      }
      assertEquals(ZoneServers.BIG_RECORDS, records.size());
      assertEquals(1, soas);
      assertTrue(transfer.messageCount() > 10, transfer.messageCount() + " messages");
      Differences.assertSameElements(
          new HashSet<>(
              ZoneTools.dig(servers.port(server), "-y", ZoneServers.KEY, "big.test", "AXFR")),
          records,
          "records of the zone");
    }
  }

  @ParameterizedTest
  @EnumSource(ZoneServers.Server.class)
  void withEdnsItIsTheSame(ZoneServers.Server server) throws IOException {
    TransferRequest request = TransferRequest.axfr(BIG);
    try (ZoneTransfer transfer = options(server, request).key(KEY).edns(Edns.request()).open()) {
      long records = 0;
      for (TransferBatch batch : transfer) {
        records += batch.records().size();
      }
      assertEquals(ZoneServers.BIG_RECORDS, records);
    }
  }

  private static TransferException fails(ZoneTransfer.Builder options) {
    return assertThrows(TransferException.class, () -> batches(options));
  }

  /** Each of the three servers returns a different RCODE. */
  @ParameterizedTest
  @EnumSource(ZoneServers.Server.class)
  void aTransferThatIsNotAllowedIsARefusal(ZoneServers.Server server) {
    TransferException failure = fails(options(server, TransferRequest.axfr(BIG)));
    assertEquals(TransferFault.RCODE, failure.fault());
    Rcode rcode = failure.rcode().orElseThrow();
    assertEquals(server == ZoneServers.Server.KNOT ? Rcode.NOTAUTH : Rcode.REFUSED, rcode);
    failure = fails(options(server, TransferRequest.axfr(Name.of("nobodys.test"))));
    assertEquals(TransferFault.RCODE, failure.fault());
  }

  @ParameterizedTest
  @EnumSource(ZoneServers.Server.class)
  void anotherSecretIsNamed(ZoneServers.Server server) {
    TsigKey wrong =
        TsigKey.ofBase64(KEY.name(), KEY.algorithm(), "b3RoZXItc2VjcmV0LW90aGVyLXNlY3JldA==");
    TransferException failure = fails(options(server, TransferRequest.axfr(BIG)).key(wrong));
    assertEquals(TransferFault.SIGNATURE, failure.fault());
    assertTrue(failure.getMessage().contains("the server answered BADSIG"), failure.getMessage());
    assertEquals(Rcode.NOTAUTH, failure.rcode().orElseThrow());
  }

  @ParameterizedTest
  @EnumSource(ZoneServers.Server.class)
  void nothingNewIsUpToDate(ZoneServers.Server server) throws IOException {
    long serial = ZoneTools.serial(servers.port(server), BIG);
    TransferRequest request = TransferRequest.ixfr(BIG, serial);
    for (boolean datagram : new boolean[] {false, true}) {
      ZoneTransfer.Builder options = options(server, request).key(KEY);
      List<TransferBatch> batches = batches(datagram ? options.transport(Transport.UDP) : options);
      assertEquals(1, batches.size());
      assertEquals(TransferBatch.Kind.UP_TO_DATE, batches.get(0).kind());
      assertEquals(serial, batches.get(0).serial());
    }
  }

  private ZoneCopy copy(ZoneServers.Server server, Name zone) throws IOException {
    ZoneCopy copy = ZoneCopy.empty(zone);
    ZoneTransfer.Builder options = options(server, copy.request());
    try (ZoneTransfer transfer = (zone.equals(BIG) ? options.key(KEY) : options).open()) {
      assertTrue(copy.apply(transfer));
    }
    return copy;
  }

  private static Set<ResourceRecord> content(ZoneCopy copy) {
    return copy.records().collect(Collectors.toSet());
  }

  @ParameterizedTest
  @EnumSource(
      value = ZoneServers.Server.class,
      names = {"BIND", "KNOT"})
  void updatesComeAsDifferences(ZoneServers.Server server) throws IOException {
    int port = servers.port(server);
    ZoneCopy copy = copy(server, LIVE);
    long first = ZoneTools.serial(port, LIVE);
    ZoneTools.update(port, LIVE, "update add new.live.test 60 A 192.0.2.77");
    ZoneTools.update(
        port,
        LIVE,
        "update delete h7.live.test",
        "update delete h8.live.test TXT",
        "update add new.live.test 60 TXT \"of an update\"");
    ZoneTools.update(port, LIVE, "update delete new.live.test A 192.0.2.77");
    TransferRequest request = copy.request();
    assertEquals(first, request.known().orElseThrow().serial());
    List<TransferBatch> batches = batches(options(server, request));
    assertEquals(
        List.of(
            TransferBatch.Kind.DELETIONS,
            TransferBatch.Kind.ADDITIONS,
            TransferBatch.Kind.DELETIONS,
            TransferBatch.Kind.ADDITIONS,
            TransferBatch.Kind.DELETIONS,
            TransferBatch.Kind.ADDITIONS),
        batches.stream().map(TransferBatch::kind).toList());
    // The same records in the same order as dig shows, except for the first and last SOA record.
    List<ResourceRecord> dig = ZoneTools.dig(port, "live.test", "IXFR=" + first);
    Differences.assertSameLines(dig.subList(1, dig.size() - 1), records(batches), "records");
    assertTrue(copy.apply(batches));
    Differences.assertSameElements(
        new HashSet<>(ZoneTools.dig(port, "live.test", "AXFR")),
        content(copy),
        "records of the zone");
    // The small response fits in a datagram.
    assertEquals(batches, batches(options(server, request).transport(Transport.UDP)));
  }

  @ParameterizedTest
  @EnumSource(
      value = ZoneServers.Server.class,
      names = {"BIND", "KNOT"})
  void differencesOfManyMessagesAreSigned(ZoneServers.Server server) throws IOException {
    int port = servers.port(server);
    ZoneCopy copy = copy(server, BIG);
    List<String> changes = new ArrayList<>();
    for (int i = 0; i < 250; i++) {
      changes.add("update add l%d.big.test 60 TXT \"%s\"".formatted(i, "long ".repeat(40)));
      changes.add("update delete h%d.big.test".formatted(i));
    }
    ZoneTools.update(port, BIG, changes.toArray(new String[0]));
    try (ZoneTransfer transfer =
        options(server, copy.request()).key(KEY).transport(Transport.UDP).open()) {
      assertTrue(copy.apply(transfer));
      assertTrue(transfer.messageCount() > 1, transfer.messageCount() + " messages");
      assertEquals(copy.request().known().get().serial(), ZoneTools.serial(port, BIG));
    }
    Differences.assertSameElements(
        new HashSet<>(ZoneTools.dig(port, "-y", ZoneServers.KEY, "big.test", "AXFR")),
        content(copy),
        "records of the zone");
    // Undo the change for the other tests.
    List<String> back = new ArrayList<>();
    for (int i = 0; i < 250; i++) {
      back.add("update delete l%d.big.test".formatted(i));
      back.add("update add h%d.big.test 300 A 192.0.2.%d".formatted(i, i % 256));
      back.add("update add h%d.big.test 300 TXT \"host %d\" \"of big.test\"".formatted(i, i));
      back.add("update add h%d.big.test 300 MX 10 h%d.big.test".formatted(i, i));
    }
    ZoneTools.update(port, BIG, back.toArray(new String[0]));
  }

  /** NSD computes differences when it loads a changed zone file. */
  @Test
  void nsdsDifferencesLeadToItsZone() throws IOException, InterruptedException {
    int port = servers.port(ZoneServers.Server.NSD);
    ZoneCopy copy = copy(ZoneServers.Server.NSD, LIVE);
    long first = ZoneTools.serial(port, LIVE);
    var file = servers.directory().resolve("nsd-live.zone");
    String text =
        Files.readString(file)
                .replace("SOA ns hm " + first, "SOA ns hm " + (first + 1))
                .replaceAll("(?m)^h9 .*\n", "")
            + "new TXT \"of a file\"\n";
    Files.writeString(file, text);
    String pid =
        Files.readString(servers.directory().resolve("nsd.pid"), StandardCharsets.US_ASCII);
    new ProcessBuilder("kill", "-HUP", pid.strip()).start().waitFor();
    Await.until("NSD has loaded the file again", () -> ZoneTools.serial(port, LIVE) == first + 1);
    TransferRequest request = copy.request();
    List<TransferBatch> batches = batches(options(ZoneServers.Server.NSD, request));
    assertEquals(
        List.of(TransferBatch.Kind.DELETIONS, TransferBatch.Kind.ADDITIONS),
        batches.stream().map(TransferBatch::kind).distinct().toList());
    assertTrue(copy.apply(batches));
    Differences.assertSameElements(
        new HashSet<>(ZoneTools.dig(port, "live.test", "AXFR")),
        content(copy),
        "records of the zone");
    assertEquals(1, copy.records(Name.of("new", LIVE), RecordType.TXT).size());
  }

  /** If a server no longer has the client's version, it sends the complete zone. */
  @ParameterizedTest
  @EnumSource(ZoneServers.Server.class)
  void aForgottenVersionBringsTheWholeZone(ZoneServers.Server server) throws IOException {
    long serial = ZoneTools.serial(servers.port(server), LIVE);
    long old = serial - 1_000_000 & 0xFFFF_FFFFL;
    List<TransferBatch> batches = batches(options(server, TransferRequest.ixfr(LIVE, old)));
    assertTrue(batches.stream().allMatch(batch -> batch.kind() == TransferBatch.Kind.ZONE));
    List<ResourceRecord> dig = ZoneTools.dig(servers.port(server), "live.test", "IXFR=" + old);
    Differences.assertSameLines(dig.subList(0, dig.size() - 1), records(batches), "records");
  }
}
