package io.wiredns.core.server;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.channels.DatagramChannel;
import java.util.ArrayList;
import java.util.List;

/** The addresses of this machine's network interfaces. Tests replace this class. */
class LocalAddresses {
  /**
   * Returns the addresses of all interfaces that are up.
   *
   * @throws IOException if they cannot be read, for example for lack of descriptors; some of those
   *     may be missing without an exception as well, see {@link #isGone}
   */
  List<InetAddress> all() throws IOException {
    List<InetAddress> all = new ArrayList<>();
    for (NetworkInterface each : NetworkInterface.networkInterfaces().toList()) {
      if (isUp(each)) {
        for (InetAddress address : each.inetAddresses().toList()) {
          all.add(withoutScope(address));
        }
      }
    }
    return all;
  }

  private static boolean isUp(NetworkInterface each) {
    try {
      return each.isUp();
    } catch (SocketException gone) {
      return false;
    }
  }

  /** The JDK adds the interface to every IPv6 address; only link-local ones need it. */
  private static InetAddress withoutScope(InetAddress address) throws IOException {
    return address instanceof Inet6Address && !address.isLinkLocalAddress()
        ? InetAddress.getByAddress(address.getAddress())
        : address;
  }

  /**
   * Returns whether an address that {@link #all} does not return is really gone: whether no socket
   * can be bound to it.
   */
  boolean isGone(InetAddress address) {
    InetSocketAddress any = new InetSocketAddress(address, 0);
    try (DatagramChannel channel = DatagramChannel.open(ServerChannels.family(any))) {
      return !canBind(channel, any);
    } catch (IOException unknown) {
      return false;
    }
  }

  private static boolean canBind(DatagramChannel channel, InetSocketAddress any)
      throws IOException {
    try {
      channel.bind(any);
      return true;
    } catch (SocketException gone) {
      return false;
    }
  }
}
