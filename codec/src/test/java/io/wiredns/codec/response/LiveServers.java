package io.wiredns.codec.response;

import io.wiredns.codec.Daemons;
import io.wiredns.codec.Daemons.Daemon;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.wire.Name;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * BIND, Knot, NSD, Unbound and dnsdist of Debian on high ports of loopback, with zones and
 * configuration of our own.
 */
final class LiveServers implements AutoCloseable {
  /** A server, and the program that it is. */
  enum Server {
    BIND("named"),
    KNOT("knotd"),
    NSD("nsd"),
    UNBOUND("unbound"),
    DNSDIST("dnsdist");

    private final String program;

    Server(String program) {
      this.program = program;
    }
  }

  static final String KEY_SECRET = "bGl2ZS10ZXN0LWtleS1saXZlLXRlc3Qta2V5LWxpdmU=";

  private final Daemons daemons;
  private final Map<Server, Integer> ports = new EnumMap<>(Server.class);
  private final int deadPort = Daemons.freePort();

  private LiveServers(Daemons daemons) throws IOException {
    this.daemons = daemons;
    for (Server server : Server.values()) {
      ports.put(server, Daemons.freePort());
    }
  }

  /** Starts them all; where one is not installed the test is skipped, but fails in CI. */
  static LiveServers start() throws IOException, InterruptedException {
    Daemons daemons =
        Daemons.of(
            Stream.concat(
                    Stream.of(Server.values()).map(server -> server.program),
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
    Files.createDirectory(daemons.directory().resolve("knot-db"));
    Files.createFile(daemons.directory().resolve("empty.keytab"));
    // The signatures were good for a month of 2024, those of the keys still are.
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
    Map<String, String> values =
        Map.of(
            "DIR", daemons.directory().toString(),
            "BIND", port(Server.BIND),
            "KNOT", port(Server.KNOT),
            "NSD", port(Server.NSD),
            "UNBOUND", port(Server.UNBOUND),
            "DNSDIST", port(Server.DNSDIST),
            "DEAD", Integer.toString(deadPort),
            "SECRET", KEY_SECRET);
    write("named.conf", LiveZones.BIND, values);
    write("knot.conf", LiveZones.KNOT, values);
    write("nsd.conf", LiveZones.NSD, values);
    write("unbound.conf", LiveZones.UNBOUND, values);
    write("dnsdist.conf", LiveZones.DNSDIST, values);
  }

  private String port(Server server) {
    return Integer.toString(ports.get(server));
  }

  private void write(String file, String template, Map<String, String> values) throws IOException {
    String text = template;
    for (Map.Entry<String, String> value : values.entrySet()) {
      text = text.replace("@" + value.getKey() + "@", value.getValue());
    }
    daemons.write(file, text);
  }

  private void run() throws IOException, InterruptedException {
    String directory = daemons.directory().toString();
    Daemon bind = daemons.start("named", "-g", "-n", "1", "-c", directory + "/named.conf");
    Daemon knot = daemons.start("knotd", "-c", directory + "/knot.conf");
    Daemon nsd = daemons.start("nsd", "-d", "-c", directory + "/nsd.conf");
    Daemon unbound = daemons.start("unbound", "-d", "-c", directory + "/unbound.conf");
    await(bind, Server.BIND, "live.test");
    await(knot, Server.KNOT, "live.test");
    await(nsd, Server.NSD, "live.test");
    await(unbound, Server.UNBOUND, "static.test");
    Daemon dnsdist =
        daemons.start(
            "dnsdist", "--supervised", "--disable-syslog", "-C", directory + "/dnsdist.conf");
    await(dnsdist, Server.DNSDIST, "live.test");
  }

  private void await(Daemon daemon, Server server, String zone)
      throws IOException, InterruptedException {
    ByteBuffer query = Replies.octets(Message.query(1, Name.of(zone), RecordType.SOA));
    byte[] octets = new byte[query.remaining()];
    query.get(octets);
    daemons.await(daemon, ports.get(server), octets);
  }

  /** Sends a query over UDP; the response's octets, or null if none comes in time. */
  byte[] datagram(Server server, ByteBuffer query) throws IOException {
    return Daemons.datagram(ports.get(server), query);
  }

  /** Sends a query over TCP; the octets of the first response, or null if none comes in time. */
  byte[] stream(Server server, ByteBuffer query) throws IOException {
    return Daemons.first(ports.get(server), query);
  }

  @Override
  public void close() throws IOException {
    daemons.close();
  }
}
