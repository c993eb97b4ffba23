package io.wiredns.core.transfer;

import io.wiredns.codec.Written;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.MessageBuilder;
import io.wiredns.codec.wire.WireFormatException;
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
import java.util.Collections;
import java.util.List;

/** A server on loopback that handles each query over TCP or UDP by a test's script. */
final class ScriptedServer implements AutoCloseable {
  /** Handles a query of a connection. */
  interface Script {
    void answer(Message query, OutputStream out) throws IOException;
  }

  /** Returns the datagrams that answer a query; null for none. */
  interface DatagramScript {
    List<ByteBuffer> answer(Message query) throws IOException;
  }

  private final ServerSocket server = new ServerSocket(0, 10, InetAddress.getByName("127.0.0.1"));
  private final DatagramSocket datagrams =
      new DatagramSocket(new InetSocketAddress("127.0.0.1", server.getLocalPort()));
  private final List<Message> queries = Collections.synchronizedList(new ArrayList<>());
  private final List<Thread> threads = new ArrayList<>();

  ScriptedServer(Script script, DatagramScript datagramScript) throws IOException {
    start(() -> serve(script));
    if (datagramScript != null) {
      start(() -> serve(datagramScript));
    }
  }

  ScriptedServer(Script script) throws IOException {
    this(script, null);
  }

  private interface Work {
    void run() throws IOException, WireFormatException;
  }

  private void start(Work work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (IOException closed) {
                // The test has ended.
              } catch (WireFormatException malformed) {
                throw new AssertionError(malformed);
              }
            });
    thread.setDaemon(true);
    thread.start();
    threads.add(thread);
  }

  private void serve(Script script) throws IOException, WireFormatException {
    for (; ; ) {
      try (Socket socket = server.accept()) {
        DataInputStream in = new DataInputStream(socket.getInputStream());
        byte[] octets = new byte[in.readUnsignedShort()];
        in.readFully(octets);
        Message query = Message.parse(ByteBuffer.wrap(octets));
        queries.add(query);
        script.answer(query, socket.getOutputStream());
      } catch (java.net.SocketException reset) {
        if (server.isClosed()) {
          return;
        }
      }
    }
  }

  private void serve(DatagramScript script) throws IOException, WireFormatException {
    for (; ; ) {
      DatagramPacket packet = new DatagramPacket(new byte[65_535], 65_535);
      datagrams.receive(packet);
      Message query = Message.parse(ByteBuffer.wrap(packet.getData(), 0, packet.getLength()));
      queries.add(query);
      for (ByteBuffer answer : script.answer(query)) {
        datagrams.send(
            new DatagramPacket(answer.array(), answer.limit(), packet.getSocketAddress()));
      }
    }
  }

  InetSocketAddress address() {
    return new InetSocketAddress("127.0.0.1", server.getLocalPort());
  }

  /** Returns all queries received so far. */
  List<Message> queries() {
    return List.copyOf(queries);
  }

  /** Returns the messages of a notation as the response to a query. */
  static List<ByteBuffer> messages(Message query, String notation) {
    TransferRequest request = query.authorities().isEmpty() ? Streams.axfr() : Streams.ixfr(0);
    List<ByteBuffer> messages = new ArrayList<>();
    for (MessageBuilder message : Streams.messages(request, notation)) {
      messages.add(Written.buffer(message.id(query.id()).build()));
    }
    return messages;
  }

  /** Returns the messages with their length prefixes. */
  static byte[] frames(List<ByteBuffer> messages) {
    ByteBuffer frames = ByteBuffer.allocate(1 << 20);
    for (ByteBuffer message : messages) {
      frames.putShort((short) message.remaining()).put(message.duplicate());
    }
    byte[] octets = new byte[frames.position()];
    frames.flip().get(octets);
    return octets;
  }

  static Script sends(String notation) {
    return (query, out) -> out.write(frames(messages(query, notation)));
  }

  @Override
  public void close() throws IOException {
    server.close();
    datagrams.close();
    for (Thread thread : threads) {
      thread.interrupt();
    }
  }
}
