package io.wiredns.core.server;

import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.nio.channels.DatagramChannel;
import java.nio.channels.ServerSocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;

/**
 * The sockets of an address: a listener for TCP, UDP sockets with a thread each, or both with the
 * same port.
 */
final class Endpoint {
  private static final int PORT_ATTEMPTS = 50;

  private final ServerState state;
  private final List<ServerLoop> loops;
  private final List<ServerUdpSocket> udp = new ArrayList<>();

  /** Null if there is none. */
  private TcpListener tcp;

  private Endpoint(ServerState state, List<ServerLoop> loops) {
    this.state = state;
    this.loops = loops;
  }

  /**
   * Opens sockets, which are bound and not started.
   *
   * @param address the address; port 0 chooses a port that is free for all of them
   * @param loops the loops that serve connections, one for each UDP thread
   * @param processors makes a processor for each UDP thread
   */
  static Endpoint open(
      InetSocketAddress address,
      boolean udp,
      boolean tcp,
      ServerState state,
      List<ServerLoop> loops,
      Supplier<RequestProcessor> processors)
      throws IOException {
    for (int attempt = 1; ; attempt++) {
      Endpoint endpoint = new Endpoint(state, loops);
      try {
        int port = tcp ? endpoint.bindTcp(address) : address.getPort();
        if (udp) {
          endpoint.bindUdp(new InetSocketAddress(address.getAddress(), port), processors);
        }
        return endpoint;
      } catch (IOException | RuntimeException | Error failure) {
        endpoint.close();
        boolean otherPort = address.getPort() == 0 && failure instanceof BindException;
        if (!otherPort || attempt == PORT_ATTEMPTS) {
          throw failure;
        }
      }
    }
  }

  private int bindTcp(InetSocketAddress address) throws IOException {
    ServerSocketChannel channel = ServerChannels.openTcp(address);
    try {
      tcp = new TcpListener(channel, state, loops);
    } catch (IOException | RuntimeException | Error failure) {
      channel.close();
      throw failure;
    }
    return tcp.local().getPort();
  }

  private void bindUdp(InetSocketAddress address, Supplier<RequestProcessor> processors)
      throws IOException {
    boolean shared = loops.size() > 1;
    InetSocketAddress bound = address;
    for (ServerLoop loop : loops) {
      DatagramChannel channel = ServerChannels.openUdp(bound, shared);
      try {
        udp.add(new ServerUdpSocket(channel, shared, state, processors.get(), loop));
      } catch (IOException | RuntimeException | Error failure) {
        channel.close();
        throw failure;
      }
      bound = new InetSocketAddress(address.getAddress(), udp.get(0).local().getPort());
    }
  }

  /** Returns the address of the UDP sockets, or null if there are none. */
  InetSocketAddress udpAddress() {
    return udp.isEmpty() ? null : udp.get(0).local();
  }

  /** Returns the address of the listener, or null if there is none. */
  InetSocketAddress tcpAddress() {
    return tcp == null ? null : tcp.local();
  }

  int port() {
    return tcp != null ? tcp.local().getPort() : udp.get(0).local().getPort();
  }

  /** Starts the threads of the UDP sockets, and begins to accept connections. */
  void start() {
    for (ServerUdpSocket socket : udp) {
      Thread thread = new Thread(socket, "wiredns-udp-" + state.udpThreads.getAndIncrement());
      // A new thread inherits this setting, and a server may be started on a daemon thread.
      thread.setDaemon(false);
      thread.start();
    }
    if (tcp != null) {
      loops.get(0).loop.execute(tcp::start);
    }
  }

  /** Accepts the connections that wait, and no more after them. */
  void finishTcp() {
    if (tcp != null) {
      tcp.finish();
    }
  }

  private void closeTcp() {
    if (tcp != null) {
      tcp.close();
    }
  }

  /** Wakes the UDP threads after the server has begun to close. */
  void wake() {
    udp.forEach(ServerUdpSocket::wake);
  }

  /** Closes the sockets. */
  void close() {
    closeTcp();
    udp.forEach(ServerUdpSocket::close);
  }

  /** Closes the sockets of a running server. */
  void closeWhileServed() {
    udp.forEach(ServerUdpSocket::close);
    try {
      // Only its loop frees the descriptor of a channel that is registered with a selector.
      loops.get(0).loop.execute(this::closeTcp);
    } catch (RejectedExecutionException closed) {
      closeTcp();
    }
  }
}
