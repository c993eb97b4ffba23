package io.wiredns.doctor.walk;

import io.wiredns.codec.wire.Name;
import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The servers of a zone.
 *
 * @param zone the zone
 * @param atParent the servers that the zone above names; null if it was not asked
 * @param atZone the servers that the zone itself names; null if no server of it answered
 * @param addresses the addresses of all of them; none of a server whose addresses are not known
 * @param remarks what is wrong with them, each in a sentence
 */
public record ZoneAuthority(
    Name zone,
    Set<Name> atParent,
    Set<Name> atZone,
    Map<Name, List<InetSocketAddress>> addresses,
    List<String> remarks) {
  public ZoneAuthority {
    remarks = List.copyOf(remarks);
  }

  /** Returns all addresses in their order, each with the name of its first server. */
  public Map<InetSocketAddress, Name> servers() {
    Map<InetSocketAddress, Name> servers = new LinkedHashMap<>();
    addresses.forEach((name, all) -> all.forEach(server -> servers.putIfAbsent(server, name)));
    return servers;
  }
}
