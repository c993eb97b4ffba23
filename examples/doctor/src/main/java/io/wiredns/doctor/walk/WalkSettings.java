package io.wiredns.doctor.walk;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.wire.Name;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Collection;
import java.util.List;

/**
 * How a walk asks.
 *
 * @param first the servers that are asked for those of the root
 * @param isFirstNamed whether the user named them
 * @param port the port of all other servers
 * @param family 4 or 6 for addresses of one family, 0 for both
 * @param queries the form of the queries
 */
public record WalkSettings(
    List<InetSocketAddress> first, boolean isFirstNamed, int port, int family, Form queries) {
  /** Makes queries. */
  @FunctionalInterface
  public interface Form {
    Message query(Name name, RecordType type, boolean recurse);
  }

  public WalkSettings {
    first = List.copyOf(first);
  }

  /** Returns the servers at addresses, of the family that is wanted, with IPv4 first. */
  List<InetSocketAddress> servers(Collection<InetAddress> addresses) {
    return addresses.stream()
        .filter(address -> family == 0 || family == family(address))
        .distinct()
        .sorted((a, b) -> Integer.compare(family(a), family(b)))
        .map(address -> new InetSocketAddress(address, port))
        .toList();
  }

  private static int family(InetAddress address) {
    return address instanceof Inet6Address ? 6 : 4;
  }
}
