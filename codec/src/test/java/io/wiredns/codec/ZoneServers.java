package io.wiredns.codec;

import io.wiredns.codec.ServerConfig.Program;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/**
 * BIND, Knot and NSD from Debian, with zones for transfers, updates and notifications.
 *
 * <table>
 *   <tr><td>live.test</td><td>a primary zone of all three servers; it may be transferred without a key and updated with the key (not in NSD)</td></tr>
 *   <tr><td>big.test</td><td>the same with more than 20,000 records, transferred with the key
 *     only</td></tr>
 *   <tr><td>notify.test</td><td>BIND is the primary, Knot and NSD are secondaries</td></tr>
 *   <tr><td>told.test</td><td>Knot is the primary, BIND is a secondary</td></tr>
 * </table>
 *
 * No server notifies another by itself.
 */
public final class ZoneServers implements AutoCloseable {
  /** A server. */
  public enum Server {
    BIND(Program.BIND, BIND_OPTIONS, "", BIND_ZONES),
    KNOT(Program.KNOT, "", KNOT_SECTIONS, KNOT_ZONES),
    NSD(Program.NSD, "xfrd-reload-timeout: 0\n", "", NSD_ZONES);

    private final Program program;
    private final String options;
    private final String sections;
    private final String zones;

    Server(Program program, String options, String sections, String zones) {
      this.program = program;
      this.options = options;
      this.sections = sections;
      this.zones = zones;
    }
  }

  /** The key of all servers, in the form that dig's option -y accepts. */
  public static final String KEY =
      "hmac-sha256:zone.key:em9uZS1zZXJ2ZXJzLXRlc3Qta2V5LXpvbmUtc2VydmU=";

  /** The number of records of big.test, with the SOA record counted once. */
  public static final int BIG_RECORDS = 24_003;

  private static final String SECRET = KEY.substring(KEY.lastIndexOf(':') + 1);

  private final Daemons daemons;
  private final Map<Server, Integer> ports = Ports.reserve(Server.class);

  private ZoneServers(Daemons daemons) throws IOException {
    this.daemons = daemons;
  }

  /** Starts the servers; if one is not installed, the test is skipped, or fails in CI. */
  public static ZoneServers start() throws IOException {
    ZoneServers servers = new ZoneServers(Daemons.of("named", "knotd", "nsd", "dig", "nsupdate"));
    try {
      servers.configure();
      servers.run();
      return servers;
    } catch (IOException | RuntimeException | Error failure) {
      servers.close();
      throw failure;
    }
  }

  public int port(Server server) {
    return ports.get(server);
  }

  public Path directory() {
    return daemons.directory();
  }

  private static String zone(String name, int hosts) {
    StringBuilder zone = new StringBuilder("$ORIGIN " + name + ".\n$TTL 300\n");
    zone.append("@ SOA ns hm 1 7200 3600 1209600 60\n@ NS ns\nns A 127.0.0.1\n");
    for (int i = 0; i < hosts; i++) {
      zone.append(
          "h%1$d A 192.0.2.%2$d%nh%1$d TXT \"host %1$d\" \"of %3$s\"%nh%1$d MX 10 h%1$d%n"
              .formatted(i, i % 256, name));
    }
    return zone.toString();
  }

  private void configure() throws IOException {
    for (String server : new String[] {"bind", "knot", "nsd"}) {
      daemons.write(server + "-live.zone", zone("live.test", 50));
      daemons.write(server + "-big.zone", zone("big.test", (BIG_RECORDS - 3) / 3));
    }
    daemons.write("bind-notify.zone", zone("notify.test", 2));
    daemons.write("knot-told.zone", zone("told.test", 2));
  }

  private void run() throws IOException {
    for (Server server : Server.values()) {
      ServerConfig.of(server.program, port(server))
          .options(server.options)
          .key("zone.key", "hmac-sha256", SECRET)
          .sections(server.sections)
          .zones(server.zones)
          .with(ports)
          .run(daemons, "live.test");
    }
    // BIND has started before Knot, and would ask again for told.test only after minutes.
    Daemons.await(port(Server.KNOT), "told.test");
    Daemons.awaitSecondary(port(Server.BIND), "told.test");
    Daemons.awaitSecondary(port(Server.KNOT), "notify.test");
    Daemons.awaitSecondary(port(Server.NSD), "notify.test");
    for (Server server : Server.values()) {
      Daemons.await(port(server), "big.test");
    }
  }

  @Override
  public void close() throws IOException {
    daemons.close();
  }

  private static final String BIND_OPTIONS = "serial-query-rate 100; tcp-clients 100;";

  private static final String BIND_ZONES =
      """
      zone "live.test" {
        type primary; file "bind-live.zone"; journal "bind-live.jnl";
        allow-transfer { any; }; allow-update { key zone.key; };
      };
      zone "big.test" {
        type primary; file "bind-big.zone"; journal "bind-big.jnl";
        allow-transfer { key zone.key; }; allow-update { key zone.key; };
      };
      zone "notify.test" {
        type primary; file "bind-notify.zone"; journal "bind-notify.jnl";
        allow-transfer { any; }; allow-update { key zone.key; };
      };
      zone "told.test" {
        type secondary; file "bind-told.zone"; primaries { 127.0.0.1 port @KNOT@; };
        allow-transfer { any; };
      };
      """;

  private static final String KNOT_SECTIONS =
      """
      remote:
        - id: bind
          address: 127.0.0.1@@BIND@
      acl:
        - id: signed
          key: zone.key
          action: [ transfer, update ]
        - id: open
          address: 127.0.0.1
          action: transfer
        - id: told
          address: 127.0.0.1
          action: notify
      """;

  private static final String KNOT_ZONES =
      """
      - domain: live.test
        file: knot-live.zone
        acl: [ signed, open ]
      - domain: big.test
        file: knot-big.zone
        acl: signed
      - domain: told.test
        file: knot-told.zone
        acl: [ signed, open ]
      - domain: notify.test
        file: knot-notify.zone
        master: bind
        acl: [ told, open ]
      """;

  private static final String NSD_ZONES =
      """
      zone:
        name: live.test
        zonefile: nsd-live.zone
        provide-xfr: 127.0.0.0/8 NOKEY
        store-ixfr: yes
        create-ixfr: yes
      zone:
        name: big.test
        zonefile: nsd-big.zone
        provide-xfr: 127.0.0.0/8 zone.key
      zone:
        name: notify.test
        zonefile: nsd-notify.zone
        request-xfr: 127.0.0.1@@BIND@ NOKEY
        allow-notify: 127.0.0.0/8 NOKEY
        provide-xfr: 127.0.0.0/8 NOKEY
        store-ixfr: yes
      """;
}
