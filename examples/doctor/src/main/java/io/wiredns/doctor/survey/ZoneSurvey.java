package io.wiredns.doctor.survey;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.message.Section;
import io.wiredns.codec.rdata.Ns;
import io.wiredns.codec.wire.Name;
import io.wiredns.doctor.Check;
import io.wiredns.doctor.ServerPlace;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Surveys the zones on the way to a name, and the servers of the last of them. For one name and one
 * thread; it asks servers in threads of its own, which end with it.
 */
final class ZoneSurvey {
  /** How many servers of a parent are asked for their referral. */
  private static final int MOST_PARENTS = 8;

  /** A documentation prefix, which no view is for. */
  static final InetAddress SUBNET = LocalMachine.address("192.0.2.0").orElseThrow();

  static final int SUBNET_PREFIX = 24;

  private final SurveyPlan plan;
  private final Asking asking;
  private final Descent descent;
  private final Consumer<String> progress;

  private final List<ZoneView> zones = new ArrayList<>();
  private final List<Observation> failed = new ArrayList<>();
  private Observation last;
  private WalkStep end;

  ZoneSurvey(SurveyPlan plan, Asking asking, Descent descent, Consumer<String> progress) {
    this.plan = plan;
    this.asking = asking;
    this.descent = descent;
    this.progress = progress;
  }

  /** Returns the zones from the root down. */
  List<ZoneView> zones() {
    return zones;
  }

  /** Returns the replies at which a walk without an end of use ended. */
  List<Observation> failed() {
    return failed;
  }

  /** Returns what the last reply is; nothing if no server of the last zone had one of use. */
  Optional<WalkStep> end() {
    return Optional.ofNullable(end);
  }

  /** Returns the last reply, if it is of use. */
  Optional<Observation> last() {
    return Optional.ofNullable(last);
  }

  /**
   * Surveys the zones that a walk has found.
   *
   * @param walked the walk
   * @param known the zones whose keys were asked for before
   * @param isWhole whether the servers are asked in all ways, or only what they serve
   * @param meanwhile what is done when it is known what the servers have
   */
  void run(Descent.End walked, Set<Name> known, boolean isWhole, Runnable meanwhile) {
    List<Level> path = new ArrayList<>(descent.above(walked.path().get(0)));
    path.addAll(walked.path());
    failed.addAll(walked.failed());
    end = walked.step();
    last = walked.last();
    if (last != null) {
      path.addAll(hidden(walked));
    }
    Level leaf = path.get(path.size() - 1);
    for (Level level : path.subList(0, path.size() - 1)) {
      if (!known.contains(level.zone())) {
        keys(level);
      }
      zones.add(above(level));
    }
    if (leaf.zone().isRoot() && last == null && isCutOff()) {
      return; // Perhaps only a resolver can be asked here, which says nothing about the root.
    }
    ZoneView view = leaf(leaf, path.size() > 1 ? path.get(path.size() - 2) : null);
    zones.add(known.contains(leaf.zone()) ? view : servers(view, isWhole, meanwhile));
  }

  /** Returns whether no server of the root answered in any way, and says so of the checks. */
  private boolean isCutOff() {
    boolean isSilent = !asking.isAtLimit() && failed.stream().allMatch(Observation::isLost);
    for (Check check : Check.values()) {
      boolean needsWalk = "BCDE".indexOf(check.name().charAt(0)) >= 0;
      if (isSilent && needsWalk) {
        asking.leftOut(
            check, "no server of the root answers here: perhaps only a resolver can be asked");
      }
    }
    return isSilent;
  }

