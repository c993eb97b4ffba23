package io.wiredns.zone;

import io.wiredns.codec.Daemons;
import io.wiredns.codec.Ports;
import io.wiredns.codec.ServerConfig;
import io.wiredns.codec.ServerConfig.Program;
import io.wiredns.codec.code.RecordClass;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.Question;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.zone.ZoneReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Zones with the same content: unsigned, and signed with NSEC, with NSEC3, and with NSEC3 and
 * opt-out; served by BIND, Knot and NSD.
 */
final class ComparedZones implements AutoCloseable {
  /** A server of Debian's packages. */
  enum Server {
    BIND(
        Program.BIND,
        "minimal-responses no-auth; zero-no-soa-ttl no;",
        "zone \"%s\" { type primary; file \"%s\"; };%n"),
    KNOT(
        Program.KNOT,
        "journal-content: none\nsemantic-checks: soft\n",
        "- domain: %s%n  file: %s%n"),
    NSD(
        Program.NSD,
        "refuse-any: no\nminimal-responses: yes\n",
        "zone:%n  name: \"%s\"%n  zonefile: \"%s\"%n");

    private final Program program;
    private final String options;

    /** The name of a zone and its file. */
    private final String zone;

    Server(Program program, String options, String zone) {
      this.program = program;
      this.options = options;
      this.zone = zone;
    }
  }

  static final List<Name> ORIGINS =
      List.of(
          Name.of("plain.test"), Name.of("nsec.test"), Name.of("nsec3.test"), Name.of("out.test"));

  private static final String CONTENT =
      """
      $TTL 300
      @        SOA   ns hostmaster 5 1800 900 604800 60
      @        NS    ns
      @        NS    ns.elsewhere.example.
      @        MX    10 mail
      @        MX    20 host.sub
      @        TXT   "apex"
      ns       A     192.0.2.1
      ns       AAAA  2001:db8::1
      mail     A     192.0.2.25
      www      A     192.0.2.80
      www      A     192.0.2.81
      www      AAAA  2001:db8::80
      www      TXT   "text"
      v6       AAAA  2001:db8::6
      alias    CNAME www
      chain    CNAME alias
      loop1    CNAME loop2
      loop2    CNAME loop1
      self     CNAME self
      out      CNAME www.elsewhere.example.
      gone     CNAME nowhere
      typeless CNAME v6
      tosub    CNAME host.sub
      towild   CNAME x.wild
      todname  CNAME x.dname
      *.wild   A     192.0.2.5
      *.wild   MX    5 mail
      here.wild TXT  "here"
      a.b.wild TXT   "below an empty non-terminal"
      *.cwild  CNAME www
      *.gwild  CNAME nowhere
      a.b.ent  TXT   "below empty non-terminals"
      dname    DNAME target
      dname    TXT   "beside"
      x.target A     192.0.2.9
      y.target CNAME x.dname
      away     DNAME elsewhere.example.
      toolong  DNAME aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb.cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc.dddddddddddddd
      sub      NS    ns.sub
      sub      NS    ns.elsewhere.example.
      ns.sub   A     192.0.2.53
      ns.sub   AAAA  2001:db8::53
      host.sub A     192.0.2.54
      secure   NS    ns.secure
      secure   DS    12345 13 2 0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef
      ns.secure A    192.0.2.55
      insecure NS    ns
      a.b.deep NS    ns
      _sip._tcp SRV  0 0 5060 www
      svc      HTTPS 1 . alpn=h2
      big      TXT   "%1$s" "%1$s" "%1$s" "%1$s" "%1$s" "%1$s" "%1$s"
      private  TYPE65280 \\# 3 010203
      """
          .formatted("0123456789".repeat(20));

  private static final List<String> TYPES =
      List.of(
          "A",
          "AAAA",
          "NS",
          "SOA",
          "MX",
          "TXT",
          "CNAME",
          "DNAME",
          "DS",
          "SRV",
          "HTTPS",
          "DNSKEY",
          "NSEC3PARAM",
          "TYPE65280",
          "ANY");

