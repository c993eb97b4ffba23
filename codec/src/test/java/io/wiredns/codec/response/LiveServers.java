package io.wiredns.codec.response;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.WireLimits;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * BIND, Knot, NSD, Unbound and dnsdist of Debian on high ports of loopback, with zones and
 * configuration of our own in a temporary directory. Nothing leaves the machine.
 */
final class LiveServers implements AutoCloseable {
  /** A server, and the Debian package and program that it is. */
  enum Server {
    BIND("named", "bind9"),
    KNOT("knotd", "knot"),
    NSD("nsd", "nsd"),
    UNBOUND("unbound", "unbound"),
    DNSDIST("dnsdist", "dnsdist");

    private final String program;
    private final String debianPackage;

    Server(String program, String debianPackage) {
      this.program = program;
      this.debianPackage = debianPackage;
    }
  }

  static final String KEY_SECRET = "bGl2ZS10ZXN0LWtleS1saXZlLXRlc3Qta2V5LWxpdmU=";
  private static final String HOST = "127.0.0.1";
  private static final List<String> PATHS = List.of("/usr/sbin", "/usr/bin", "/sbin", "/bin");
  private static final int TIMEOUT_MILLIS = 4000;
  private static final int START_ATTEMPTS = 100;

  private final Path directory;
  private final Map<Server, Integer> ports = new EnumMap<>(Server.class);
  private final List<Process> processes = new ArrayList<>();
  private final int deadPort = freePort();

  private LiveServers() throws IOException {
    directory = Files.createTempDirectory("wiredns-live");
    for (Server server : Server.values()) {
      ports.put(server, freePort());
    }
  }

  /** Starts them all; where one is not installed the test is skipped, but fails in CI. */
  static LiveServers start() throws IOException, InterruptedException {
    List<String> missing = new ArrayList<>();
    for (Server server : Server.values()) {
      if (program(server.program) == null) {
        missing.add(server.debianPackage);
      }
    }
    if (program("dnssec-signzone") == null) {
      missing.add("bind9-utils");
    }
    if (!missing.isEmpty()) {
      String message = "these Debian packages are not installed: " + missing;
      if ("true".equals(System.getenv("CI"))) {
        fail(message);
      }
      abort("skipped: " + message);
    }
    LiveServers servers = new LiveServers();
    try {
      servers.configure();
      servers.run();
      return servers;
    } catch (IOException | InterruptedException | RuntimeException | Error failure) {
      servers.close();
      throw failure;
    }
  }

  private static Path program(String name) {
    return PATHS.stream()
        .map(path -> Path.of(path, name))
        .filter(Files::isExecutable)
        .findFirst()
        .orElse(null);
  }

  private static int freePort() throws IOException {
    for (int attempt = 0; ; attempt++) {
      try (ServerSocket stream = new ServerSocket(0, 1, InetAddress.getByName(HOST));
          DatagramSocket datagram =
              new DatagramSocket(new InetSocketAddress(HOST, stream.getLocalPort()))) {
        return datagram.getLocalPort();
      } catch (IOException taken) {
        if (attempt == 20) {
          throw taken;
        }
      }
    }
  }

