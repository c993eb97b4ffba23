package io.wiredns.doctor.survey;

import io.wiredns.codec.code.Rcode;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.Section;
import io.wiredns.codec.rdata.Cname;
import io.wiredns.codec.wire.Name;
import io.wiredns.doctor.ServerPlace;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Walks from the root down, and looks up the addresses of name servers in the same way. Of the
 * servers of a zone one after the other is asked until a reply is of use. For one thread.
 */
final class Descent {
  /** More referrals than there are zones on the way to any name. */
  private static final int MOST_LEVELS = 130;

  /** How many lookups of name servers may be inside each other. */
  private static final int MOST_DEPTH = 4;

  /** How many servers of a zone are asked until one is of use. */
  private static final int MOST_SERVERS = 6;

  private final Asking asking;
  private final SurveyPlan plan;
  private final Consumer<String> progress;
  private final Map<Name, Level> levels = new HashMap<>();
  private final Map<Name, AddressView> found = new HashMap<>();
  private final Set<Name> sought = new HashSet<>();

  /** Addresses that did not answer in any way. */
  private final Set<InetAddress> dead = new HashSet<>();

  Descent(Asking asking, SurveyPlan plan, Consumer<String> progress) {
    this.asking = asking;
    this.plan = plan;
    this.progress = progress;
    levels.put(Name.ROOT, Level.root(plan.hints()));
  }

  /**
   * The end of a walk.
   *
   * @param path the zones from the root down, or from where the walk began
   * @param last the reply of use; null if no server of the last zone has one
   * @param step what that is; null if there is none
   * @param failed the replies of the last zone's servers that are of no use
   */
  record End(List<Level> path, Observation last, WalkStep step, List<Observation> failed) {
    Level level() {
      return path.get(path.size() - 1);
    }
  }

  /** Walks from the root to a name, telling the progress. */
  End run(Probe probe, Name name, RecordType type) {
    return descend(levels.get(Name.ROOT), probe, name, type, 0);
  }

  /** Walks from the closest known zone to a name. */
  End runFromClosest(Probe probe, Name name, RecordType type) {
    return descend(closest(name), probe, name, type, 0);
  }

  private End descend(Level top, Probe probe, Name name, RecordType type, int depth) {
    List<Level> path = new ArrayList<>();
    Level level = top;
    List<Observation> failed = new ArrayList<>();
    for (int i = 0; i < MOST_LEVELS; i++) {
      path.add(level);
      failed.clear();
      Observation seen = ask(level, probe, name, type, depth, failed);
      if (seen == null) {
        return new End(path, null, null, failed);
      }
      WalkStep step = WalkStep.of(seen, level.zone());
      if (step != WalkStep.REFERRAL) {
        return new End(path, seen, step, failed);
      }
      level = Level.of(level.zone(), seen);
      if (depth == 0 && probe == Probe.WALK) {
        progress.accept(
            "%s: referred by %s to %d servers"
                .formatted(level.zone(), seen.server(), level.servers().size()));
      }
      levels.put(level.zone(), level);
    }
    return new End(path, null, null, failed);
  }

  private Observation ask(
      Level level, Probe probe, Name name, RecordType type, int depth, List<Observation> failed) {
    int tries = 0;
    for (ServerPlace server : places(level)) {
      if (tries++ == MOST_SERVERS) {
        return null;
      }
      Observation seen = ask(probe, level.zone(), server, name, type).orElse(null);
      if (seen != null && WalkStep.of(seen, level.zone()).isUsable()) {
        return seen;
      }
      if (seen != null) {
        failed.add(seen);
      }
    }
    // Those without glue, one after the other.
    for (Name server : List.copyOf(level.servers().keySet())) {
      if (level.servers().get(server).isEmpty() && depth < MOST_DEPTH && tries < MOST_SERVERS) {
        AddressView view = addresses(server, depth + 1);
        level.servers().get(server).addAll(view.addresses());
        for (InetAddress address : view.addresses()) {
          tries++;
          Observation seen =
              plan.reaches(address) && tries <= MOST_SERVERS
                  ? ask(probe, level.zone(), place(server, address), name, type).orElse(null)
                  : null;
          if (seen != null && WalkStep.of(seen, level.zone()).isUsable()) {
            return seen;
          }
          if (seen != null) {
            failed.add(seen);
          }
        }
      }
    }
    return null;
  }