  private final Daemons daemons;
  private final Map<Server, Integer> ports = Ports.reserve(Server.class);

  private ComparedZones(Daemons daemons) throws IOException {
    this.daemons = daemons;
  }

  /** Starts the servers. If one is not installed, the test is skipped, or fails in CI. */
  static ComparedZones start() throws IOException, InterruptedException {
    ComparedZones zones =
        new ComparedZones(Daemons.of("named", "knotd", "nsd", "dnssec-keygen", "dnssec-signzone"));
    try {
      zones.sign();
      zones.run();
      return zones;
    } catch (IOException | InterruptedException | RuntimeException | Error failure) {
      zones.close();
      throw failure;
    }
  }

  int port(Server server) {
    return ports.get(server);
  }

  Zone zone(Name origin) throws Exception {
    try (ZoneReader reader = ZoneReader.of(file(origin), origin)) {
      return Zone.read(reader);
    }
  }

  private Path file(Name origin) {
    return daemons.directory().resolve(label(origin) + ".zone");
  }

  private static String label(Name origin) {
    return origin.label(0).toUtf8();
  }

  /**
   * Returns questions for names that exist, do not exist, and are below and beside existing ones;
   * each name with every type.
   */
  static List<Question> questions(Name origin) {
    Set<String> names = new LinkedHashSet<>();
    for (String line : CONTENT.split("\n")) {
      String owner = line.strip().split(" +")[0];
      if (owner.startsWith("$")) {
        continue;
      }
      names.add(owner);
      String below = owner.equals("@") ? "" : "." + owner;
      if (owner.startsWith("toolong")) {
        names.add("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" + below);
      }
      names.add("x" + below);
      names.add("x.y" + below);
      names.add("*" + below);
    }
    names.addAll(
        List.of(
            "ent", "b.ent", "c.ent", "c.b.ent", "b.wild", "c.b.wild", "wild", "deep", "b.deep"));
    names.addAll(List.of("x.wild", "x.y.wild", "x.cwild", "x.gwild"));
    names.addAll(List.of("nowhere", "0", "zzz", "WWW", "X.WILD", "Gone", "_tcp", "www0"));
    List<Question> questions = new ArrayList<>();
    for (String name : names) {
      for (String type : TYPES) {
        questions.add(new Question(Name.of(name, origin), RecordType.parse(type), RecordClass.IN));
      }
    }
    return questions;
  }

  private void sign() throws IOException, InterruptedException {
    for (Name origin : ORIGINS) {
      String label = label(origin);
      boolean signed = !label.equals("plain");
      String unsigned = "$ORIGIN " + origin + "\n" + CONTENT;
      daemons.write(signed ? label + ".unsigned" : label + ".zone", unsigned);
      if (!signed) {
        continue;
      }
      daemons.tool("dnssec-keygen", "-q", "-a", "ECDSAP256SHA256", "-f", "KSK", origin.toString());
      daemons.tool("dnssec-keygen", "-q", "-a", "ECDSAP256SHA256", origin.toString());
      List<String> command =
          new ArrayList<>(List.of("dnssec-signzone", "-q", "-S", "-g", "-P", "-o"));
      command.addAll(List.of(origin.toString(), "-f", label + ".zone"));
      if (!label.equals("nsec")) {
        command.addAll(List.of("-3", "aabbccdd", "-H", "1"));
      }
      if (label.equals("out")) {
        command.add("-A");
      }
      command.add(label + ".unsigned");
      daemons.tool(command.toArray(new String[0]));
    }
  }

  private void run() throws IOException {
    for (Server server : Server.values()) {
      String zones =
          ORIGINS.stream()
              .map(origin -> server.zone.formatted(origin, label(origin) + ".zone"))
              .collect(Collectors.joining());
      ServerConfig.of(server.program, port(server))
          .options(server.options)
          .zones(zones)
          .run(daemons, "out.test");
    }
  }

  @Override
  public void close() throws IOException {
    daemons.close();
  }
}
