package io.wiredns.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;

/**
 * Sends each datagram back as a response of DNS, with octets of zero appended: what receiving and
 * sending alone cost a server written in Java. One thread, which blocks in the receive call.
 *
 * <p>The arguments are the port on loopback and the number of octets to append. {@code
 * bench/load.sh} compares the server with it.
 */
public final class NioEcho {
  /** The offset of the flags in a message, and the octet of them that has QR and AA. */
  private static final int FLAGS_AT = 2;

  private static final byte RESPONSE = (byte) 0x84;
  private static final int ROOM = 65_535;

  private NioEcho() {}

  /**
   * Echoes until the process is ended.
   *
   * @param arguments port, octets to append
   * @throws IOException if the socket fails
   */
  public static void main(String[] arguments) throws IOException {
    int appended = Integer.parseInt(arguments[1]);
    Thread.currentThread().setName("wiredns-echo");
    try (DatagramChannel channel = DatagramChannel.open(StandardProtocolFamily.INET)) {
      channel.setOption(StandardSocketOptions.SO_RCVBUF, 4 << 20);
      channel.bind(new InetSocketAddress("127.0.0.1", Integer.parseInt(arguments[0])));
      System.out.println("ready");
      ByteBuffer in = ByteBuffer.allocateDirect(ROOM);
      ByteBuffer out = ByteBuffer.allocateDirect(ROOM);
      while (true) {
        SocketAddress source = channel.receive(in.clear());
        out.clear().put(in.flip()).position(out.position() + appended);
        out.put(FLAGS_AT, RESPONSE);
        channel.send(out.flip(), source);
      }
    }
  }
}
