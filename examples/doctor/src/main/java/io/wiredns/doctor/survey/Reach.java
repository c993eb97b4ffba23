package io.wiredns.doctor.survey;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.DatagramChannel;
import java.util.List;

/** Which families of addresses this host has a way to. */
public final class Reach {
  private static final int PORT = 53;

  private Reach() {}

  /**
   * Returns whether the system knows a way to one of some addresses of a family. Nothing is sent.
   *
   * @param octets 4 or 16
   * @param hints the addresses; those of the Internet's root are taken if they have none of the
   *     family
   */
  public static boolean has(int octets, RootHints hints) {
    List<InetAddress> known = addresses(octets, hints);
    List<InetAddress> all = known.isEmpty() ? addresses(octets, RootHints.internet()) : known;
    return all.stream().anyMatch(Reach::hasRoute);
  }

  private static List<InetAddress> addresses(int octets, RootHints hints) {
    return hints.servers().values().stream()
        .flatMap(List::stream)
        .filter(address -> address.getAddress().length == octets)
        .toList();
  }

  private static boolean hasRoute(InetAddress address) {
    try (DatagramChannel channel = DatagramChannel.open()) {
      channel.connect(new InetSocketAddress(address, PORT));
      return true;
    } catch (IOException unreachable) {
      return false;
    }
  }
}
