package io.wiredns.zone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.Daemons;
import io.wiredns.codec.code.Rcode;
import io.wiredns.codec.code.RecordClass;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.edns.Edns;
import io.wiredns.codec.edns.ExtendedError;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.MessageBuilder;
import io.wiredns.codec.message.Question;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.message.Section;
import io.wiredns.codec.text.TextFormatException;
import io.wiredns.codec.tsig.TsigKey;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.zone.ZoneReader;
import io.wiredns.core.server.DnsServer;
import java.io.ByteArrayInputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ZoneServerTest {
  private static Zone zone(String origin, String text) throws Exception {
    byte[] octets = ("$TTL 60\n" + text).getBytes(StandardCharsets.US_ASCII);
    return Zone.read(ZoneReader.of(new ByteArrayInputStream(octets), Name.of(origin)));
  }

  private static String soa(int serial) {
    return "@ SOA ns hm " + serial + " 7200 3600 1209600 60\n@ NS ns\n";
  }

  private static Message ask(ZoneServer zones, Message query) throws Exception {
    try (DnsServer server =
        DnsServer.builder()
            .listen(new InetSocketAddress("127.0.0.1", 0))
            .viewHandler(zones)
            .handler(zones)
            .start()) {
      return Daemons.ask(server.udpAddresses().get(0).getPort(), query);
    }
  }

  private static Message ask(ZoneServer zones, String name, RecordType type) throws Exception {
    return ask(zones, Message.query(1, Name.of(name), type));
  }

  @Test
  void theNearestZoneAnswersAndTheParentForDs() throws Exception {
    ZoneServer zones = new ZoneServer(new TransferAccess());
    zones.put(zone("test", soa(1) + "a NS ns.a\nns.a A 192.0.2.1\na DS 1 13 2 " + "00".repeat(32)));
    zones.put(zone("a.test", soa(2) + "ns A 192.0.2.2\n"));
    Message child = ask(zones, "ns.a.test", RecordType.A);
    assertTrue(child.header().isAuthoritative());
    assertEquals("192.0.2.2", child.answers().get(0).rdata().toText());
    assertEquals(RecordType.DS, ask(zones, "a.test", RecordType.DS).answers().get(0).type());
    Message refused = ask(zones, "example", RecordType.A);
    assertEquals(Rcode.REFUSED, refused.rcode());
    assertFalse(refused.header().isAuthoritative());
    // Without the parent zone, the child zone answers that there is no DS record.
    ZoneServer alone = new ZoneServer(new TransferAccess());
    alone.put(zone("a.test", soa(2)));
    alone.put(zone("b.test", soa(2)));
    Message none = ask(alone, "a.test", RecordType.DS);
    assertEquals(Rcode.NOERROR, none.rcode());
    assertEquals(Name.of("a.test"), none.authorities().get(0).name());
  }

  @Test
  void theRootIsAZoneToo() throws Exception {
    ZoneServer zones = new ZoneServer(new TransferAccess());
    zones.put(zone(".", soa(1) + "test NS ns.test\nns.test A 192.0.2.1\n"));
    assertEquals(1, ask(zones, "a.b.test", RecordType.A).authorities().size());
    assertEquals(Rcode.NXDOMAIN, ask(zones, "nowhere", RecordType.A).rcode());
    assertEquals(1, ask(zones, ".", RecordType.SOA).answers().size());
    assertEquals(Rcode.NOERROR, ask(zones, ".", RecordType.DS).rcode());
  }

  @Test
  void questionsThatNoZoneHasAnAnswerTo() throws Exception {
    ZoneServer zones = new ZoneServer(new TransferAccess());
    zones.put(zone("test", soa(1)));
    Name name = Name.of("test");
    Message chaos =
        Message.builder().question(new Question(name, RecordType.TXT, RecordClass.CH)).build();
    assertEquals(Rcode.REFUSED, ask(zones, chaos).rcode());
    for (int type : new int[] {41, 129, 249, 250}) {
      assertEquals(Rcode.FORMERR, ask(zones, "test", RecordType.of(type)).rcode(), "" + type);
    }
    assertEquals(Rcode.NOTIMP, ask(zones, "test", RecordType.MAILB).rcode());
    // RFC 9824 section 3.5.
    Message nxname =
        Message.query(1, name, RecordType.NXNAME).toBuilder().edns(Edns.request()).build();
    Message response = ask(zones, nxname);
    assertEquals(Rcode.FORMERR, response.rcode());
    assertEquals(1, response.edns().orElseThrow().options(ExtendedError.class).size());
  }

  @Test
  void transfersOverUdpAndOfOthers() throws Exception {
    ZoneServer zones = new ZoneServer(new TransferAccess().allow("127.0.0.0/8"));
    Zone zone = zone("test", soa(7));
    zones.put(zone);
    assertEquals(Rcode.FORMERR, ask(zones, "test", RecordType.AXFR).rcode());
    assertEquals(Rcode.FORMERR, ask(zones, "test", RecordType.IXFR).rcode(), "it has no SOA");
    MessageBuilder ixfr = Message.query(1, Name.of("test"), RecordType.IXFR).toBuilder();
    for (int serial : new int[] {6, 7, 8}) {
      ResourceRecord has = zone("test", soa(serial)).soa();
      Message query = ixfr.clear(Section.AUTHORITY).authority(has).build();
      assertEquals(List.of(zone.soa()), ask(zones, query).answers());
    }
    assertEquals(Rcode.NOTAUTH, ask(zones, "no.test", RecordType.IXFR).rcode());
    ZoneServer closed = new ZoneServer(new TransferAccess());
    closed.put(zone);
    assertEquals(Rcode.REFUSED, ask(closed, "test", RecordType.IXFR).rcode());
  }

  @Test
  void whoMayTransfer() throws Exception {
    TransferAccess access =
        new TransferAccess()
            .allow("192.0.2.128/25")
            .allow("2001:db8::/33")
            .allow("198.51.100.7")
            .allow("key:A.Key");
    TsigKey key = TsigKey.parse("hmac-sha256:a.key:c2VjcmV0");
    TsigKey other = TsigKey.parse("hmac-sha256:b.key:c2VjcmV0");
    String[] allowed = {"192.0.2.128", "192.0.2.255", "2001:db8:7fff::1", "198.51.100.7"};
    String[] denied = {"192.0.2.127", "192.0.3.128", "2001:db8:8000::1", "198.51.100.6", "::1"};
    for (String address : allowed) {
      assertTrue(access.allows(InetAddress.getByName(address), Optional.empty()), address);
    }
    for (String address : denied) {
      assertFalse(access.allows(InetAddress.getByName(address), Optional.empty()), address);
      assertFalse(access.allows(InetAddress.getByName(address), Optional.of(other)), address);
      assertTrue(access.allows(InetAddress.getByName(address), Optional.of(key)), address);
    }
    for (String wrong : new String[] {"", "anybody", "1.2.3.4/33", "::/129", "1.2.3.4/x", "/8"}) {
      assertThrows(IllegalArgumentException.class, () -> new TransferAccess().allow(wrong), wrong);
    }
  }

  @Test
  void whatIsNoZone() throws TextFormatException {
    assertThrows(IllegalArgumentException.class, () -> zone("test", "a A 192.0.2.1\n"));
    String two = soa(1) + "@ SOA ns hm 2 7200 3600 1209600 60\n";
    assertThrows(IllegalArgumentException.class, () -> zone("test", two));
    String beside = soa(1) + "a CNAME b\na A 192.0.2.1\n";
    assertThrows(IllegalArgumentException.class, () -> zone("test", beside));
    ResourceRecord soa = ResourceRecord.parse("test. 60 IN SOA ns. hm. 1 2 3 4 5");
    ResourceRecord chaos = ResourceRecord.parse("a.test. 60 CH TXT x");
    assertEquals(
        chaos + " is not of class IN, as the records before it",
        assertThrows(IllegalArgumentException.class, () -> Zone.of(soa.name(), List.of(soa, chaos)))
            .getMessage());
  }

  @Test
  void whatIsTwiceOrElsewhereIsLeftOut() throws Exception {
    Zone zone =
        zone(
            "test",
            soa(1) + "a A 192.0.2.1\na 30 A 192.0.2.1\na A 192.0.2.2\nb.example. A 1.2.3.4");
    assertEquals(4, zone.records().size());
    assertEquals(1, zone.ignoredRecords().size());
    assertTrue(
        zone.records().stream()
            .filter(record -> record.type().equals(RecordType.A))
            .allMatch(record -> record.ttl() == 30),
        "one time to live for a set, RFC 2181 section 5.2");
  }
}
