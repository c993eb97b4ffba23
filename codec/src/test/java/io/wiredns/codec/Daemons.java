package io.wiredns.codec;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.WireFormatException;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Servers from Debian that a test starts and stops, on high ports of loopback and with the test's
 * configuration in a temporary directory. No packet leaves the machine.
 */
public final class Daemons implements AutoCloseable {
  private static final List<String> PATHS = List.of("/usr/sbin", "/usr/bin", "/sbin", "/bin");
  private static final int TIMEOUT_MILLIS = 4000;

  /**
   * How long to wait for a response while a server starts, because it may never answer queries that
   * arrive too early.
   */
  private static final int START_MILLIS = 100;

  private static final int OCTETS = 65_535;

  private final Path directory;
  private final List<Process> processes = new ArrayList<>();

  private Daemons() throws IOException {
    directory = Files.createTempDirectory("wiredns-daemons");
  }

  /**
   * Creates the directory; if a program is not installed, the test is skipped, or fails in CI.
   *
   * @param programs the programs that the test needs
   */
  public static Daemons of(String... programs) throws IOException {
    List<String> missing = Stream.of(programs).filter(name -> program(name) == null).toList();
    if (!missing.isEmpty()) {
      String message = "these programs are not installed: " + missing;
      if ("true".equals(System.getenv("CI"))) {
        fail(message);
      }
      abort("skipped: " + message);
    }
    return new Daemons();
  }

  private static Path program(String name) {
    return PATHS.stream()
        .map(path -> Path.of(path, name))
        .filter(Files::isExecutable)
        .findFirst()
        .orElse(null);
  }

  public Path directory() {
    return directory;
  }

  public void write(String file, String text) throws IOException {
    Files.writeString(directory.resolve(file), text);
  }

  private static InetSocketAddress address(int port) {
    return new InetSocketAddress("127.0.0.1", port);
  }

  /** A running program, and the file with its output. */
  public record Daemon(String name, Process process, Path log) {}

  /** Starts a program, which {@link #close} stops. */
  public Daemon start(String... command) throws IOException {
    Daemon daemon = launch(command);
    processes.add(daemon.process());
    return daemon;
  }

  private Daemon launch(String... command) throws IOException {
    List<String> words = new ArrayList<>(List.of(command));
    words.set(0, program(command[0]).toString());
    Path log = directory.resolve(command[0] + ".log");
    Process process =
        new ProcessBuilder(words)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    process.getOutputStream().close();
    return new Daemon(command[0], process, log);
  }

  /**
   * Waits until a program answers. Only its answer shows that it has started, because each of these
   * servers logs something else, at another time.
   *
   * @param zone the zone whose SOA record is asked for until the RCODE of the response is 0
   * @throws IOException if the program has ended
   */
  public void await(Daemon daemon, int port, String zone) throws IOException {
    Await.until(
        () -> daemon.name() + " answers; it says: " + said(daemon),
        () -> {
          if (!daemon.process().isAlive()) {
            throw new IOException(daemon.name() + " has ended: " + said(daemon));
          }
          return isAnswered(port, zone);
        });
  }

  /**
   * Waits until a running server answers for a zone that it is still loading.
   *
   * @param zone the zone whose SOA record is asked for until the RCODE of the response is 0
   */
  public static void await(int port, String zone) throws IOException {
    Await.until("a good answer from port " + port + " for " + zone, () -> isAnswered(port, zone));
  }

  /**
   * Waits until a server has transferred a zone from its primary, and sends it a NOTIFY every
   * second, because a NOTIFY during a failing attempt is lost.
   *
   * @param zone the zone whose SOA record is asked for until the RCODE of the response is 0
   */
  public static void awaitSecondary(int port, String zone) throws IOException {
    ByteBuffer notify = Written.buffer(Message.notify(Name.of(zone)).build());
    long[] due = {System.nanoTime()};
    Await.until(
        "the zone " + zone + " at port " + port,
        () -> {
          if (isAnswered(port, zone)) {
            return true;
          }
          if (System.nanoTime() - due[0] >= 0) {
            datagram(port, notify);
            due[0] = System.nanoTime() + TimeUnit.SECONDS.toNanos(1);
          }
          return false;
        });
  }

