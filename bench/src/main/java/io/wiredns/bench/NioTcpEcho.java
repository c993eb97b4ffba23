package io.wiredns.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/**
 * Sends each message on a TCP connection back as a response of DNS, with octets of zero appended:
 * what waiting, reading and writing alone cost a server written in Java. One thread, one selector,
 * one read and one write each time that a connection is ready; a message that has arrived in part
 * waits in the buffer of its connection.
 *
 * <p>The arguments are the port on loopback and the number of octets to append. {@code
 * bench/load.sh} compares the server with it.
 */
public final class NioTcpEcho {
  /** The octets of the length in front of each message. */
  private static final int LENGTH = 2;

  /** The offset of the flags in a message, and the octet of them that has QR and AA. */
  private static final int FLAGS_AT = 2;

  private static final byte RESPONSE = (byte) 0x84;
  private static final int ROOM = 1 << 18;

  private final int appended;
  private final ByteBuffer out = ByteBuffer.allocateDirect(16 * ROOM);

  private NioTcpEcho(int appended) {
    this.appended = appended;
  }

  /**
   * Echoes until the process is ended.
   *
   * @param arguments port, octets to append
   * @throws IOException if a socket fails
   */
  public static void main(String[] arguments) throws IOException {
    NioTcpEcho echo = new NioTcpEcho(Integer.parseInt(arguments[1]));
    Thread.currentThread().setName("wiredns-echo");
    try (ServerSocketChannel server = ServerSocketChannel.open();
        Selector selector = Selector.open()) {
      server.bind(new InetSocketAddress("127.0.0.1", Integer.parseInt(arguments[0])));
      server.configureBlocking(false);
      server.register(selector, SelectionKey.OP_ACCEPT);
      System.out.println("ready");
      while (true) {
        selector.select(key -> echo.ready(key, server));
      }
    }
  }

  private void ready(SelectionKey key, ServerSocketChannel server) {
    try {
      if (key.isAcceptable()) {
        SocketChannel accepted = server.accept();
        accepted.configureBlocking(false);
        accepted.setOption(StandardSocketOptions.TCP_NODELAY, true);
        accepted.register(key.selector(), SelectionKey.OP_READ, ByteBuffer.allocateDirect(ROOM));
        return;
      }
      SocketChannel channel = (SocketChannel) key.channel();
      ByteBuffer in = (ByteBuffer) key.attachment();
      if (channel.read(in) < 0) {
        channel.close();
        return;
      }
      answer(in);
      while (out.hasRemaining()) {
        channel.write(out);
      }
    } catch (IOException closed) {
      key.cancel();
    }
  }

  /** Writes a response for each whole message in the buffer, and keeps the rest there. */
  private void answer(ByteBuffer in) {
    in.flip();
    out.clear();
    while (in.remaining() >= LENGTH) {
      int length = in.getShort(in.position()) & 0xffff;
      if (in.remaining() < LENGTH + length) {
        break;
      }
      int start = out.position() + LENGTH;
      out.putShort((short) (length + appended));
      out.put(start, in, in.position() + LENGTH, length).position(start + length + appended);
      out.put(start + FLAGS_AT, RESPONSE);
      in.position(in.position() + LENGTH + length);
    }
    in.compact();
    out.flip();
  }
}
