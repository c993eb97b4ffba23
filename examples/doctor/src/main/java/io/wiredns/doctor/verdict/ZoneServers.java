package io.wiredns.doctor.verdict;

import io.wiredns.codec.wire.Name;
import io.wiredns.doctor.Check;
import io.wiredns.doctor.Finding;
import io.wiredns.doctor.Landscape;
import io.wiredns.doctor.ServerPlace;
import io.wiredns.doctor.Severity;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The servers of each zone, and which of them have errors of which checks. */
final class ZoneServers {
  /** With an error of these a server is of no use to those who ask about the zone. */
  private static final Set<Check> USELESS =
      EnumSet.of(Check.C1, Check.C3, Check.C4, Check.C5, Check.E1, Check.E3, Check.E4);

  private final Map<Name, List<Landscape.ServerSeen>> servers = new HashMap<>();
  private final Map<Name, Map<Check, Set<InetSocketAddress>>> failed = new HashMap<>();

  ZoneServers(List<Finding> findings, Landscape landscape) {
    for (Landscape.ZoneSeen zone : landscape.zones()) {
      servers.computeIfAbsent(zone.name(), name -> new ArrayList<>()).addAll(zone.servers());
    }
    for (Finding finding : findings) {
      if (finding.severity() == Severity.ERROR
          && finding.zone().isPresent()
          && finding.server().isPresent()) {
        failed
            .computeIfAbsent(finding.zone().get(), name -> new EnumMap<>(Check.class))
            .computeIfAbsent(finding.check(), check -> new HashSet<>())
            .add(finding.server().get().address());
      }
    }
  }

  /** Returns whether each server of a zone has an error of a check, or is of no use otherwise. */
  boolean allFail(Name zone, Check check) {
    Set<InetSocketAddress> all = new HashSet<>();
    Map<Check, Set<InetSocketAddress>> ofZone = failed.getOrDefault(zone, Map.of());
    ofZone.forEach(
        (its, addresses) -> {
          if (its == check || USELESS.contains(its)) {
            all.addAll(addresses);
          }
        });
    return of(zone).stream().allMatch(server -> all.contains(server.place().address()));
  }

  /** Returns whether no server of a zone is known to answer as it should. */
  boolean noneWorks(Name zone) {
    return of(zone).stream().noneMatch(server -> server.standing().state() == Landscape.State.GOOD);
  }

  /** Returns whether a server of a zone is named by the parent only, or by the zone only. */
  boolean isOneSided(Name zone, ServerPlace place) {
    return of(zone).stream()
        .anyMatch(
            server ->
                server.place().address().equals(place.address())
                    && server.isAtParent() != server.isAtZone());
  }

  private List<Landscape.ServerSeen> of(Name zone) {
    return servers.getOrDefault(zone, List.of());
  }
}
