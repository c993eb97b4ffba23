package io.wiredns.zone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.rdata.Soa;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.zone.ZoneReader;
import io.wiredns.core.FrameReader;
import io.wiredns.core.FrameWriter;
import io.wiredns.core.server.DnsServer;
import java.io.ByteArrayInputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Checks what a server says about a new version of a zone, and what it keeps for transfers. */
class ChangeTest {
  private static final Name ORIGIN = Name.of("change.test");

  /** So many records that the journal may keep some differences. */
  private static final String REST = "@ NS ns\n$GENERATE 1-9 x$ A 192.0.2.$\n";

  private static final String[] RECORDS = {
    "A 192.0.2.%d", "MX 1 x%d", "TXT %d", "RRSIG A 13 2 60 20300101000000 20200101000000 %d x AAAA"
  };

  private static ZoneReader reader(String text) {
    byte[] octets = ("$TTL 60\n" + text).getBytes(StandardCharsets.US_ASCII);
    return ZoneReader.of(new ByteArrayInputStream(octets), ORIGIN);
  }

  private static Zone zone(long serial, String text) throws Exception {
    return Zone.read(reader("@ SOA ns hm " + serial + " 7200 3600 1209600 60\n" + REST + text));
  }

  /**
   * Returns the serials of the SOA records in the response to IXFR, or null if it is the whole
   * zone.
   */
  private static List<Integer> serials(ZoneServer zones, long has) throws Exception {
    Message query =
        Message.query(1, ORIGIN, RecordType.IXFR).toBuilder()
            .authority(zone(has, "").soa())
            .build();
    try (DnsServer server =
            DnsServer.builder()
                .listen(new InetSocketAddress("127.0.0.1", 0))
                .viewHandler(zones)
                .handler(zones)
                .start();
        Socket socket = new Socket()) {
      socket.connect(server.tcpAddresses().get(0));
      ByteBuffer octets = ByteBuffer.allocate(512);
      query.write(octets);
      new FrameWriter(socket.getOutputStream()).write(octets.flip());
      List<ResourceRecord> records =
          Message.parse(new FrameReader(socket.getInputStream()).next()).answers();
      boolean incremental = records.get(1).type().equals(RecordType.SOA);
      return !incremental
          ? null
          : records.stream()
              .flatMap(record -> record.rdata(Soa.class).stream())
              .map(soa -> (int) soa.serial())
              .toList();
    }
  }

  @Test
  void eachKindOfChange() throws Exception {
    ZoneServer server = new ZoneServer(new TransferAccess());
    assertEquals(Change.NEW, server.put(zone(1, "a A 192.0.2.1")));
    assertEquals(Change.UNCHANGED, server.put(zone(1, "a A 192.0.2.1")));
    assertEquals(Change.SAME_SERIAL, server.put(zone(1, "a A 192.0.2.2")));
    assertEquals(Change.SAME_SERIAL, server.put(zone(1, "a 30 A 192.0.2.2")));
    assertEquals(Change.SAME_SERIAL, server.put(zone(1, "")));
    assertEquals(Change.NEWER, server.put(zone(2, "")));
    assertEquals(Change.OLDER, server.put(zone(1, "")));
    // RFC 1982: up to 2^31 - 1 more is newer, also past 2^32; 2^31 itself is undefined.
    assertEquals(Change.OLDER, server.put(zone(1 + (1L << 31), "")));
    assertEquals(Change.NEWER, server.put(zone((1L << 32) - 1, "")));
    assertEquals(Change.NEWER, server.put(zone(0, "")));
    assertEquals(1, server.zones().size());
  }

  @Test
  void differencesAreKeptOfNewerVersionsOnly() throws Exception {
    ZoneServer server = new ZoneServer(new TransferAccess().allow("127.0.0.1"));
    server.put(zone(1, "a A 192.0.2.1"));
    server.put(zone(2, "a A 192.0.2.2\na A 192.0.2.3"));
    server.put(zone(3, "b A 192.0.2.2"));
    assertEquals(List.of(3, 1, 2, 2, 3, 3), serials(server, 1));
    assertEquals(List.of(3, 2, 3, 3), serials(server, 2));
    server.put(zone(3, "b A 192.0.2.2"));
    assertEquals(List.of(3, 1, 2, 2, 3, 3), serials(server, 1));
    server.put(zone(3, "b A 192.0.2.3"));
    assertEquals(null, serials(server, 1));
    server.put(zone(4, "b A 192.0.2.3"));
    assertEquals(List.of(4, 3, 4, 4), serials(server, 3));
    server.put(zone(2, "b A 192.0.2.3"));
    server.put(zone(5, "b A 192.0.2.3"));
    assertEquals(null, serials(server, 3));
    assertEquals(List.of(5, 2, 5, 5), serials(server, 2));
  }

  @Test
  void differencesOfRandomVersionsAreThoseOfSets() throws Exception {
    Random random = new Random(16);
    Zone before = zone(1, "");
    for (int serial = 2; serial < 200; serial++) {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(30); i > 0; i--) {
        text.append("n").append(random.nextInt(5)).append(' ');
        text.append(random.nextInt(4) == 0 ? "30 " : "");
        text.append(RECORDS[random.nextInt(4)].formatted(random.nextInt(3))).append('\n');
      }
      String whole = "@ SOA ns hm " + serial + " 7200 3600 1209600 60\n" + REST + text;
      Zone after = Zone.read(reader(whole), before, () -> {});
      ZoneJournal.Step step = ZoneJournal.step(before, after);
      assertEquals(without(before, after), new HashSet<>(step.removed()));
      assertEquals(without(after, before), new HashSet<>(step.added()));
      assertEquals(Zone.read(reader(whole)).records(), after.records());
      before = after;
    }
  }

  /** Returns the records of a zone that another does not have, without SOA records. */
  private static Set<ResourceRecord> without(Zone zone, Zone other) {
    Set<ResourceRecord> records = new HashSet<>(zone.records());
    records.removeAll(new HashSet<>(other.records()));
    records.removeIf(record -> record.type().equals(RecordType.SOA));
    return records;
  }

  @Test
  void theHookEndsTheReading() throws Exception {
    StringBuilder text = new StringBuilder("@ SOA ns hm 1 7200 3600 1209600 60\n");
    for (int i = 0; i < 3 * 4_096; i++) {
      text.append("h").append(i).append(" A 192.0.2.1\n");
    }
    List<Long> called = new ArrayList<>();
    Zone zone = Zone.read(reader(text.toString()), () -> called.add(0L));
    assertEquals(3, called.size());
    assertEquals(1 + 3 * 4_096, zone.recordCount());
    assertEquals(zone.records().size(), zone.recordCount());
    IllegalStateException full = new IllegalStateException("no memory");
    Runnable hook =
        () -> {
          throw full;
        };
    assertEquals(
        full,
        assertThrows(IllegalStateException.class, () -> Zone.read(reader(text.toString()), hook)));
  }
}