  /** Returns the known addresses of a zone's servers that can be reached, those of IPv4 first. */
  List<ServerPlace> places(Level level) {
    List<ServerPlace> four = new ArrayList<>();
    List<ServerPlace> six = new ArrayList<>();
    level
        .servers()
        .forEach(
            (name, addresses) ->
                addresses.stream()
                    .filter(plan::reaches)
                    .filter(address -> !dead.contains(address))
                    .forEach(
                        address ->
                            (address instanceof Inet6Address ? six : four)
                                .add(place(name, address))));
    four.addAll(six);
    return four;
  }

  ServerPlace place(Name name, InetAddress address) {
    return new ServerPlace(Optional.of(name), new InetSocketAddress(address, plan.port()));
  }

  /**
   * Asks a server in the ways that a resolver tries: with EDNS, without, and over TCP.
   *
   * @return the reply, or the last failure; empty if a limit forbids to ask
   */
  Optional<Observation> ask(
      Probe probe, Name zone, ServerPlace server, Name name, RecordType type) {
    Optional<Observation> first = asking.ask(probe, zone, server, Queries.secure(name, type));
    if (first.isEmpty()) {
      return first;
    }
    Observation seen = first.get();
    boolean isUnknown =
        seen.isAnswered()
            && (seen.has(Rcode.FORMERR) || seen.has(Rcode.NOTIMP))
            && seen.reply().get().edns().isEmpty();
    if (seen.isLost() && !seen.isUnreachable() || isUnknown) {
      seen = asking.ask(probe, zone, server, Queries.plain(name, type)).orElse(seen);
    }
    if (seen.isTruncated() || seen.isLost()) {
      seen =
          asking
              .ask(probe, zone, server, Queries.secure(name, type), Asking.How.TCP)
              .filter(other -> other.isAnswered() || first.get().isLost())
              .orElse(seen);
    }
    if (seen.isLost()) {
      dead.add(server.address().getAddress());
    }
    return Optional.of(seen);
  }

  /** Looks up the addresses of a name server at the servers of its zone. */
  AddressView addresses(Name server) {
    return addresses(server, 1);
  }

  private AddressView addresses(Name server, int depth) {
    AddressView known = found.get(server);
    if (known != null) {
      return known;
    }
    if (!sought.add(server)) {
      return new AddressView(
          server,
          Set.of(),
          Optional.empty(),
          false,
          "its zone and another one need each other's name servers",
          List.of());
    }
    AddressView view = look(server, depth);
    sought.remove(server);
    found.put(server, view);
    return view;
  }

  private AddressView look(Name server, int depth) {
    Set<InetAddress> addresses = new LinkedHashSet<>();
    List<Observation> seen = new ArrayList<>();
    Name alias = null;
    String how = "no server of its zone answers";
    boolean isKnown = false;
    for (RecordType type : List.of(RecordType.A, RecordType.AAAA)) {
      End end = descend(closest(server), Probe.ADDRESS, server, type, depth);
      if (end.last() == null) {
        end.failed().forEach(seen::add);
        if (end.failed().isEmpty()) {
          how = "the servers of " + end.level().zone() + " have no address that can be asked";
        }
        break;
      }
      isKnown = true;
      seen.add(end.last());
      alias = alias(end.last()).orElse(alias);
      addresses.addAll(Level.addresses(end.last().reply().orElseThrow().answers()));
      how = end.last().replyText();
      if (end.step() == WalkStep.NXDOMAIN) {
        break;
      }
    }
    if (alias != null && addresses.isEmpty() && depth < MOST_DEPTH) {
      addresses.addAll(addresses(alias, depth + 1).addresses());
    }
    return new AddressView(server, addresses, Optional.ofNullable(alias), isKnown, how, seen);
  }

  private static Optional<Name> alias(Observation seen) {
    return seen.records(Section.ANSWER, RecordType.CNAME).stream()
        .filter(record -> record.name().equals(seen.question().name()))
        .flatMap(record -> record.rdata(Cname.class).stream())
        .map(Cname::target)
        .findFirst();
  }

  private Level closest(Name name) {
    for (int removed = 0; removed <= name.labelCount(); removed++) {
      Level level = levels.get(name.suffix(removed));
      if (level != null && !places(level).isEmpty()) {
        return level;
      }
    }
    return levels.get(Name.ROOT);
  }

  /** Returns the zones above one that was found, from the root down. */
  List<Level> above(Level level) {
    List<Level> above = new ArrayList<>();
    Name parent = level.parent();
    while (parent != null && levels.containsKey(parent)) {
      above.add(0, levels.get(parent));
      parent = levels.get(parent).parent();
    }
    return above;
  }

  /** Adds a zone that no referral led to. */
  void add(Level level) {
    levels.put(level.zone(), level);
  }
}
