package io.wiredns.command.situation;

import io.wiredns.codec.message.Message;
import io.wiredns.codec.wire.WireFormatException;
import io.wiredns.codec.wire.WireLimits;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A server at an address of this host, over UDP and TCP at one port, that handles the queries by a
 * list of steps: the first query by the first step, and so on; the last step is repeated. Queries
 * over both transports are counted together.
 */
public final class ScriptedServer implements AutoCloseable {
  /**
   * What a server does: its steps, whether it listens for UDP and TCP, and whether its address is
   * ::1.
   */
  public record Script(List<Step> steps, boolean udp, boolean tcp, boolean six) {
    public static Script of(Step... steps) {
      return new Script(List.of(steps), true, true, false);
    }

    /** The same server at ::1, where only one can be. */
    Script overIpv6() {
      return new Script(steps, udp, tcp, true);
    }

    /** The same server with its port closed for TCP. */
    Script withoutTcp() {
      return new Script(steps, udp, false, six);
    }

    /** The same server with its port closed for UDP. */
    Script withoutUdp() {
      return new Script(steps, false, tcp, six);
    }
  }

  /** A query, with the ways to answer it. */
  public final class Query {
    private final byte[] octets;
    private final SocketAddress client;
    private final Socket connection;

    private Query(byte[] octets, SocketAddress client, Socket connection) {
      this.octets = octets;
      this.client = client;
      this.connection = connection;
    }

    public boolean isTcp() {
      return connection != null;
    }

    public byte[] octets() {
      return octets.clone();
    }

    public Message message() {
      try {
        return Message.parse(octets);
      } catch (WireFormatException malformed) {
        throw new AssertionError("the command sent a malformed query", malformed);
      }
    }

    /** Answers from the address and port to which the query was sent. */
    public void send(byte[] message) throws IOException {
      if (isTcp()) {
        raw(frame(message));
      } else {
        datagrams.send(new DatagramPacket(message, message.length, client));
      }
    }

    /** Answers from another port of the same address; over UDP only. */
    void sendFromAnotherPort(byte[] message) throws IOException {
      sendFrom(message, new InetSocketAddress(address.getAddress(), 0));
    }

    /** Answers from the same port of another address; over UDP only. */
    void sendFrom(byte[] message, String other) throws IOException {
      sendFrom(message, new InetSocketAddress(other, address.getPort()));
    }

    private void sendFrom(byte[] message, InetSocketAddress source) throws IOException {
      try (DatagramSocket socket = new DatagramSocket(source)) {
        socket.send(new DatagramPacket(message, message.length, client));
      }
    }

    /** Writes octets into the connection as they are. */
    void raw(byte[] octets) throws IOException {
      connection.getOutputStream().write(octets);
      connection.getOutputStream().flush();
    }

    /** Closes the connection after what was written. */
    void close() throws IOException {
      connection.close();
    }

    /** Closes the connection with a reset. */
    void reset() throws IOException {
      connection.setSoLinger(true, 0);
      connection.close();
    }
  }

  private final InetSocketAddress address;
  private final List<Step> steps;
  private final DatagramSocket datagrams;
  private final ServerSocket streams;
  private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
  private final AtomicInteger received = new AtomicInteger();

  /** Starts a server; fails if the address is taken. */
  public ScriptedServer(String host, int port, Script script) throws IOException {
    address = new InetSocketAddress(host, port);
    steps = script.steps();
    datagrams = script.udp() ? new DatagramSocket(address) : null;
    streams = script.tcp() ? new ServerSocket(port, 50, address.getAddress()) : null;
    if (script.udp()) {
      start(this::receive);
    }
    if (script.tcp()) {
      start(this::accept);
    }
  }

  static byte[] frame(byte[] message) {
    byte[] frame = new byte[2 + message.length];
    frame[0] = (byte) (message.length >>> 8);
    frame[1] = (byte) message.length;
    System.arraycopy(message, 0, frame, 2, message.length);
    return frame;
  }

  private interface Work {
    void run() throws IOException;
  }

  private static void start(Work work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (IOException closed) {
                // The row is over, or the command has closed its connection.
              }
            },
            "scripted server");
    thread.setDaemon(true);
    thread.start();
  }

  private void receive() throws IOException {
    byte[] octets = new byte[WireLimits.MESSAGE_OCTETS];
    for (; ; ) {
      DatagramPacket packet = new DatagramPacket(octets, octets.length);
      datagrams.receive(packet);
      byte[] query = Arrays.copyOf(octets, packet.getLength());
      handle(new Query(query, packet.getSocketAddress(), null));
    }
  }

  private void accept() throws IOException {
    for (; ; ) {
      Socket connection = streams.accept();
      connections.add(connection);
      start(() -> read(connection));
    }
  }

  private void read(Socket connection) throws IOException {
    DataInputStream in = new DataInputStream(connection.getInputStream());
    for (; ; ) {
      byte[] query = new byte[in.readUnsignedShort()];
      in.readFully(query);
      handle(new Query(query, connection.getRemoteSocketAddress(), connection));
    }
  }

  private void handle(Query query) {
    Step step = steps.get(Math.min(received.getAndIncrement(), steps.size() - 1));
    start(() -> step.handle(query)); // In a thread of its own, since a step may wait.
  }

  @Override
  public void close() throws IOException {
    if (datagrams != null) {
      datagrams.close();
    }
    if (streams != null) {
      streams.close();
    }
    for (Socket connection : connections) {
      connection.close();
    }
  }
}
