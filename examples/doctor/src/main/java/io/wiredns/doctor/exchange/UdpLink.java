package io.wiredns.doctor.exchange;

import io.wiredns.codec.wire.WireLimits;
import java.io.Closeable;
import java.io.IOException;
import java.net.BindException;
import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.Locale;

/**
 * A UDP port of this host from which one server is asked. One socket is connected to the server, so
 * that the system reports a closed port. Another socket of the same port sees the packets from
 * other addresses and ports, where the system allows it, as Linux does.
 */
final class UdpLink implements Closeable {
  private static final int PACKETS_AT_ONCE = 64;

  private final InetSocketAddress server;
  private final Selector selector = Selector.open();
  private final DatagramChannel connected;
  private final DatagramChannel others;
  private final ByteBuffer packet = ByteBuffer.allocate(WireLimits.MESSAGE_OCTETS);

  UdpLink(InetSocketAddress server, InetSocketAddress local) throws IOException {
    this.server = server;
    if (local != null && local.getAddress().getClass() != server.getAddress().getClass()) {
      selector.close();
      throw new BindException("the local address is of the other family than the server's");
    }
    DatagramChannel main = open();
    DatagramChannel second = null;
    try {
      if (local != null && local.getPort() != 0 && isLinux()) {
        main.setOption(StandardSocketOptions.SO_REUSEADDR, true); // One port for all servers.
      }
      main.bind(local);
      second = second(main, local);
      main.connect(server);
      register(main);
    } catch (IOException failure) {
      main.close();
      close(second);
      selector.close();
      throw failure;
    }
    connected = main;
    others = second;
  }

  private DatagramChannel open() throws IOException {
    boolean six = server.getAddress() instanceof Inet6Address;
    return DatagramChannel.open(six ? StandardProtocolFamily.INET6 : StandardProtocolFamily.INET);
  }

  private static boolean isLinux() {
    return System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux");
  }

  /** Opens the socket for packets from elsewhere; null if the system has no such sockets. */
  private DatagramChannel second(DatagramChannel main, InetSocketAddress local) throws IOException {
    if (!isLinux()) {
      return null;
    }
    DatagramChannel second = open();
    try {
      // Shared only after the port was bound: so the system chooses one that is free.
      main.setOption(StandardSocketOptions.SO_REUSEADDR, true);
      second.setOption(StandardSocketOptions.SO_REUSEADDR, true);
      int port = ((InetSocketAddress) main.getLocalAddress()).getPort();
      second.bind(
          local == null
              ? new InetSocketAddress(port)
              : new InetSocketAddress(local.getAddress(), port));
      register(second);
      return second;
    } catch (IOException refused) {
      second.close();
      return null;
    }
  }

  private void register(DatagramChannel channel) throws IOException {
    channel.configureBlocking(false);
    channel.register(selector, SelectionKey.OP_READ);
  }

  private static void close(DatagramChannel channel) throws IOException {
    if (channel != null) {
      channel.close();
    }
  }

  void send(byte[] message) throws IOException {
    connected.write(ByteBuffer.wrap(message));
  }

  /** Handles a message and the address that it came from; returns whether no more is awaited. */
  interface Receiver {
    boolean take(byte[] message, InetSocketAddress from);
  }

  /** Passes on what arrives until the receiver has enough or a time of the system's clock. */
  void receive(long untilNanos, Receiver receiver) throws IOException {
    for (; ; ) {
      // What came from elsewhere before the response is seen before it.
      if (others != null && take(others, receiver) || take(connected, receiver)) {
        return;
      }
      long millis = (untilNanos - System.nanoTime() + 999_999) / 1_000_000;
      if (millis <= 0) {
        throw new SocketTimeoutException();
      }
      selector.select(millis);
      selector.selectedKeys().clear();
    }
  }

  private boolean take(DatagramChannel channel, Receiver receiver) throws IOException {
    for (int i = 0; i < PACKETS_AT_ONCE; i++) { // The time is looked at in between.
      packet.clear();
      InetSocketAddress from = (InetSocketAddress) channel.receive(packet);
      if (from == null) {
        return false;
      }
      byte[] message = new byte[packet.flip().remaining()];
      packet.get(message);
      if (receiver.take(message, from)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public void close() throws IOException {
    selector.close();
    connected.close();
    close(others);
  }
}
