package io.wiredns.zone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.edns.Edns;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.Question;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.message.Section;
import io.wiredns.codec.wire.Name;
import io.wiredns.core.FrameReader;
import io.wiredns.core.FrameWriter;
import io.wiredns.core.server.DnsServer;
import io.wiredns.zone.ComparedZones.Server;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
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
        compare(zones, server);
      }
    }
  }

  private static void compare(ComparedZones zones, DnsServer server) throws Exception {
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
            Map<String, String> our = parts(ours.ask(query));
            for (Server other : Server.values()) {
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
