package io.wiredns.core.server;

import io.wiredns.core.loop.AddressText;
import java.io.IOException;
import java.net.BindException;
import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.net.ProtocolFamily;
import java.net.SocketException;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.channels.DatagramChannel;
import java.nio.channels.ServerSocketChannel;

/**
 * Opens and binds the channels of a server, each of the protocol family of its address: a channel
 * that is bound to an IPv4 address, the wildcard address included, receives over IPv4 only.
 */
final class ServerChannels {
  private static final int BACKLOG = 1_024;
  private static final int UDP_BUFFER = 4 * 1024 * 1024;

  private ServerChannels() {}

  static ProtocolFamily family(InetSocketAddress address) {
    return address.getAddress() instanceof Inet4Address
        ? StandardProtocolFamily.INET
        : StandardProtocolFamily.INET6;
  }

  /** Opens a UDP channel. If {@code shared}, several can be bound to the same address. */
  static DatagramChannel openUdp(InetSocketAddress address, boolean shared) throws IOException {
    DatagramChannel channel = DatagramChannel.open(family(address));
    try {
      channel.setOption(StandardSocketOptions.SO_RCVBUF, UDP_BUFFER);
      channel.setOption(StandardSocketOptions.SO_SNDBUF, UDP_BUFFER);
      if (shared) {
        channel.setOption(StandardSocketOptions.SO_REUSEPORT, true);
      }
      bind(address, () -> channel.bind(address));
      return channel;
    } catch (IOException | RuntimeException | Error failure) {
      channel.close();
      throw failure;
    }
  }

  /** Opens a channel that listens for TCP connections. */
  static ServerSocketChannel openTcp(InetSocketAddress address) throws IOException {
    ServerSocketChannel channel = ServerSocketChannel.open(family(address));
    try {
      channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
      bind(address, () -> channel.bind(address, BACKLOG));
      return channel;
    } catch (IOException | RuntimeException | Error failure) {
      channel.close();
      throw failure;
    }
  }

  private interface Bind {
    void run() throws IOException;
  }

  /** Runs a bind call, and adds the address to the message of its failure. */
  private static void bind(InetSocketAddress address, Bind call) throws IOException {
    try {
      call.run();
    } catch (SocketException failure) {
      String text = AddressText.of(address) + ": " + failure.getMessage();
      SocketException named =
          failure instanceof BindException ? new BindException(text) : new SocketException(text);
      named.initCause(failure);
      throw named;
    }
  }
}
