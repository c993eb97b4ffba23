package io.wiredns.core.server;

import io.wiredns.codec.Written;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.wire.WireFormatException;
import io.wiredns.codec.wire.WireLimits;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** A client of the server under test. */
final class Peer {
  private static final int TIMEOUT_MILLIS = 20_000;

  private Peer() {}

  static Message udp(DnsServer server, Message query) throws IOException, WireFormatException {
    return udp(server.udpAddresses().get(0), query);
  }

  static Message udp(InetSocketAddress address, Message query)
      throws IOException, WireFormatException {
    try (DatagramSocket socket = new DatagramSocket(null)) {
      boolean ipv6 = address.getAddress() instanceof Inet6Address;
      socket.bind(new InetSocketAddress(ipv6 ? "::1" : "127.0.0.1", 0));
      socket.setSoTimeout(TIMEOUT_MILLIS);
      socket.connect(address);
      byte[] octets = Written.octets(query);
      socket.send(new DatagramPacket(octets, octets.length));
      DatagramPacket response =
          new DatagramPacket(new byte[WireLimits.MESSAGE_OCTETS], WireLimits.MESSAGE_OCTETS);
      socket.receive(response);
      return Message.parse(ByteBuffer.wrap(response.getData(), 0, response.getLength()));
    }
  }

  static Message tcp(DnsServer server, Message query) throws IOException, WireFormatException {
    try (Stream stream = new Stream(server)) {
      stream.send(query);
      return stream.receive();
    }
  }

  /** A TCP connection. */
  static final class Stream implements AutoCloseable {
    private final Socket socket = new Socket();
    private final DataInputStream in;

    Stream(DnsServer server) throws IOException {
      this(server, "127.0.0.1", 0);
    }

    /** Connects from an address of loopback, with a small receive window if {@code window} > 0. */
    Stream(DnsServer server, String from, int window) throws IOException {
      InetSocketAddress address = server.tcpAddresses().get(0);
      if (window > 0) {
        socket.setReceiveBufferSize(window);
      }
      socket.bind(new InetSocketAddress(from, 0));
      socket.setSoTimeout(TIMEOUT_MILLIS);
      socket.setTcpNoDelay(true);
      socket.connect(address, TIMEOUT_MILLIS);
      in = new DataInputStream(socket.getInputStream());
    }

    static byte[] frame(Message message) {
      byte[] octets = Written.octets(message);
      byte[] frame = new byte[2 + octets.length];
      frame[0] = (byte) (octets.length >>> 8);
      frame[1] = (byte) octets.length;
      System.arraycopy(octets, 0, frame, 2, octets.length);
      return frame;
    }

    void send(Message message) throws IOException {
      send(frame(message));
    }

    void send(byte[] octets) throws IOException {
      socket.getOutputStream().write(octets);
    }

    byte[] receiveOctets() throws IOException {
      byte[] octets = new byte[in.readUnsignedShort()];
      in.readFully(octets);
      return octets;
    }

    Message receive() throws IOException, WireFormatException {
      return Message.parse(ByteBuffer.wrap(receiveOctets()));
    }

    /** Returns the number of responses until the server closes the connection. */
    int countUntilEnd() throws IOException {
      int count = 0;
      for (int high = in.read(); high >= 0; high = in.read()) {
        in.readFully(new byte[high << 8 | in.readUnsignedByte()]);
        count++;
      }
      return count;
    }

    /** Returns whether the server closes the connection without sending more. */
    boolean isAtEnd() throws IOException {
      try {
        return in.read() < 0;
      } catch (java.net.SocketException reset) {
        return true;
      }
    }

    void endOutput() throws IOException {
      socket.shutdownOutput();
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }

  static byte[] joined(byte[]... parts) {
    byte[] all = new byte[0];
    for (byte[] part : parts) {
      int at = all.length;
      all = Arrays.copyOf(all, at + part.length);
      System.arraycopy(part, 0, all, at, part.length);
    }
    return all;
  }
}
