package io.wiredns.codec.response;

import io.wiredns.codec.Daemons;
import io.wiredns.codec.Daemons.Daemon;
import io.wiredns.codec.Ports;
import io.wiredns.codec.ServerConfig;
import io.wiredns.codec.ServerConfig.Program;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * BIND, Knot, NSD, Unbound and dnsdist from Debian on high ports of loopback, with our zones and
 * configuration.
 */
final class LiveServers implements AutoCloseable {
  /** A server, the zone that it must serve, and its special configuration. */
  enum Server {
    BIND(Program.BIND, "live.test", LiveZones.BIND_OPTIONS, "", LiveZones.BIND_ZONES),
    KNOT(
        Program.KNOT,
        "live.test",
        LiveZones.KNOT_OPTIONS,
        LiveZones.KNOT_SECTIONS,
        LiveZones.KNOT_ZONES),
    NSD(Program.NSD, "live.test", "", "", LiveZones.NSD_ZONES),
    UNBOUND(Program.UNBOUND, "static.test", LiveZones.UNBOUND_OPTIONS, "", LiveZones.UNBOUND_ZONES),
    /** Forwards to NSD, which must be running. */
    DNSDIST(Program.DNSDIST, "live.test", LiveZones.DNSDIST_OPTIONS, "", "");

    private final Program program;
    private final String zone;
    private final String options;
    private final String sections;
    private final String zones;

    Server(Program program, String zone, String options, String sections, String zones) {
      this.program = program;
      this.zone = zone;
      this.options = options;
      this.sections = sections;
      this.zones = zones;
    }
  }

  static final String KEY_SECRET = "bGl2ZS10ZXN0LWtleS1saXZlLXRlc3Qta2V5LWxpdmU=";

  private final Daemons daemons;
  private final Map<Server, Integer> ports = Ports.reserve(Server.class);
  private final int deadPort = Ports.reserve();

  private LiveServers(Daemons daemons) throws IOException {
    this.daemons = daemons;
  }

  /** Starts all servers; if one is not installed, the test is skipped, or fails in CI. */
  static LiveServers start() throws IOException, InterruptedException {
    Daemons daemons =
        Daemons.of(
            Stream.concat(
                    Stream.of(Server.values()).map(server -> server.program.command()),
                    Stream.of("dnssec-keygen", "dnssec-signzone"))
                .toArray(String[]::new));
    try {
      LiveServers servers = new LiveServers(daemons);
      servers.configure();
      servers.run();
      return servers;
    } catch (IOException | InterruptedException | RuntimeException | Error failure) {
      daemons.close();
      throw failure;
    }
  }

  private void configure() throws IOException, InterruptedException {
    daemons.write("live.zone", LiveZones.LIVE);
    daemons.write("knot-live.zone", LiveZones.LIVE);
    daemons.write("broken.zone", "$TTL 60\n@ SOA this is no zone\n");
    daemons.write("expired.zone", LiveZones.EXPIRED);
    daemons.tool("dnssec-keygen", "-q", "-a", "ECDSAP256SHA256", "-f", "KSK", "expired.test");
    daemons.tool("dnssec-keygen", "-q", "-a", "ECDSAP256SHA256", "expired.test");
    Files.createFile(daemons.directory().resolve("empty.keytab"));
    // The signatures were valid for a month of 2024; those of the keys are still valid.
    daemons.tool(
        "dnssec-signzone",
        "-q",
        "-S",
        "-g",
        "-P",
        "-s",
        "20240101000000",
        "-e",
        "20240201000000",
        "-X",
        "now+86400",
        "-o",
        "expired.test",
        "-f",
        "expired.signed",
        "expired.zone");
  }

  private void run() throws IOException {
    Map<Server, Daemon> starting = new EnumMap<>(Server.class);
    for (Server server : Server.values()) {
      if (server == Server.DNSDIST) {
        await(starting);
      }
      starting.put(server, config(server).start(daemons));
    }
    await(starting);
  }

  private ServerConfig config(Server server) {
    ServerConfig config =
        ServerConfig.of(server.program, ports.get(server))
            .options(server.options)
            .sections(server.sections)
            .zones(server.zones)
            .with(ports)
            .with(Map.of("DEAD", deadPort));
    return switch (server) {
      case BIND ->
          config.key("live", "hmac-sha256", KEY_SECRET).key("trunc", "hmac-sha256-192", KEY_SECRET);
      case KNOT, NSD -> config.key("live", "hmac-sha256", KEY_SECRET);
      case UNBOUND, DNSDIST -> config;
    };
  }

  private void await(Map<Server, Daemon> starting) throws IOException {
    for (Map.Entry<Server, Daemon> one : starting.entrySet()) {
      Server server = one.getKey();
      daemons.await(one.getValue(), ports.get(server), server.zone);
    }
    starting.clear();
  }

  /** Sends a query over UDP and returns the response's octets, or null after a timeout. */
  byte[] datagram(Server server, ByteBuffer query) throws IOException {
    return Daemons.datagram(ports.get(server), query);
  }

  /**
   * Sends a query over TCP and returns the octets of the first response, or null after a timeout.
   */
  byte[] stream(Server server, ByteBuffer query) throws IOException {
    return Daemons.first(ports.get(server), query);
  }

  @Override
  public void close() throws IOException {
    daemons.close();
  }
}
