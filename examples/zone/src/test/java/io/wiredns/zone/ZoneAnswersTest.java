package io.wiredns.zone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.Daemons;
import io.wiredns.codec.code.RecordClass;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.edns.Edns;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.Question;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.message.Section;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.zone.ZoneReader;
import io.wiredns.core.FrameReader;
import io.wiredns.core.FrameWriter;
import io.wiredns.core.server.DnsServer;
import io.wiredns.zone.ComparedZones.Server;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Compares the answers of our server to thousands of generated questions with those of BIND, Knot
 * and NSD, which have the same zones: RCODE, flags, and sections as sets must be equal, except for
 * the differences that {@link KnownDifference} lists with their reasons.
 */
class ZoneAnswersTest {
  /** A connection over which questions are sent one by one. */
  private static final class Connection implements AutoCloseable {
    private final Socket socket = new Socket();
    private final FrameWriter out;
    private final FrameReader in;

    Connection(InetSocketAddress address) throws IOException {
      socket.setSoTimeout(20_000);
      socket.setTcpNoDelay(true);
      socket.connect(address);
      out = new FrameWriter(socket.getOutputStream());
      in = new FrameReader(socket.getInputStream());
    }

    Message ask(Message query) throws Exception {
      ByteBuffer octets = ByteBuffer.allocate(512);
      query.write(octets);
      out.write(octets.flip());
      return Message.parse(in.next());
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }

  private static Message query(Question question, boolean dnssec) {
    Message query = Message.query(1, question.name(), question.type());
    return query.toBuilder()
        .recursionDesired(false)
        .edns(Edns.request().withDnssecOk(dnssec))
        .build();
  }

  /** Returns the texts that are compared: RCODE, flags and each section. */
  private static Map<String, String> parts(Message response) {
    Map<String, String> parts = new TreeMap<>();
    parts.put("rcode", response.rcode().toString());
    parts.put("aa", Boolean.toString(response.header().isAuthoritative()));
    parts.put("tc", Boolean.toString(response.isTruncated()));
    for (Section section : List.of(Section.ANSWER, Section.AUTHORITY, Section.ADDITIONAL)) {
      parts.put(section.toString().toLowerCase(java.util.Locale.ROOT), set(response, section));
    }
    return parts;
  }

  private static String set(Message response, Section section) {
    TreeSet<String> records = new TreeSet<>();
    for (ResourceRecord record : response.records(section)) {
      if (!record.type().toString().equals("OPT")) {
        records.add(
            new ResourceRecord(
                    record.name().toLowerCase(), record.recordClass(), record.ttl(), record.rdata())
                .toString());
      }
    }
    return String.join("\n", records);
  }

  @Test
  void anyIsOneSet() throws Exception {
    String text =
        """
        $TTL 60
        @ SOA ns hm 1 7200 3600 1209600 60
        @ NS ns
        @ RRSIG NS 13 2 60 20300101000000 20200101000000 1 any.test. AAAA
        @ RRSIG SOA 13 2 60 20300101000000 20200101000000 1 any.test. AAAA
        @ NSEC ns NS SOA
        www TXT text
        www AAAA 2001:db8::1
        www A 192.0.2.1
        www A 192.0.2.2
        www A 192.0.2.3
        alias CNAME www
        keys DNSKEY 257 3 13 AAAA
        keys NSEC ns DNSKEY
        keys CAA 0 issue "a longer value than that of the key"
        keys TYPE65280 \\# 1 00
        proof NSEC ns NSEC
        *.wild MX 10 www
        *.wild TXT text
        *.one A 192.0.2.1
        """;
    byte[] octets = text.getBytes(StandardCharsets.US_ASCII);
    ZoneServer zones = new ZoneServer(new TransferAccess());
    zones.put(Zone.read(ZoneReader.of(new ByteArrayInputStream(octets), Name.of("any.test"))));
    try (DnsServer server =
        DnsServer.builder()
            .listen(new InetSocketAddress("127.0.0.1", 0))
            .viewHandler(zones)
            .handler(zones)
            .start()) {
      assertEquals("NS", any(server, "any.test", false));
      assertEquals("NS RRSIG", any(server, "any.test", true));
      assertEquals("A A A", any(server, "www.any.test", true));
      assertEquals("CNAME", any(server, "alias.any.test", false));
      assertEquals("TYPE65280", any(server, "keys.any.test", false));
      assertEquals("NSEC", any(server, "proof.any.test", false));
      assertEquals("MX", any(server, "x.wild.any.test", false));
      assertEquals("A", any(server, "x.one.any.test", false));
      zones.fullAny(true);
      assertEquals("A", any(server, "x.one.any.test", false));
      assertEquals("SOA NS NSEC", any(server, "any.test", false));
      assertEquals("TXT AAAA A A A", any(server, "www.any.test", false));
      assertEquals("MX TXT", any(server, "x.wild.any.test", false));
    }
  }