  /** Returns the zones below the last referral that its servers serve, too. */
  private List<Level> hidden(Descent.End walked) {
    List<Level> hidden = new ArrayList<>();
    Name top = walked.level().zone();
    Observation last = walked.last();
    ServerPlace server = last.server();
    Name name = last.question().name();
    Name lowest = last.soa(Section.AUTHORITY).map(ResourceRecord::name).orElse(null);
    if (lowest == null) {
      boolean isAbove =
          !name.equals(top)
              && (last.type().equals(RecordType.DS)
                  || !last.records(Section.ANSWER, RecordType.CNAME).isEmpty());
      Name start = isAbove ? name.parent() : name;
      Observation soa = descent.ask(Probe.WALK, top, server, start, RecordType.SOA).orElse(last);
      lowest =
          soa.soa(Section.ANSWER)
              .or(() -> soa.soa(Section.AUTHORITY))
              .map(ResourceRecord::name)
              .orElse(top);
    }
    boolean isBelow =
        !lowest.equals(top) && lowest.isSubdomainOf(top) && name.isSubdomainOf(lowest);
    Name parent = top;
    int depth = isBelow ? lowest.labelCount() - top.labelCount() : 0;
    for (int removed = depth - 1; removed >= 0; removed--) {
      Name zone = lowest.suffix(removed);
      Observation ns = descent.ask(Probe.WALK, parent, server, zone, RecordType.NS).orElse(null);
      if (ns == null || ns.answers().isEmpty()) {
        continue;
      }
      Observation ds = descent.ask(Probe.DS, parent, server, zone, RecordType.DS).orElse(null);
      Level level =
          new Level(
              zone,
              parent,
              true,
              Level.servers(zone, ns.answers(), ns),
              ds == null || !ds.isAnswered() ? List.of() : Level.ds(zone, ds, Section.ANSWER),
              List.of(ns));
      descent.add(level);
      hidden.add(level);
      parent = zone;
    }
    return hidden;
  }

  /** Asks a server of a zone on the way for its keys. */
  private void keys(Level level) {
    if (!plan.wants(Probe.DNSKEY)) {
      return;
    }
    for (ServerPlace server : descent.places(level)) {
      Observation seen =
          descent
              .ask(Probe.DNSKEY, level.zone(), server, level.zone(), RecordType.DNSKEY)
              .orElse(null);
      if (seen == null || seen.isAuthoritative()) {
        return;
      }
    }
  }

  private ZoneView above(Level level) {
    return view(level, level.referrals(), Set.of(), Map.of());
  }

  /** Asks the servers of the parent for their referrals, and looks up the servers' addresses. */
  private ZoneView leaf(Level leaf, Level parent) {
    List<Observation> referrals = new ArrayList<>(leaf.referrals());
    if (parent != null && !leaf.isHidden() && plan.wants(Probe.REFERRAL)) {
      int asked = 1;
      for (ServerPlace server : descent.places(parent)) {
        boolean isKnown =
            referrals.stream().anyMatch(seen -> seen.server().address().equals(server.address()));
        if (isKnown || asked++ == MOST_PARENTS) {
          continue;
        }
        descent
            .ask(Probe.REFERRAL, parent.zone(), server, leaf.zone(), RecordType.NS)
            .filter(seen -> WalkStep.of(seen, parent.zone()) == WalkStep.REFERRAL)
            .filter(
                seen ->
                    seen.records(Section.AUTHORITY, RecordType.NS)
                        .get(0)
                        .name()
                        .equals(leaf.zone()))
            .ifPresent(referrals::add);
      }
    }
    Map<Name, AddressView> addresses = new LinkedHashMap<>();
    if (!leaf.zone().isRoot()) {
      for (Name name : leaf.servers().keySet()) {
        addresses.put(name, descent.addresses(name));
      }
    }
    return view(leaf, referrals, Set.of(), addresses);
  }

  private ZoneView view(
      Level level,
      List<Observation> referrals,
      Set<Name> atZone,
      Map<Name, AddressView> addresses) {
    Set<Name> atParent =
        new LinkedHashSet<>(level.isHidden() ? Set.of() : level.servers().keySet());
    Map<Name, Set<InetAddress>> glue = new LinkedHashMap<>();
    Set<Name> all = new LinkedHashSet<>(level.servers().keySet());
    if (level.parent() == null) {
      glue.putAll(level.servers());
    }
    for (Observation referral : level.isHidden() ? List.<Observation>of() : referrals) {
      Level.servers(level.zone(), referral.records(Section.AUTHORITY, RecordType.NS), referral)
          .forEach(
              (name, given) -> {
                atParent.add(name);
                all.add(name);
                glue.computeIfAbsent(name, key -> new LinkedHashSet<>()).addAll(given);
              });
    }
    all.addAll(atZone);
    List<ServerView> servers = new ArrayList<>();
    Set<InetAddress> done = new LinkedHashSet<>();
    for (Name name : all) {
      Set<InetAddress> given = glue.getOrDefault(name, Set.of());
      AddressView own = addresses.get(name);
      Set<InetAddress> both = new LinkedHashSet<>(given);
      both.addAll(own == null ? level.servers().getOrDefault(name, Set.of()) : own.addresses());
      for (InetAddress address : both) {
        if (done.add(address)) {
          servers.add(
              new ServerView(
                  descent.place(name, address), atParent.contains(name), atZone.contains(name)));
        }
      }
    }
    return new ZoneView(
        level.zone(),
        Optional.ofNullable(level.parent()),
        level.isHidden(),
        atParent,
        atZone,
        glue,
        level.ds(),
        referrals,
        addresses,
        servers);
  }

