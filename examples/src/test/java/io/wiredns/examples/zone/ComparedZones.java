package io.wiredns.examples.zone;

import io.wiredns.codec.Daemons;
import io.wiredns.codec.code.RecordClass;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.Question;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.zone.ZoneReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Zones of the same content, unsigned, signed with NSEC, with NSEC3 and with NSEC3 and opt-out, and
 * BIND, Knot and NSD serving them.
 */
final class ComparedZones implements AutoCloseable {
  /** A server of Debian. */
  enum Server {
    BIND,
    KNOT,
    NSD
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
  private final Map<Server, Integer> ports = new EnumMap<>(Server.class);

  private ComparedZones(Daemons daemons) throws IOException {
    this.daemons = daemons;
    for (Server server : Server.values()) {
      ports.put(server, Daemons.freePort());
    }
  }

  /** Starts them; where one is not installed the test is skipped, but fails in CI. */
  static ComparedZones start() throws IOException, InterruptedException {
    ComparedZones zones =
        new ComparedZones(Daemons.of("named", "knotd", "nsd", "dnssec-keygen", "dnssec-signzone"));
    try {
      zones.sign();
      zones.configure();
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

  /** Names that are there, that could be, below and beside them; each with every type. */
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
      tool("dnssec-keygen", "-q", "-a", "ECDSAP256SHA256", "-f", "KSK", origin.toString());
      tool("dnssec-keygen", "-q", "-a", "ECDSAP256SHA256", origin.toString());
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
      tool(command.toArray(new String[0]));
    }
  }

  private void tool(String... command) throws IOException, InterruptedException {
    String path =
        List.of("/usr/bin/", "/usr/sbin/").stream()
            .map(directory -> directory + command[0])
            .filter(file -> Files.isExecutable(Path.of(file)))
            .findFirst()
            .orElse(command[0]);
    String[] words = command.clone();
    words[0] = path;
    Path log = daemons.directory().resolve("tool.log");
    Process process =
        new ProcessBuilder(words)
            .directory(daemons.directory().toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
      process.destroyForcibly();
      throw new IOException(String.join(" ", command) + ": " + Files.readString(log));
    }
  }

  private void configure() throws IOException {
    Files.createDirectory(daemons.directory().resolve("knot-db"));
    StringBuilder bind = new StringBuilder(BIND);
    StringBuilder knot = new StringBuilder(KNOT);
    StringBuilder nsd = new StringBuilder(NSD);
    for (Name origin : ORIGINS) {
      String name = origin.toString();
      String file = label(origin) + ".zone";
      bind.append("zone \"%s\" { type primary; file \"%s\"; };%n".formatted(name, file));
      knot.append("  - domain: %s%n    file: %s%n".formatted(name, file));
      nsd.append("zone:%n  name: \"%s\"%n  zonefile: \"%s\"%n".formatted(name, file));
    }
    daemons.write("named.conf", fill(bind));
    daemons.write("knot.conf", fill(knot));
    daemons.write("nsd.conf", fill(nsd));
  }

  private String fill(StringBuilder template) {
    return template
        .toString()
        .replace("@DIR@", daemons.directory().toString())
        .replace("@PORT-BIND@", "" + port(Server.BIND))
        .replace("@PORT-KNOT@", "" + port(Server.KNOT))
        .replace("@PORT-NSD@", "" + port(Server.NSD));
  }

  private void run() throws IOException, InterruptedException {
    byte[] soa = soaQuery();
    daemons.run(port(Server.BIND), soa, "named", "-g", "-n", "1", "-c", "named.conf");
    daemons.run(port(Server.KNOT), soa, "knotd", "-c", "knot.conf");
    daemons.run(port(Server.NSD), soa, "nsd", "-d", "-c", "nsd.conf");
  }

  private static byte[] soaQuery() {
    ByteBuffer buffer = ByteBuffer.allocate(512);
    Message.query(1, ORIGINS.get(ORIGINS.size() - 1), RecordType.SOA).write(buffer);
    byte[] octets = new byte[buffer.position()];
    buffer.flip().get(octets);
    return octets;
  }

  @Override
  public void close() throws IOException {
    daemons.close();
  }

  private static final String BIND =
      """
      controls { };
      options {
        directory "@DIR@"; pid-file "named.pid"; session-keyfile "session.key";
        managed-keys-directory "@DIR@"; listen-on port @PORT-BIND@ { 127.0.0.1; };
        listen-on-v6 { none; }; recursion no; dnssec-validation no; notify no;
        empty-zones-enable no; allow-new-zones no; minimal-responses no-auth;
        zero-no-soa-ttl no;
      };
      """;

  private static final String KNOT =
      """
      server:
        rundir: @DIR@
        pidfile: @DIR@/knot.pid
        listen: 127.0.0.1@@PORT-KNOT@
        udp-workers: 1
        tcp-workers: 1
        background-workers: 1
      control:
        listen: @DIR@/knot.sock
      database:
        storage: @DIR@/knot-db
      template:
        - id: default
          storage: @DIR@
          zonefile-sync: -1
          zonefile-load: whole
          journal-content: none
          semantic-checks: soft
      zone:
      """;

  private static final String NSD =
      """
      server:
        ip-address: 127.0.0.1@@PORT-NSD@
        server-count: 1
        username: ""
        chroot: ""
        zonesdir: "@DIR@"
        pidfile: "@DIR@/nsd.pid"
        xfrdfile: "@DIR@/xfrd.state"
        xfrdir: "@DIR@"
        zonelistfile: "@DIR@/zone.list"
        rrl-ratelimit: 0
        refuse-any: no
        minimal-responses: yes
      remote-control:
        control-enable: no
      """;
}
