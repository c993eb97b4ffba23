package io.wiredns.core.client;

import io.wiredns.codec.Daemons;
import io.wiredns.codec.Ports;
import io.wiredns.codec.ServerConfig;
import io.wiredns.codec.ServerConfig.Program;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.stream.Stream;

/**
 * BIND, Knot, NSD, Unbound and PowerDNS from Debian with the zone peer.test. Its name {@code big}
 * has more records than fit in a datagram, and the addresses of {@code h0} to {@code h499} contain
 * their numbers.
 */
final class PeerServers implements AutoCloseable {
  enum Peer {
    BIND(Program.BIND, "", "zone \"peer.test\" { type primary; file \"peer.zone\"; };\n"),
    KNOT(
        Program.KNOT,
        """
        global-module: mod-cookies/default
        acl: signed
        journal-content: none
        """,
        """
        - domain: peer.test
          file: peer.zone
        """),
    NSD(
        Program.NSD,
        "",
        """
        zone:
          name: "peer.test"
          zonefile: "peer.zone"
        """),
    UNBOUND(
        Program.UNBOUND,
        "module-config: \"iterator\"\n",
        """
        stub-zone:
          name: "peer.test"
          stub-addr: 127.0.0.1@@NSD@
        """),
    POWERDNS(
        Program.POWERDNS, "", "zone \"peer.test\" { type master; file \"@DIR@/peer.zone\"; };\n");

    private final Program program;
    private final String options;
    private final String zones;

    Peer(Program program, String options, String zones) {
      this.program = program;
      this.options = options;
      this.zones = zones;
    }
  }

  static final String KEY = "hmac-sha256:peer:cGVlci1zZXJ2ZXJzLXRlc3Qta2V5LXBlZXItc2VydmU=";
  static final int HOSTS = 500;
  private static final String SECRET = KEY.substring(KEY.lastIndexOf(':') + 1);

  private static final String KNOT_SECTIONS =
      """
      acl:
        - id: signed
          key: peer
          action: transfer
      mod-cookies:
        - id: default
          badcookie-slip: 1
      """;

  private final Daemons daemons;
  private final Map<Peer, Integer> ports = Ports.reserve(Peer.class);

  private PeerServers(Daemons daemons) throws IOException {
    this.daemons = daemons;
  }

  /** Starts the servers. If one is not installed the test is skipped, but fails in CI. */
  static PeerServers start() throws IOException {
    PeerServers servers =
        new PeerServers(
            Daemons.of(
                Stream.of(Peer.values())
                    .map(peer -> peer.program.command())
                    .toArray(String[]::new)));
    try {
      servers.run();
      return servers;
    } catch (IOException | RuntimeException | Error failure) {
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

  private void run() throws IOException {
    daemons.write("peer.zone", zone());
    for (Peer peer : Peer.values()) {
      ServerConfig config =
          ServerConfig.of(peer.program, ports.get(peer))
              .options(peer.options)
              .zones(peer.zones)
              .with(ports);
      switch (peer) {
        case BIND, NSD -> config.key("peer", "hmac-sha256", SECRET);
        case KNOT -> config.key("peer", "hmac-sha256", SECRET).sections(KNOT_SECTIONS);
        case UNBOUND, POWERDNS -> {}
      }
      config.run(daemons, "peer.test");
    }
  }

  @Override
  public void close() throws IOException {
    daemons.close();
  }
}