  /** Asks the servers of the zone in all ways. */
  private ZoneView servers(ZoneView found, boolean isWhole, Runnable meanwhile) {
    Level level =
        new Level(
            found.name(),
            found.parent().orElse(null),
            found.isHidden(),
            new LinkedHashMap<>(),
            found.ds(),
            found.referrals());
    found.glue().forEach((name, all) -> level.servers().put(name, all));
    found.atParent().forEach(name -> level.servers().putIfAbsent(name, Set.of()));
    found.addresses().keySet().forEach(name -> level.servers().putIfAbsent(name, Set.of()));
    Map<InetAddress, ServerProbes> all = new LinkedHashMap<>();
    try (Stages stages = new Stages()) {
      begin(found, all, stages);
      // The name servers that only the zone itself has.
      Set<Name> atZone = atZone(found.name());
      Map<Name, AddressView> addresses = new LinkedHashMap<>(found.addresses());
      for (Name name : atZone) {
        if (!addresses.containsKey(name) && !found.name().isRoot()) {
          addresses.put(name, descent.addresses(name));
        }
      }
      ZoneView whole = view(level, found.referrals(), atZone, addresses);
      begin(whole, all, stages);
      List<ServerProbes> serving = all.values().stream().filter(ServerProbes::isServing).toList();
      progress.accept(
          "%d of %d servers of %s serve it".formatted(serving.size(), all.size(), found.name()));
      stages.run(serving, ServerProbes::data);
      meanwhile.run();
      if (isWhole) {
        stages.run(serving, probes -> probes.subnet(SUBNET, SUBNET_PREFIX));
        stages.run(serving, ServerProbes::ways);
        stages.run(serving, ServerProbes::sizes);
        stages.run(serving, ServerProbes::again);
      }
      return whole;
    }
  }

  /** Asks the servers that were not asked before whether they are there. */
  private void begin(ZoneView zone, Map<InetAddress, ServerProbes> all, Stages stages) {
    List<ServerProbes> added = new ArrayList<>();
    int unreachable = 0;
    for (ServerView server : zone.servers()) {
      InetAddress address = server.place().address().getAddress();
      if (all.containsKey(address)) {
        continue;
      }
      if (!plan.reaches(address)) {
        unreachable++;
        continue;
      }
      ServerProbes probes = new ServerProbes(asking, plan, zone, server);
      all.put(address, probes);
      added.add(probes);
    }
    if (unreachable > 0) {
      String family = plan.hasIpv6() ? "IPv4" : "IPv6";
      asking.leftOut(
          Check.C1,
          "there is no %s here, so %d addresses were not asked".formatted(family, unreachable));
    }
    if (!added.isEmpty()) {
      progress.accept("asking %d servers of %s".formatted(added.size(), zone.name()));
    }
    stages.run(added, ServerProbes::reach);
    if (plan.wants(Probe.NS)) {
      stages.run(
          added.stream().filter(ServerProbes::isServing).toList(), ServerProbes::nameServers);
    }
  }

  private Set<Name> atZone(Name zone) {
    Set<Name> names = new LinkedHashSet<>();
    for (Observation seen : asking.observations()) {
      if (seen.probe() == Probe.NS
          && seen.isAuthoritative()
          && seen.zone().filter(zone::equals).isPresent()) {
        for (ResourceRecord record : seen.answers()) {
          record.rdata(Ns.class).ifPresent(ns -> names.add(ns.nsdname()));
        }
      }
    }
    return names;
  }
}
