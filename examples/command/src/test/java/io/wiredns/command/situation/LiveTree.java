package io.wiredns.command.situation;

import io.wiredns.codec.Await;
import io.wiredns.codec.Daemons;
import io.wiredns.codec.Ports;
import io.wiredns.codec.ServerConfig;
import io.wiredns.codec.ServerConfig.Program;
import io.wiredns.codec.Written;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.rdata.Dnskey;
import io.wiredns.codec.rdata.Ds;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.WireFormatException;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A root and zones below it, served by Debian's servers at one port of several loopback addresses:
 * NSD has the root at 127.0.2.1; BIND is at 127.0.0.1, Knot at 127.0.2.3, PowerDNS at 127.0.2.4.
 * Unbound, at 127.0.2.5, is a resolver.
 *
 * <table>
 *   <tr><td>bind, knot, power</td><td>zones of these servers; knot is signed, and its DS is right</td></tr>
 *   <tr><td>wrongds</td><td>a signed zone of Knot, of which the signed root has another DS</td></tr>
 *   <tr><td>expired</td><td>a zone of BIND whose signatures have expired</td></tr>
 *   <tr><td>all</td><td>a zone of BIND (serial 7), Knot (serial 5), PowerDNS (serial 7)</td></tr>
 *   <tr><td>never</td><td>a zone of BIND (serial 1) and Knot (serial 2147483649)</td></tr>
 *   <tr><td>lamebind, lameknot, lamepower, lamensd, lameunbound</td><td>delegated to servers that do not serve them</td></tr>
 * </table>
 */
final class LiveTree implements AutoCloseable {
  private static final String NSD = "127.0.2.1";

  /** The only loopback address that BIND finds at an interface. */
  private static final String BIND = "127.0.0.1";

  private static final String KNOT = "127.0.2.3";
  private static final String POWERDNS = "127.0.2.4";
  private static final String UNBOUND = "127.0.2.5";
  private static final int ANSWER_MILLIS = 100;

  private final Daemons daemons;
  private final int port;

  private LiveTree(Daemons daemons) throws IOException {
    this.daemons = daemons;
    port = Ports.reserve();
  }

  /** Starts the servers; if one is not installed, the test is skipped, or fails in CI. */
  static LiveTree start() throws IOException {
    LiveTree tree =
        new LiveTree(
            Daemons.of(
                "nsd",
                "named",
                "knotd",
                "pdns_server",
                "unbound",
                "dnssec-keygen",
                "dnssec-signzone"));
    try {
      tree.run();
      return tree;
    } catch (IOException | RuntimeException | Error failure) {
      tree.close();
      throw failure;
    }
  }

  /** Returns the values of words in braces. */
  Map<String, String> values() {
    return Map.of(
        "ROOT", NSD + "#" + port,
        "BIND", BIND + "#" + port,
        "KNOT", KNOT + "#" + port,
        "POWERDNS", POWERDNS + "#" + port,
        "UNBOUND", UNBOUND + "#" + port,
        "live", "" + port);
  }

  private void zone(String file, String zone, long serial, String... servers) throws IOException {
    StringBuilder text = new StringBuilder("$ORIGIN " + zone + ".\n$TTL 300\n");
    text.append("@ SOA ns hm " + serial + " 7200 3600 1209600 60\nwww A 192.0.2.7\n");
    for (String server : servers) {
      String label = "ns" + server.charAt(server.length() - 1);
      text.append("@ NS " + label + "\n" + label + " A " + server + "\n");
    }
    daemons.write(file, text.toString());
  }

  private void run() throws IOException {
    zone("bind.zone", "bind", 1, BIND);
    zone("expired.zone", "expired", 1, BIND);
    // The signatures were valid for a month of 2024; those of the keys are still valid.
    sign("expired", "-s", "20240101000000", "-e", "20240201000000", "-X", "now+86400");
    zone("knot.zone", "knot", 1, KNOT);
    zone("wrongds.zone", "wrongds", 1, KNOT);
    zone("power.zone", "power", 1, POWERDNS);
    zone("all-bind.zone", "all", 7, BIND, KNOT, POWERDNS);
    zone("all-knot.zone", "all", 5, BIND, KNOT, POWERDNS);
    zone("all-power.zone", "all", 7, BIND, KNOT, POWERDNS);
    zone("never-bind.zone", "never", 1, BIND, KNOT);
    zone("never-knot.zone", "never", 2_147_483_649L, BIND, KNOT);
    ServerConfig.of(Program.BIND, port)
        .address(BIND)
        .zones(
            """
            zone "bind" { type primary; file "bind.zone"; };
            zone "all" { type primary; file "all-bind.zone"; };
            zone "never" { type primary; file "never-bind.zone"; };
            zone "expired" { type primary; file "expired.signed"; };
            """)
        .start(daemons);
    ServerConfig.of(Program.KNOT, port)
        .address(KNOT)
        .zones(
            """
            - domain: knot
              file: knot.zone
              dnssec-signing: on
            - domain: wrongds
              file: wrongds.zone
              dnssec-signing: on
            - domain: all
              file: all-knot.zone
            - domain: never
              file: never-knot.zone
            """)
        .start(daemons);
    ServerConfig.of(Program.POWERDNS, port)
        .address(POWERDNS)
        .zones(
            """
            zone "power" { type master; file "@DIR@/power.zone"; };
            zone "all" { type master; file "@DIR@/all-power.zone"; };
            """)
        .start(daemons);
    ServerConfig.of(Program.UNBOUND, port)
        .address(UNBOUND)
        .zones("stub-zone:\n  name: \".\"\n  stub-addr: " + NSD + "@" + port + "\n")
        .start(daemons);
    String ds = ds("knot");
    daemons.write("root.zone", root(ds));
    sign("root");
    ServerConfig.of(Program.NSD, port)
        .address(NSD)
        .zones("zone:\n  name: \".\"\n  zonefile: \"root.signed\"\n")
        .start(daemons);
    await(NSD, ".");
    await(BIND, "all");
    await(KNOT, "all");
    await(POWERDNS, "all");
    await(UNBOUND, ".");
  }

