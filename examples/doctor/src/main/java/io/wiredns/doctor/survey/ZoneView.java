package io.wiredns.doctor.survey;

import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.wire.Name;
import java.net.InetAddress;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A zone on the way to the name.
 *
 * @param name the name of the zone
 * @param parent the zone above; empty for the root
 * @param isHidden whether no referral was seen, because the servers of the zone above serve this
 *     zone, too
 * @param atParent the name servers in the referral
 * @param atZone the name servers that the zone itself has; empty if no server answered
 * @param glue the addresses in the referrals, for the name servers that have some
 * @param ds the DS records, and their signatures
 * @param referrals the referrals of the servers of the parent
 * @param addresses what was found about the addresses of the name servers
 * @param servers all addresses of servers
 */
public record ZoneView(
    Name name,
    Optional<Name> parent,
    boolean isHidden,
    Set<Name> atParent,
    Set<Name> atZone,
    Map<Name, Set<InetAddress>> glue,
    List<ResourceRecord> ds,
    List<Observation> referrals,
    Map<Name, AddressView> addresses,
    List<ServerView> servers) {
  public ZoneView {
    atParent = Collections.unmodifiableSet(new LinkedHashSet<>(atParent));
    atZone = Collections.unmodifiableSet(new LinkedHashSet<>(atZone));
    glue = Collections.unmodifiableMap(new LinkedHashMap<>(glue));
    ds = List.copyOf(ds);
    referrals = List.copyOf(referrals);
    addresses = Collections.unmodifiableMap(new LinkedHashMap<>(addresses));
    servers = List.copyOf(servers);
  }

  /**
   * Returns whether a name server is at or below the zone, so that the parent needs its address.
   */
  public boolean needsGlue(Name server) {
    return server.isSubdomainOf(name);
  }
}
