package io.wiredns.core.client;

import io.wiredns.codec.Written;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.wire.WireFormatException;
import io.wiredns.codec.wire.WireLimits;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server on loopback, with UDP and TCP on the same port, that handles each query by a script. */
final class ScriptedServer implements AutoCloseable {
  /** Handles queries on the server's threads. */
  interface Script {
    void query(Query query) throws IOException;
  }

  /** A received query, with methods to answer it. */
  static final class Query {
    final byte[] octets;
    final boolean stream;

    /** The source port; over TCP that of the connection. */
    final int port;

    private final ScriptedServer server;
    private final Socket connection;

    Query(ScriptedServer server, byte[] octets, Socket connection, int port) {
      this.server = server;
      this.octets = octets;
      this.connection = connection;
      this.port = port;
      stream = connection != null;
    }

    Message message() {
      try {
        return Message.parse(ByteBuffer.wrap(octets));
      } catch (WireFormatException e) {
        throw new AssertionError("the client sent a malformed query", e);
      }
    }

    void answer(Message response) throws IOException {
      answer(Written.octets(response));
    }

    void answer(byte[] response) throws IOException {
      if (!stream) {
        server.datagrams.send(
            new DatagramPacket(
                response, response.length, new InetSocketAddress(server.address(), port)));
        return;
      }
      byte[] frame = new byte[2 + response.length];
      ByteBuffer.wrap(frame).putShort((short) response.length).put(response);
      raw(frame);
    }

    /** Writes octets to the connection without framing. */
    void raw(byte[] octets) throws IOException {
      OutputStream out = connection.getOutputStream();
      out.write(octets);
      out.flush();
    }

    void hangUp() throws IOException {
      connection.close();
    }
  }

  final List<Query> queries = new CopyOnWriteArrayList<>();
  private boolean forgets;
  private final DatagramSocket datagrams;
  private final ServerSocket streams;
  private final Script script;
  private final List<Thread> threads = Collections.synchronizedList(new ArrayList<>());
  private final Set<Socket> connections = ConcurrentHashMap.newKeySet();

  ScriptedServer(Script script) throws IOException {
    this("127.0.0.1", script);
  }

  ScriptedServer(String address, Script script) throws IOException {
    this.script = script;
    InetAddress loopback = InetAddress.getByName(address);
    ServerSocket stream = null;
    DatagramSocket datagram = null;
    for (int i = 0; datagram == null; i++) {
      stream = new ServerSocket(0, 50, loopback);
      try {
        datagram = new DatagramSocket(stream.getLocalPort(), loopback);
      } catch (IOException taken) {
        stream.close();
        if (i == 20) {
          throw taken;
        }
      }
    }
    datagrams = datagram;
    streams = stream;
    start(this::readDatagrams);
    start(this::accept);
  }

  /** Does not record queries, for tests with very many. */
  ScriptedServer forgetting() {
    forgets = true;
    return this;
  }

  private void start(Runnable task) {
    Thread thread = new Thread(task, "scripted server");
    thread.setDaemon(true);
    threads.add(thread);
    thread.start();
  }

  private InetAddress address() {
    return datagrams.getLocalAddress();
  }

  InetSocketAddress socketAddress() {
    return new InetSocketAddress(address(), datagrams.getLocalPort());
  }

  private void readDatagrams() {
    byte[] room = new byte[WireLimits.MESSAGE_OCTETS];
    while (true) {
      DatagramPacket packet = new DatagramPacket(room, room.length);
      try {
        datagrams.receive(packet);
        byte[] octets = Arrays.copyOf(room, packet.getLength());
        serve(new Query(this, octets, null, packet.getPort()));
      } catch (IOException e) {
        if (datagrams.isClosed()) {
          return;
        }
      }
    }
  }

  private void accept() {
    while (true) {
      try {
        Socket connection = streams.accept();
        connections.add(connection);
        start(() -> readStream(connection));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void readStream(Socket connection) {
    try (connection) {
      DataInputStream in = new DataInputStream(connection.getInputStream());
      while (true) {
        byte[] octets = new byte[in.readUnsignedShort()];
        in.readFully(octets);
        serve(new Query(this, octets, connection, connection.getPort()));
      }
    } catch (IOException over) {
      // The client or the script has closed the connection.
    }
  }

  private void serve(Query query) throws IOException {
    if (!forgets) {
      queries.add(query);
    }
    script.query(query);
  }

  /** Returns how many connections the server has not seen closed. */
  long openConnections() {
    return connections.stream().filter(connection -> !connection.isClosed()).count();
  }

  @Override
  public void close() throws IOException {
    datagrams.close();
    streams.close();
    for (Socket connection : connections) {
      connection.close();
    }
    for (Thread thread : List.copyOf(threads)) {
      try {
        thread.join(10_000);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