  /** Signs a zone with the tools of BIND. */
  private void sign(String zone, String... more) throws IOException {
    String name = zone.equals("root") ? "." : zone + ".";
    List<String> command = new ArrayList<>(List.of("dnssec-signzone", "-q", "-S", "-P"));
    command.addAll(List.of(more));
    command.addAll(List.of("-o", name, "-f", zone + ".signed", zone + ".zone"));
    try {
      daemons.tool("dnssec-keygen", "-q", "-a", "ECDSAP256SHA256", "-f", "KSK", name);
      daemons.tool("dnssec-keygen", "-q", "-a", "ECDSAP256SHA256", name);
      daemons.tool(command.toArray(new String[0]));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException(interrupted);
    }
  }

  private String root(String ds) throws IOException {
    StringBuilder text =
        new StringBuilder("$TTL 300\n. SOA ns.root. hm.root. 1 7200 3600 1209600 60\n");
    text.append(". NS ns.root.\nns.root. A " + NSD + "\n");
    delegation(text, "bind", BIND);
    delegation(text, "expired", BIND);
    delegation(text, "knot", KNOT);
    delegation(text, "wrongds", KNOT);
    delegation(text, "power", POWERDNS);
    delegation(text, "all", BIND, KNOT, POWERDNS);
    delegation(text, "never", BIND, KNOT);
    delegation(text, "lamebind", BIND);
    delegation(text, "lameknot", KNOT);
    delegation(text, "lamepower", POWERDNS);
    delegation(text, "lamensd", NSD);
    delegation(text, "lameunbound", UNBOUND);
    text.append(Files.readString(daemons.directory().resolve("dsset-expired.")));
    text.append("knot. DS " + ds + "\nwrongds. DS " + ds + "\n");
    return text.toString();
  }

  private static void delegation(StringBuilder text, String zone, String... servers) {
    for (String server : servers) {
      String name = "ns" + server.charAt(server.length() - 1) + "." + zone + ".";
      text.append(zone + ". NS " + name + "\n" + name + " A " + server + "\n");
    }
  }

  /** Returns the DS record of a zone that Knot has signed. */
  private String ds(String zone) throws IOException {
    List<String> found = new ArrayList<>();
    Await.until(
        "the keys of " + zone,
        () -> {
          Message keys = ask(KNOT, zone, RecordType.DNSKEY);
          if (keys != null) {
            for (ResourceRecord record : keys.answers()) {
              record
                  .rdata(Dnskey.class)
                  .filter(key -> key.flags() == 257)
                  .ifPresent(key -> found.add(Ds.of(Name.of(zone), key, Ds.SHA256).toText()));
            }
          }
          return !found.isEmpty();
        });
    return found.get(0);
  }

  private void await(String server, String zone) throws IOException {
    Await.until(
        "an answer of " + server + " for " + zone,
        () -> {
          Message reply = ask(server, zone, RecordType.SOA);
          return reply != null && reply.rcode().value() == 0;
        });
  }

  /** Asks a server over UDP; returns null if it does not answer at once. */
  private Message ask(String server, String zone, RecordType type) throws IOException {
    byte[] query = bytes(Written.buffer(Message.query(1, Name.of(zone), type)));
    try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getByName("127.0.0.1"))) {
      socket.setSoTimeout(ANSWER_MILLIS);
      socket.connect(new InetSocketAddress(server, port));
      DatagramPacket reply = new DatagramPacket(new byte[4096], 4096);
      socket.send(new DatagramPacket(query, query.length));
      socket.receive(reply);
      return Message.parse(ByteBuffer.wrap(reply.getData(), 0, reply.getLength()));
    } catch (SocketTimeoutException | PortUnreachableException silence) {
      return null;
    } catch (WireFormatException malformed) {
      throw new IOException(malformed);
    }
  }

  private static byte[] bytes(ByteBuffer buffer) {
    byte[] octets = new byte[buffer.remaining()];
    buffer.get(octets);
    return octets;
  }

  @Override
  public void close() throws IOException {
    daemons.close();
  }
}
