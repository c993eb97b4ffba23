package io.wiredns.command.situation;

import io.wiredns.codec.Daemons;
import io.wiredns.codec.Ports;
import io.wiredns.codec.ServerConfig;
import io.wiredns.codec.ServerConfig.Program;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * Situations of {@code wiredns query} that servers of Debian show: BIND, Knot DNS, NSD, Unbound
 * without TCP, and PowerDNS, and a second BIND that requires cookies.
 */
final class LiveQuerySituations implements AutoCloseable {
  private static final String SECRET = "bGl2ZS1zaXR1YXRpb25zLXNlY3JldC1saXZlLXM=";
  private static final String KEY = "live.key:" + SECRET;
  private static final String WRONG = "live.key:b3RoZXItc2VjcmV0LW90aGVyLXNlY3JldC1vdGg=";
  private static final String ONCE = " +tries=1 +timeout=2";

  private static final String ZONE =
      """
      $TTL 300
      @ SOA ns hm 1 7200 3600 1209600 60
      @ NS ns
      ns A 127.0.0.1
      www A 192.0.2.1
      dangling CNAME nowhere
      loop CNAME loop2
      loop2 CNAME loop
      child NS ns.child
      ns.child A 127.0.0.1
      """;

  private final Daemons daemons;
  private final Daemons strict;
  private final Map<Program, Integer> ports = Ports.reserve(Program.class);
  private final int strictPort = Ports.reserve();

  private LiveQuerySituations() throws IOException {
    daemons = Daemons.of("named", "knotd", "nsd", "unbound", "pdns_server");
    strict = Daemons.of("named");
  }

  /** Starts the servers; if one is not installed, the test is skipped, or fails in CI. */
  static LiveQuerySituations start() throws IOException {
    LiveQuerySituations servers = new LiveQuerySituations();
    try {
      servers.run();
      return servers;
    } catch (IOException | RuntimeException | Error failure) {
      servers.close();
      throw failure;
    }
  }

  /** Returns the servers as address#port by their names in the rows. */
  Map<String, String> places() {
    return Map.of(
        "BIND", at(ports.get(Program.BIND)),
        "KNOT", at(ports.get(Program.KNOT)),
        "NSD", at(ports.get(Program.NSD)),
        "UNBOUND", at(ports.get(Program.UNBOUND)),
        "POWERDNS", at(ports.get(Program.POWERDNS)),
        "STRICT", at(strictPort));
  }

  private static String at(int port) {
    return "127.0.0.1#" + port;
  }

  private void run() throws IOException {
    StringBuilder zone = new StringBuilder(ZONE);
    for (int i = 0; i < 30; i++) {
      zone.append("big TXT \"").append("%03d ".formatted(i).repeat(20)).append("\"\n");
    }
    daemons.write("live.zone", zone.toString());
    daemons.write("broken.zone", ZONE + "www CNAME ns\n");
    strict.write("live.zone", ZONE);
    bind();
    knot();
    ServerConfig.of(Program.NSD, ports.get(Program.NSD))
        .zones(
            """
            zone:
              name: "live.test"
              zonefile: "live.zone"
            zone:
              name: "broken.test"
              zonefile: "missing.zone"
            """)
        .run(daemons, "live.test");
    unbound();
    ServerConfig.of(Program.POWERDNS, ports.get(Program.POWERDNS))
        .zones("zone \"live.test\" { type master; file \"@DIR@/live.zone\"; };\n")
        .run(daemons, "live.test");
  }

  private void bind() throws IOException {
    ServerConfig.of(Program.BIND, ports.get(Program.BIND))
        .key("live.key", "hmac-sha256", SECRET)
        .zones(
            """
            zone "live.test" {
              type primary; file "live.zone"; allow-transfer { key live.key; };
            };
            zone "broken.test" { type primary; file "broken.zone"; };
            zone "closed.test" { type primary; file "live.zone"; allow-query { none; }; };
            zone "late.test" {
              type secondary; file "late.zone"; primaries { 127.0.0.1 port 1; };
            };
            """)
        .run(daemons, "live.test");
    ServerConfig.of(Program.BIND, strictPort)
        .options("require-server-cookie yes;")
        .zones("zone \"live.test\" { type primary; file \"live.zone\"; };")
        .start(strict);
  }

  private void knot() throws IOException {
    ServerConfig.of(Program.KNOT, ports.get(Program.KNOT))
        .key("live.key", "hmac-sha256", SECRET)
        .zones("- domain: live.test\n  file: live.zone\n")
        .run(daemons, "live.test");
  }

  private void unbound() throws IOException {
    StringBuilder data = new StringBuilder();
    for (int i = 0; i < 30; i++) {
      data.append(
          "  local-data: 'big.here.test. TXT \"%s\"'%n"
              .formatted(("%03d ".formatted(i)).repeat(20)));
    }
    ServerConfig.of(Program.UNBOUND, ports.get(Program.UNBOUND))
        .options(
            """
              do-tcp: no
              ede: yes
              local-zone: "here.test." static
              local-data: "here.test. SOA ns.here.test. hm.here.test. 1 7200 3600 1209600 60"
              local-zone: "refused.test." refuse
              local-zone: "dropped.test." deny
            """
                + data)
        .zones(
            """
            stub-zone:
              name: "live.test"
              stub-addr: 127.0.0.1@@BIND@
            """)
        .with(Map.of("BIND", ports.get(Program.BIND)))
        .run(daemons, "here.test");
  }