  private void configure() throws IOException, InterruptedException {
    Files.writeString(directory.resolve("live.zone"), LiveZones.LIVE);
    Files.writeString(directory.resolve("knot-live.zone"), LiveZones.LIVE);
    Files.writeString(directory.resolve("broken.zone"), "$TTL 60\n@ SOA this is no zone\n");
    Files.writeString(directory.resolve("expired.zone"), LiveZones.EXPIRED);
    tool("dnssec-keygen", "-q", "-a", "ECDSAP256SHA256", "-f", "KSK", "expired.test");
    tool("dnssec-keygen", "-q", "-a", "ECDSAP256SHA256", "expired.test");
    Files.createDirectory(directory.resolve("knot-db"));
    Files.createFile(directory.resolve("empty.keytab"));
    // The signatures were good for a month of 2024, those of the keys still are.
    tool(
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
            "DIR", directory.toString(),
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
    Files.writeString(directory.resolve(file), text);
  }

  private Process launch(String name, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(program(name).toString()));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve(name + ".log").toFile())
            .start();
    process.getOutputStream().close();
    return process;
  }

  private void tool(String... command) throws IOException, InterruptedException {
    Process process =
        launch(command[0], List.of(command).subList(1, command.length).toArray(new String[0]));
    if (!process.waitFor(30, TimeUnit.SECONDS) || process.exitValue() != 0) {
      process.destroyForcibly();
      throw new IOException(command[0] + ": " + log(command[0]));
    }
  }

  private String log(String name) throws IOException {
    Path log = directory.resolve(name + ".log");
    return Files.exists(log) ? Files.readString(log) : "";
  }

  private void run() throws IOException, InterruptedException {
    processes.add(launch("named", "-g", "-n", "1", "-c", directory + "/named.conf"));
    processes.add(launch("knotd", "-c", directory + "/knot.conf"));
    processes.add(launch("nsd", "-d", "-c", directory + "/nsd.conf"));
    processes.add(launch("unbound", "-d", "-c", directory + "/unbound.conf"));
    await(Server.BIND, "live.test");
    await(Server.KNOT, "live.test");
    await(Server.NSD, "live.test");
    await(Server.UNBOUND, "static.test");
    processes.add(
        launch("dnsdist", "--supervised", "--disable-syslog", "-C", directory + "/dnsdist.conf"));
    await(Server.DNSDIST, "live.test");
  }

  private void await(Server server, String zone) throws IOException, InterruptedException {
    Message query = Message.query(1, Name.of(zone), RecordType.SOA);
    for (int attempt = 0; attempt < START_ATTEMPTS; attempt++) {
      byte[] response = datagram(server, Replies.octets(query), 200);
      if (response != null && (response[3] & 0xF) == 0) {
        return;
      }
      Thread.sleep(100);
    }
    throw new IOException(server + " does not answer for " + zone + ": " + log(server.program));
  }

  /** Sends a query over UDP; the response's octets, or null if none comes in time. */
  byte[] datagram(Server server, ByteBuffer query) throws IOException {
    return datagram(server, query, TIMEOUT_MILLIS);
  }

  private byte[] datagram(Server server, ByteBuffer query, int timeout) throws IOException {
    try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getByName(HOST))) {
      socket.setSoTimeout(timeout);
      socket.connect(new InetSocketAddress(HOST, ports.get(server)));
      byte[] octets = new byte[query.remaining()];
      query.get(query.position(), octets);
      byte[] room = new byte[WireLimits.MESSAGE_OCTETS];
      DatagramPacket response = new DatagramPacket(room, room.length);
      try {
        socket.send(new DatagramPacket(octets, octets.length));
        socket.receive(response);
      } catch (SocketTimeoutException | java.net.PortUnreachableException silence) {
        return null;
      }
      return java.util.Arrays.copyOf(room, response.getLength());
    }
  }

  /** Sends a query over TCP; the octets of the first response, or null if none comes in time. */
  byte[] stream(Server server, ByteBuffer query) throws IOException {
    try (Socket socket = new Socket()) {
      socket.setSoTimeout(TIMEOUT_MILLIS);
      socket.connect(new InetSocketAddress(HOST, ports.get(server)), TIMEOUT_MILLIS);
      DataOutputStream out = new DataOutputStream(socket.getOutputStream());
      byte[] frame = new byte[2 + query.remaining()];
      ByteBuffer.wrap(frame).putShort((short) query.remaining()).put(query.duplicate());
      out.write(frame);
      DataInputStream in = new DataInputStream(socket.getInputStream());
      byte[] response = new byte[in.readUnsignedShort()];
      in.readFully(response);
      return response;
    } catch (SocketTimeoutException silence) {
      return null;
    }
  }

  @Override
  public void close() throws IOException {
    for (Process process : processes) {
      process.destroy();
    }
    for (Process process : processes) {
      try {
        if (!process.waitFor(5, TimeUnit.SECONDS)) {
          process.destroyForcibly();
        }
      } catch (InterruptedException interrupted) {
        process.destroyForcibly();
        Thread.currentThread().interrupt();
      }
    }
    if (System.getProperty("wiredns.keep") != null) {
      System.err.println("kept " + directory);
      return;
    }
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