  private static boolean isAnswered(int port, String zone) throws IOException {
    Message query = Message.query(1, Name.of(zone), RecordType.SOA);
    byte[] response = datagram(port, Written.buffer(query), START_MILLIS);
    return response != null && (response[3] & 0xF) == 0;
  }

  private static String said(Daemon daemon) {
    try {
      return Files.readString(daemon.log());
    } catch (IOException unreadable) {
      return unreadable.toString();
    }
  }

  /** Runs a program to its end and checks that it has succeeded. */
  public void tool(String... command) throws IOException, InterruptedException {
    Daemon tool = launch(command);
    if (!tool.process().waitFor(30, TimeUnit.SECONDS) || tool.process().exitValue() != 0) {
      tool.process().destroyForcibly();
      throw new IOException(command[0] + ": " + Files.readString(tool.log()));
    }
  }

  /** Sends a message over UDP and returns the octets of the response, or null after a timeout. */
  public static byte[] datagram(int port, ByteBuffer query) throws IOException {
    return datagram(port, query, TIMEOUT_MILLIS);
  }

  /** Sends a query over UDP and returns the response, which must arrive. */
  public static Message ask(int port, Message query) throws IOException, WireFormatException {
    byte[] response = datagram(port, Written.buffer(query));
    assertNotNull(response, "no answer from port " + port);
    return Message.parse(ByteBuffer.wrap(response));
  }

  private static byte[] datagram(int port, ByteBuffer query, int timeout) throws IOException {
    try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getByName("127.0.0.1"))) {
      socket.setSoTimeout(timeout);
      socket.connect(address(port));
      byte[] octets = new byte[query.remaining()];
      query.get(query.position(), octets);
      DatagramPacket response = new DatagramPacket(new byte[OCTETS], OCTETS);
      try {
        socket.send(new DatagramPacket(octets, octets.length));
        socket.receive(response);
      } catch (SocketTimeoutException | PortUnreachableException silence) {
        return null;
      }
      return Arrays.copyOf(response.getData(), response.getLength());
    }
  }

  /** Receives the messages of a stream; returns false to end it. */
  public interface MessageReceiver {
    boolean take(byte[] message);
  }

  /** Sends a message over TCP and passes on responses until there are enough or no more arrive. */
  public static void stream(int port, ByteBuffer query, MessageReceiver receiver)
      throws IOException {
    try (Socket socket = new Socket()) {
      socket.setSoTimeout(TIMEOUT_MILLIS);
      socket.connect(address(port), TIMEOUT_MILLIS);
      byte[] frame = new byte[2 + query.remaining()];
      frame[0] = (byte) (query.remaining() >>> 8);
      frame[1] = (byte) query.remaining();
      query.get(query.position(), frame, 2, query.remaining());
      new DataOutputStream(socket.getOutputStream()).write(frame);
      DataInputStream in = new DataInputStream(socket.getInputStream());
      byte[] response;
      do {
        response = new byte[in.readUnsignedShort()];
        in.readFully(response);
      } while (receiver.take(response));
    } catch (EOFException | SocketTimeoutException end) {
      // No more messages arrive.
      return;
    }
  }

  /**
   * Sends a message over TCP and returns the octets of the first response, or null if none arrives.
   */
  public static byte[] first(int port, ByteBuffer query) throws IOException {
    List<byte[]> responses = new ArrayList<>();
    stream(
        port,
        query,
        response -> {
          responses.add(response);
          return false;
        });
    return responses.isEmpty() ? null : responses.get(0);
  }

  /** Stops all programs and deletes the directory, unless the property wiredns.keep is set. */
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