  @Override
  public void close() throws IOException {
    daemons.close();
    strict.close();
  }

  static List<Situation> rows() {
    return List.of(
        Situation.of("BIND answers", "query @{BIND} www.live.test")
            .says("192.0.2.1", "OUTCOME: ANSWER")
            .saysNot("Attempt", "CAUSE"),
        Situation.of("BIND: truncated, then TCP", "query @{BIND} big.live.test TXT")
            .says("(TCP)", "Attempt 1: {BIND} UDP: NOERROR, truncated (TC)", "OUTCOME: ANSWER"),
        Situation.of("BIND refuses another zone", "query @{BIND} www.other.example")
            .says("status: REFUSED", "OUTCOME: REFUSED", "CAUSE: ", "TRY: "),
        Situation.of("BIND refuses by an access list", "query @{BIND} www.closed.test")
            .says("status: REFUSED", "OUTCOME: REFUSED", "CAUSE: "),
        Situation.of("BIND has not loaded a broken zone", "query @{BIND} www.broken.test")
            .says("status: SERVFAIL", "OUTCOME: SERVFAIL", "CAUSE: ", "TRY: "),
        Situation.of("BIND has no copy of a zone", "query @{BIND} www.late.test")
            .says("status: SERVFAIL", "OUTCOME: SERVFAIL", "CAUSE: "),
        Situation.of("BIND: an alias that dangles", "query @{BIND} dangling.live.test")
            .says(
                "status: NXDOMAIN",
                "nowhere.live.test.",
                "OUTCOME: NXDOMAIN",
                "CAUSE: an alias leads to a name that does not exist",
                "EVIDENCE: dangling.live.test. is an alias"),
        Situation.of("BIND: an alias loop", "query @{BIND} loop.live.test")
            .says("EDE: 0 (Other Error): (max. restarts reached)", "OUTCOME: SERVFAIL", "CAUSE: "),
        Situation.of("BIND: BADVERS, then version 0", "query @{BIND} www.live.test +edns=1")
            .says(
                "192.0.2.1",
                "Attempt 1: {BIND} UDP: BADVERS, ",
                "Attempt 2: {BIND} UDP, with EDNS version 0: NOERROR",
                "OUTCOME: ANSWER"),
        Situation.of("BIND: BADVERS", "query @{BIND} www.live.test +edns=1 +noednsnegotiation")
            .says("status: BADVERS", "OUTCOME: BADVERS")
            .saysNot("Attempt"),
        Situation.of("NSD: BADVERS, then version 0", "query @{NSD} www.live.test +edns=1")
            .says("192.0.2.1", "Attempt 1: {NSD} UDP: BADVERS, ", "OUTCOME: ANSWER"),
        Situation.of("Knot: BADVERS, then version 0", "query @{KNOT} www.live.test +edns=1")
            .says("192.0.2.1", "Attempt 1: {KNOT} UDP: BADVERS, ", "OUTCOME: ANSWER"),
        Situation.of("PowerDNS: BADVERS, then version 0", "query @{POWERDNS} www.live.test +edns=1")
            .says("192.0.2.1", "Attempt 1: {POWERDNS} UDP: BADVERS, ", "OUTCOME: ANSWER"),
        Situation.of("BIND: an opcode that it does not have", "query @{BIND} live.test +opcode=15")
            .says("status: NOTIMP", "OUTCOME: "),
        Situation.of("Unbound does not serve an address", "query @{UNBOUND} here.test -b 127.0.0.2")
            .says("OUTCOME: "),
        Situation.of(
                "an address that this host does not have", "query @{BIND} live.test -b 192.0.2.55")
            .says("OUTCOME: UNREACHABLE", "CAUSE: the address after -b is not one of this host")
            .status(1),
        Situation.of("a transfer with a key", "query @{BIND} live.test AXFR -y " + KEY)
            .says(
                "live.test.*SOA",
                "www.live.test.*192.0.2.1",
                "live.test.*SOA",
                ";; SERVER: {BIND}",
                ";; XFR size: ")
            .saysNot("failed", "CAUSE"),
        Situation.of("a transfer without a key", "query @{BIND} live.test AXFR")
            .says(
                "; Transfer failed.",
                "{BIND} TCP: ",
                "REFUSED",
                "TRY: wiredns query @{BIND} live.test. SOA +norecurse")
            .saysNot("IN\tSOA")
            .status(1),
        Situation.of("a transfer with a wrong secret", "query @{BIND} live.test AXFR -y " + WRONG)
            .says("; Transfer failed.", "BADSIG", "TRY: wiredns query @{BIND} live.test. SOA -k ")
            .saysNot(SECRET)
            .status(1),
        Situation.of("a transfer that Knot denies", "query @{KNOT} live.test AXFR")
            .says(
                "; Transfer failed.",
                "NOTAUTH",
                "TRY: wiredns query @{KNOT} live.test. SOA +norecurse")
            .status(1),
        Situation.of("a transfer of another zone", "query @{NSD} other.test AXFR")
            .says("; Transfer failed.", "{NSD} TCP: ", "TRY: ")
            .status(1),
        Situation.of(
                "changes since a version that is there", "query @{BIND} live.test IXFR=1 -y " + KEY)
            .says("live.test.*SOA", ";; XFR size: 1 records", "no version after serial 1"),
        Situation.of(
                "changes since a version that is gone", "query @{BIND} live.test IXFR=0 -y " + KEY)
            .says("live.test.*SOA", ";; XFR size: ", "the server sent the whole zone"),
        Situation.of("a transfer where nothing listens", "query @127.0.0.1#1 live.test AXFR")
            .says("; Transfer failed.", "TRY: wiredns query @127.0.0.1#1 live.test. SOA")
            .status(1),
        Situation.of("BIND: a referral", "query @{BIND} www.child.live.test +norecurse")
            .says("OUTCOME: REFERRAL"),
        Situation.of(
                "BIND: a key that it does not have",
                "query @{BIND} www.live.test -y no.key:" + SECRET)
            .says(
                "status: NOTAUTH",
                "no.key.",
                "OUTCOME: BADKEY: ",
                "the server does not know the key no.key. (hmac-sha256)",
                "CAUSE: ")
            .saysNot(SECRET)
            .status(1),
        Situation.of("BIND: a wrong secret", "query @{BIND} www.live.test -y " + WRONG)
            .says(
                "status: NOTAUTH", "OUTCOME: BADSIG: ", "another MAC", "CAUSE: the secrets differ")
            .status(1),
        Situation.of("BIND: a good key", "query @{BIND} www.live.test -y " + KEY)
            .says("192.0.2.1", "OUTCOME: ANSWER")
            .saysNot("CAUSE"),
        Situation.of("BIND: another algorithm", "query @{BIND} www.live.test -y hmac-sha512:" + KEY)
            .says("OUTCOME: BADKEY: ", "live.key. (hmac-sha512)")
            .status(1),
        Situation.of("BIND requires its cookie", "query @{STRICT} www.live.test")
            .says(
                "192.0.2.1",
                "Attempt 1: {STRICT} UDP: BADCOOKIE, ",
                "with the server's cookie: NOERROR",
                "OUTCOME: ANSWER"),
        Situation.of(
                "BIND requires a cookie, none is sent", "query @{STRICT} www.live.test +nocookie")
            .says("OUTCOME: "),
        Situation.of("Knot: a key that no rule names", "query @{KNOT} www.live.test -y " + WRONG)
            .says(
                "status: NOTAUTH",
                "OUTCOME: BADKEY: ",
                "TRY: wiredns query @{KNOT} www.live.test. A -y")
            .status(1),
        Situation.of(
                "Knot: a key that it does not have",
                "query @{KNOT} www.live.test -y no.key:" + SECRET)
            .says("status: NOTAUTH", "OUTCOME: BADKEY: ")
            .status(1),
        Situation.of("Knot refuses another zone", "query @{KNOT} www.other.example")
            .says("status: REFUSED", "OUTCOME: REFUSED"),
        Situation.of("NSD has not loaded a zone", "query @{NSD} www.broken.test")
            .says("status: SERVFAIL", "OUTCOME: SERVFAIL"),
        Situation.of("NSD: a key", "query @{NSD} www.live.test -y " + KEY)
            .says("OUTCOME: BADKEY: ")
            .status(1),
        Situation.of("PowerDNS refuses another zone", "query @{POWERDNS} www.other.example")
            .says("status: REFUSED", "OUTCOME: REFUSED"),
        Situation.of("PowerDNS: a key", "query @{POWERDNS} www.live.test -y " + KEY)
            .says("OUTCOME: ")
            .status(1),
        Situation.of("Unbound without TCP", "query @{UNBOUND} big.here.test TXT")
            .says(
                "flags: qr",
                "Attempt 1: {UNBOUND} UDP: NOERROR, truncated (TC)",
                "Attempt 2: {UNBOUND} TCP: the server refused the connection",
                "OUTCOME: TRUNCATED: ",
                "CAUSE: DNS over TCP is not served")
            .status(1),
        Situation.of("Unbound refuses", "query @{UNBOUND} www.refused.test")
            .says("status: REFUSED", "OUTCOME: REFUSED"),
        Situation.of("Unbound drops", "query @{UNBOUND} www.dropped.test" + ONCE)
            .says(
                "UDP: no response in time",
                "TCP: the server refused the connection",
                "OUTCOME: TIMEOUT",
                "CAUSE: the host is there")
            .status(1),
        Situation.of("Unbound: what BIND refuses", "query @{UNBOUND} www.live.test")
            .says("192.0.2.1", "OUTCOME: ANSWER"),
        Situation.of("Unbound does not know the type of a name", "query @{UNBOUND} here.test MX")
            .says("OUTCOME: NODATA"));
  }
}
