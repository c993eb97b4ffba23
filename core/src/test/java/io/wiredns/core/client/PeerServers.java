package io.wiredns.core.client;

import io.wiredns.codec.Daemons;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.wire.Name;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;

/**
 * BIND, Knot, NSD, Unbound and PowerDNS of Debian with the zone peer.test, in which {@code big} has
 * more than fits a datagram and {@code h0} to {@code h499} have their number as address.
 */
final class PeerServers implements AutoCloseable {
  enum Peer {
    BIND,
    KNOT,
    NSD,
    UNBOUND,
    POWERDNS
  }

  static final String KEY = "hmac-sha256:peer:cGVlci1zZXJ2ZXJzLXRlc3Qta2V5LXBlZXItc2VydmU=";
  static final int HOSTS = 500;
  private static final String SECRET = KEY.substring(KEY.lastIndexOf(':') + 1);

  private static final String BIND =
      """
      controls { };
      key "peer" { algorithm hmac-sha256; secret "@SECRET@"; };
      options {
        directory "@DIR@"; pid-file "named.pid"; session-keyfile "session.key";
        managed-keys-directory "@DIR@";
        listen-on port @PORT@ { 127.0.0.1; }; listen-on-v6 { none; };
        recursion no; dnssec-validation no; empty-zones-enable no; notify no;
      };
      zone "peer.test" { type primary; file "peer.zone"; };
      """;

  private static final String KNOT =
      """
      server:
          rundir: @DIR@
          pidfile: @DIR@/knot.pid
          listen: 127.0.0.1@@PORT@
          udp-workers: 1
          tcp-workers: 1
          background-workers: 1
      control:
          listen: @DIR@/knot.sock
      log:
        - target: stderr
          any: info
      database:
          storage: @DIR@/knot-db
      key:
        - id: peer
          algorithm: hmac-sha256
          secret: @SECRET@
      acl:
        - id: signed
          key: peer
          action: transfer
      mod-cookies:
        - id: default
          badcookie-slip: 1
      template:
        - id: default
          storage: @DIR@
          global-module: mod-cookies/default
          acl: signed
          zonefile-sync: -1
          zonefile-load: whole
          journal-content: none
      zone:
        - domain: peer.test
          file: peer.zone
      """;

  private static final String NSD =
      """
      server:
          ip-address: 127.0.0.1@@PORT@
          server-count: 1
          username: ""
          chroot: ""
          database: ""
          zonesdir: "@DIR@"
          pidfile: "@DIR@/nsd.pid"
          xfrdfile: "@DIR@/xfrd.state"
          xfrdir: "@DIR@"
          zonelistfile: "@DIR@/zone.list"
          rrl-ratelimit: 0
      remote-control:
          control-enable: no
      key:
          name: "peer"
          algorithm: hmac-sha256
          secret: "@SECRET@"
      zone:
          name: "peer.test"
          zonefile: "peer.zone"
      """;

  private static final String UNBOUND =
      """
      server:
          interface: 127.0.0.1@@PORT@
          access-control: 127.0.0.0/8 allow
          directory: "@DIR@"
          pidfile: "@DIR@/unbound.pid"
          username: ""
          chroot: ""
          use-syslog: no
          num-threads: 1
          do-ip6: no
          do-daemonize: no
          do-not-query-localhost: no
          module-config: "iterator"
          target-fetch-policy: "0 0 0 0 0"
          local-zone: "test." nodefault
      remote-control:
          control-enable: no
      stub-zone:
          name: "peer.test"
          stub-addr: 127.0.0.1@@NSD@
      """;

  private final Daemons daemons;
  private final Map<Peer, Integer> ports = new EnumMap<>(Peer.class);

  private PeerServers(Daemons daemons) {
    this.daemons = daemons;
  }

  /** Starts them; where one is not installed the test is skipped, but fails in CI. */
  static PeerServers start() throws IOException, InterruptedException {
    PeerServers servers =
        new PeerServers(Daemons.of("named", "knotd", "nsd", "unbound", "pdns_server"));
    try {
      servers.run();
      return servers;
    } catch (IOException | InterruptedException | RuntimeException | Error failure) {
      servers.close();
      throw failure;
    }
  }

  InetSocketAddress address(Peer peer) {
    return new InetSocketAddress("127.0.0.1", ports.get(peer));
  }

  private static String zone() {
    StringBuilder zone =
        new StringBuilder("$ORIGIN peer.test.\n$TTL 300\n@ SOA ns hm 9 7200 3600 1209600 60\n");
    zone.append("@ NS ns\nns A 127.0.0.1\nalias CNAME h7\n");
    for (int i = 0; i < 40; i++) {
      zone.append("big TXT \"").append("%03d ".formatted(i).repeat(20)).append("\"\n");
    }
    for (int i = 0; i < HOSTS; i++) {
      zone.append("h%d A 192.0.%d.%d%n".formatted(i, i / 256, i % 256));
    }
    return zone.toString();
  }

  private String fill(String template, Peer peer) {
    return template
        .replace("@DIR@", daemons.directory().toString())
        .replace("@SECRET@", SECRET)
        .replace("@NSD@", Integer.toString(ports.get(Peer.NSD)))
        .replace("@PORT@", Integer.toString(ports.get(peer)));
  }

  private void run() throws IOException, InterruptedException {
    for (Peer peer : Peer.values()) {
      ports.put(peer, Daemons.freePort());
    }
    Path directory = daemons.directory();
    Files.createDirectory(directory.resolve("knot-db"));
    daemons.write("peer.zone", zone());
    daemons.write("named.conf", fill(BIND, Peer.BIND));
    daemons.write("knot.conf", fill(KNOT, Peer.KNOT));
    daemons.write("nsd.conf", fill(NSD, Peer.NSD));
    daemons.write("unbound.conf", fill(UNBOUND, Peer.UNBOUND));
    daemons.write("pdns.conf", "launch=bind\n");
    daemons.write(
        "pdns-zones.conf",
        "zone \"peer.test\" { type master; file \"%s/peer.zone\"; };%n".formatted(directory));
    run(Peer.BIND, "named", "-g", "-n", "1", "-c", directory + "/named.conf");
    run(Peer.KNOT, "knotd", "-c", directory + "/knot.conf");
    run(Peer.NSD, "nsd", "-d", "-c", directory + "/nsd.conf");
    run(Peer.UNBOUND, "unbound", "-d", "-c", directory + "/unbound.conf");
    run(
        Peer.POWERDNS,
        "pdns_server",
        "--config-dir=" + directory,
        "--daemon=no",
        "--guardian=no",
        "--launch=bind",
        "--bind-config=" + directory.resolve("pdns-zones.conf"),
        "--local-address=127.0.0.1",
        "--local-port=" + ports.get(Peer.POWERDNS),
        "--socket-dir=" + directory,
        "--receiver-threads=1",
        "--distributor-threads=1",
        "--security-poll-suffix=");
  }

  private void run(Peer peer, String... command) throws IOException, InterruptedException {
    Message soa = Message.query(1, Name.of("peer.test."), RecordType.SOA);
    daemons.run(ports.get(peer), ScriptedServer.octets(soa), command);
  }

  @Override
  public void close() throws IOException {
    daemons.close();
  }
}
