package io.wiredns.doctor.laboratory;

import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.Question;
import io.wiredns.codec.wire.WireFormatException;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A server at port 53 of one address that passes queries on to a well-behaved server, over TCP, and
 * spoils what comes back by {@linkplain Rule rules}: the first rule whose conditions hold. Where no
 * rule applies it answers as the other server does. The program {@link #main} runs any number of
 * them.
 */
final class ScriptedAuthority {
  private static final int PORT = 53;
  private static final int PATIENCE_MILLIS = 5000;

  private final InetAddress address;
  private final InetAddress upstream;
  private final List<Rule> rules = new ArrayList<>();
  private final ExecutorService workers;
  private boolean udp = true;
  private boolean tcp = true;
  private DatagramSocket datagrams;

  private ScriptedAuthority(InetAddress address, InetAddress upstream, ExecutorService workers) {
    this.address = address;
    this.upstream = upstream;
    this.workers = workers;
  }

  /** A query, with the well-behaved server's reply to it. */
  final class Query {
    private final byte[] octets;
    private final Message message;
    private final InetSocketAddress client;
    private final Socket connection;
    private byte[] reply;

    Query(byte[] octets, SocketAddress client, Socket connection) throws WireFormatException {
      this.octets = octets;
      this.message = Message.parse(octets);
      this.client = (InetSocketAddress) client;
      this.connection = connection;
    }

    boolean isTcp() {
      return connection != null;
    }

    byte[] octets() {
      return octets;
    }

    Message message() {
      return message;
    }

    Question question() {
      return message.questions().get(0);
    }

    InetAddress client() {
      return client.getAddress();
    }

    /** Returns the address of the well-behaved server. */
    InetAddress upstream() {
      return upstream;
    }

    /** Returns the reply of the well-behaved server, which is asked once. */
    byte[] reply() {
      if (reply == null) {
        reply = ask(octets, upstream);
      }
      return reply;
    }

    void close() throws IOException {
      if (isTcp()) {
        connection.close();
      }
    }

    void reset() throws IOException {
      if (isTcp()) {
        connection.setSoLinger(true, 0);
        connection.close();
      }
    }

    void send(byte[] message) throws IOException {
      if (isTcp()) {
        connection.getOutputStream().write(frame(message));
        connection.getOutputStream().flush();
      } else {
        datagrams.send(new DatagramPacket(message, message.length, client));
      }
    }

    /** Answers from another address, or another port if the address is the same; over UDP only. */
    void sendFrom(byte[] message, InetAddress other) throws IOException {
      if (isTcp()) {
        send(message);
        return;
      }
      int port = other.equals(address) ? 0 : PORT;
      try (DatagramSocket socket = new DatagramSocket(port, other)) {
        socket.send(new DatagramPacket(message, message.length, client));
      }
    }
  }

  private static byte[] frame(byte[] message) {
    byte[] frame = new byte[2 + message.length];
    frame[0] = (byte) (message.length >>> 8);
    frame[1] = (byte) message.length;
    System.arraycopy(message, 0, frame, 2, message.length);
    return frame;
  }

  /** Sends a query to a server over TCP and returns the reply. */
  static byte[] ask(byte[] query, InetAddress server) {
    try (Socket socket = new Socket()) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket.connect(new InetSocketAddress(server, PORT), PATIENCE_MILLIS);
      new DataOutputStream(socket.getOutputStream()).write(frame(query));
      DataInputStream in = new DataInputStream(socket.getInputStream());
      byte[] reply = new byte[in.readUnsignedShort()];
      in.readFully(reply);
      return reply;
    } catch (IOException failure) {
      throw new UncheckedIOException("no reply from " + server, failure);
    }
  }

  private void start() throws IOException {
    if (udp) {
      datagrams = new DatagramSocket(PORT, address);
      background(this::receive);
    }
    if (tcp) {
      ServerSocket streams = new ServerSocket(PORT, 50, address);
      background(() -> accept(streams));
    }
  }

  private interface Work {
    void run() throws IOException, WireFormatException;
  }

  private void background(Work work) {
    workers.execute(
        () -> {
          try {
            work.run();
          } catch (IOException | UncheckedIOException | WireFormatException failure) {
            System.err.println(address.getHostAddress() + ": " + failure);
          }
        });
  }

  private void receive() throws IOException {
    byte[] octets = new byte[65_535];
    for (; ; ) {
      DatagramPacket packet = new DatagramPacket(octets, octets.length);
      datagrams.receive(packet);
      byte[] query = Arrays.copyOf(octets, packet.getLength());
      SocketAddress client = packet.getSocketAddress();
      background(() -> handle(new Query(query, client, null)));
    }
  }

  private void accept(ServerSocket streams) throws IOException {
    for (; ; ) {
      Socket connection = streams.accept();
      background(() -> read(connection));
    }
  }

  private void read(Socket connection) throws IOException {
    DataInputStream in = new DataInputStream(connection.getInputStream());
    for (; ; ) {
      int length;
      try {
        length = in.readUnsignedShort();
      } catch (IOException closed) {
        connection.close();
        return;
      }
      byte[] query = new byte[length];
      in.readFully(query);
      background(() -> handle(new Query(query, connection.getRemoteSocketAddress(), connection)));
    }
  }

  private void handle(Query query) throws IOException, WireFormatException {
    for (Rule rule : rules) {
      if (rule.applies(query)) {
        new Answerer(query, rule.actions()).run();
        return;
      }
    }
    new Answerer(query, List.of()).run();
  }

  /**
   * Runs servers until the process is ended. Each server is a block of lines in a file: {@code
   * server ADDRESS UPSTREAM}, and then its rules, or {@code no udp} or {@code no tcp} for a
   * transport to which it does not listen. It prints {@code ready}.
   */
  public static void main(String[] arguments) throws IOException {
    ExecutorService workers = Executors.newCachedThreadPool();
    List<ScriptedAuthority> all = new ArrayList<>();
    for (String line : Files.readAllLines(Path.of(arguments[0]))) {
      if (line.startsWith("server ")) {
        String[] words = line.split(" ");
        all.add(
            new ScriptedAuthority(
                InetAddress.getByName(words[1]), InetAddress.getByName(words[2]), workers));
        continue;
      }
      ScriptedAuthority last = all.get(all.size() - 1);
      switch (line) {
        case "no udp" -> last.udp = false;
        case "no tcp" -> last.tcp = false;
        default -> last.rules.add(Rule.parse(line));
      }
    }
    for (ScriptedAuthority one : all) {
      one.start();
    }
    System.out.println("ready");
  }
}