  /** Returns the types of the records in the answer to ANY, which is the same over UDP and TCP. */
  private static String any(DnsServer server, String name, boolean dnssec) throws Exception {
    Message query = query(new Question(Name.of(name), RecordType.ANY, RecordClass.IN), dnssec);
    List<ResourceRecord> udp = Daemons.ask(server.udpAddresses().get(0).getPort(), query).answers();
    try (Connection tcp = new Connection(server.tcpAddresses().get(0))) {
      assertEquals(udp, tcp.ask(query).answers());
    }
    return udp.stream().map(record -> record.type().toString()).collect(Collectors.joining(" "));
  }

  @Test
  void theSameAnswersAsBindKnotAndNsd() throws Exception {
    try (ComparedZones zones = ComparedZones.start()) {
      ZoneServer zoneServer = new ZoneServer(new TransferAccess());
      for (Name origin : ComparedZones.ORIGINS) {
        zoneServer.put(zones.zone(origin));
      }
      try (DnsServer server =
          DnsServer.builder()
              .listen(new InetSocketAddress("127.0.0.1", 0))
              .viewHandler(zoneServer)
              .handler(zoneServer)
              .start()) {
        compare(zones, zoneServer, server);
      }
    }
  }

  private static void compare(ComparedZones zones, ZoneServer zoneServer, DnsServer server)
      throws Exception {
    Map<Server, Connection> others = new EnumMap<>(Server.class);
    List<String> unexplained = new ArrayList<>();
    Map<KnownDifference, Integer> used = new EnumMap<>(KnownDifference.class);
    int compared = 0;
    try (Connection ours = new Connection(server.tcpAddresses().get(0))) {
      for (Server other : Server.values()) {
        others.put(other, new Connection(new InetSocketAddress("127.0.0.1", zones.port(other))));
      }
      for (Name origin : ComparedZones.ORIGINS) {
        for (Question question : ComparedZones.questions(origin)) {
          for (boolean dnssec : new boolean[] {false, true}) {
            Message query = query(question, dnssec);
            zoneServer.fullAny(false);
            Map<String, String> usual = parts(ours.ask(query));
            for (Server other : Server.values()) {
              // BIND answers ANY with all sets.
              boolean full = other == Server.BIND && question.type().equals(RecordType.ANY);
              zoneServer.fullAny(full);
              Map<String, String> our = full ? parts(ours.ask(query)) : usual;
              Map<String, String> their = parts(others.get(other).ask(query));
              compared++;
              difference(other, origin, question, dnssec, our, their, used, unexplained);
            }
          }
        }
      }
    } finally {
      for (Connection other : others.values()) {
        other.close();
      }
    }
    assertEquals(
        List.of(),
        unexplained.subList(0, Math.min(20, unexplained.size())),
        unexplained.size() + " unexplained of " + compared + "; explained " + used);
    assertTrue(compared > 10_000, "compared: " + compared);
    for (KnownDifference known : KnownDifference.values()) {
      assertTrue(used.containsKey(known), known + " does not happen any more");
    }
  }

  private static void difference(
      Server other,
      Name origin,
      Question question,
      boolean dnssec,
      Map<String, String> our,
      Map<String, String> their,
      Map<KnownDifference, Integer> used,
      List<String> unexplained) {
    for (String part : our.keySet()) {
      if (our.get(part).equals(their.get(part))) {
        continue;
      }
      String name = question.name().toString(origin);
      KnownDifference known =
          KnownDifference.of(
              other,
              new KnownDifference.ComparedPart(name, question.type().toString(), dnssec, part),
              our.get(part),
              their.get(part));
      if (known != null) {
        used.merge(known, 1, Integer::sum);
        if (known == KnownDifference.ALIASES_GO_ROUND) {
          return; // The rest of a SERVFAIL is not compared.
        }
        continue;
      }
      unexplained.add(
          "%s %s %s %s%s: %s%n  ours:%n%s%n  theirs:%n%s%n"
              .formatted(
                  other,
                  origin,
                  name,
                  question.type(),
                  dnssec ? " DO" : "",
                  part,
                  our.get(part),
                  their.get(part)));
    }
  }
}
