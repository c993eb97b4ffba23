package io.wiredns.doctor.walk;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.Section;
import io.wiredns.codec.rdata.A;
import io.wiredns.codec.rdata.Aaaa;
import io.wiredns.codec.wire.Name;
import io.wiredns.doctor.exchange.NetworkText;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Walks from the root to the servers of a name, as dig's +trace does, and tells each step to an
 * observer; it writes nothing itself. Of the servers of a zone, one after the other is asked until
 * one refers further down or answers with AA. Servers without an address in the referral are looked
 * up: with the first servers, or else by a walk of their own. Steps and questions are limited, so
 * each walk ends. For one walk and one thread.
 */
public final class DelegationWalk {
  /** More referrals than there are zones on the way to any name. */
  private static final int MOST_LEVELS = 130;

  /** How many walks for addresses of name servers may be inside each other. */
  private static final int MOST_DEPTH = 4;

  /** Takes the steps of a walk when they are made. */
  @FunctionalInterface
  public interface Observer {
    void step(TraceStep step) throws IOException;
  }

  /** A zone, and its servers: those whose addresses are known have some. */
  private record Level(
      Delegation delegation, Map<Name, List<InetSocketAddress>> servers, Set<Name> lookedUp) {
    Name zone() {
      return delegation.zone();
    }
  }

  /** A walk for one question; those for addresses of name servers are silent. */
  private record Descent(Name name, RecordType type, int depth, List<TraceStep> steps) {}

  private final Asker asker;
  private final WalkSettings settings;
  private final Observer observer;
  private final DelegationKeys keys;
  private final TraceEnds ends;

  /** All levels that were found, by their zones, where walks for addresses begin. */
  private final Map<Name, Level> levels = new HashMap<>();

  private final Map<Name, Found> found = new HashMap<>();

  /** The name servers whose addresses are being looked up. */
  private final Set<Name> sought = new HashSet<>();

  /** Addresses of a name server, and how they were found or why not. */
  record Found(List<InetSocketAddress> addresses, String how) {}

  public DelegationWalk(Asker asker, WalkSettings settings, Observer observer) {
    this.asker = asker;
    this.settings = settings;
    this.observer = observer;
    keys = new DelegationKeys(asker, settings);
    ends = new TraceEnds(new NextCommands(settings));
  }

  /** Walks to the servers of a name, and asks them for a type. */
  public Walk run(Name name, RecordType type) throws IOException {
    List<TraceStep> steps = new ArrayList<>();
    List<Delegation> delegations = new ArrayList<>();
    Descent descent = new Descent(name, type, 0, steps);
    Level root = root(descent);
    if (root == null) {
      TraceStep.Replied last = (TraceStep.Replied) steps.get(steps.size() - 1);
      return new Walk(steps, delegations, ends.noRoot(last, name, type));
    }
    TraceEnd end = descend(root, descent, delegations);
    return new Walk(steps, delegations, end);
  }

  /** Looks up the addresses of a name server, from what earlier walks found down. */
  Found addresses(Name server) throws IOException {
    Found known = found.get(server);
    if (known == null) {
      known = find(server, new Descent(server, RecordType.A, 0, new ArrayList<>()));
      found.put(server, known);
    }
    return known;
  }

  private void tell(Descent descent, TraceStep step) throws IOException {
    descent.steps.add(step);
    if (descent.depth == 0) {
      observer.step(step);
    }
  }

  /** Returns the level of the root; null if none of the first servers tells it. */
  private Level root(Descent descent) throws IOException {
    List<InetSocketAddress> first = settings.first();
    for (int i = 0; i < first.size(); i++) {
      ServerReply reply =
          asker
              .ask(first.get(i), settings.queries().query(Name.ROOT, RecordType.NS, true), null)
              .join();
      TraceFinding finding = TraceFinding.ofRoot(reply);
      tell(descent, new TraceStep.Replied(Name.ROOT, null, reply, finding, i == first.size() - 1));
      if (finding.isUsable()) {
        return level(Delegation.of(Name.ROOT, Name.ROOT, reply), descent);
      }
    }
    return null;
  }

  private TraceEnd descend(Level top, Descent descent, List<Delegation> delegations)
      throws IOException {
    Level level = top;
    for (int i = 0; i < MOST_LEVELS; i++) {
      delegations.add(level.delegation());
      List<TraceStep.Replied> failed = new ArrayList<>();
      TraceStep.Replied reply = ask(level, descent, failed);
      if (reply == null) {
        return ends.failed(level.delegation(), failed, descent.steps, asker.isExhausted());
      }
      TraceStep.Secured secured = null;
      if (descent.depth == 0 && !level.delegation().ds().isEmpty()) {
        secured = keys.check(level.delegation(), reply.reply());
        tell(descent, secured);
      }
      if (reply.finding() != TraceFinding.REFERRAL) {
        return ends.result(reply, secured, descent.steps);
      }
      level =
          level(
              Delegation.of(
                  level.zone(), reply.reply().outcome().name().orElseThrow(), reply.reply()),
              descent);
    }
    return ends.tooLong(level.zone(), "the limit of " + MOST_LEVELS + " referrals");
  }

  /**
   * Asks the servers of a level until a reply is of use; returns null if none is. An answer without
   * AA is of use if no server has a better one.
   */
  private TraceStep.Replied ask(Level level, Descent descent, List<TraceStep.Replied> failed)
      throws IOException {
    List<Map.Entry<Name, InetSocketAddress>> servers = inOrder(level.servers());
    for (int i = 0; i < servers.size(); i++) {
      Name name = servers.get(i).getKey();
      ServerReply reply =
          asker
              .ask(
                  servers.get(i).getValue(),
                  settings.queries().query(descent.name, descent.type, false),
                  level.zone())
              .join();
      TraceFinding finding = TraceFinding.of(reply, level.zone());
      boolean isLast = i == servers.size() - 1;
      if (isLast && !finding.isUsable()) {
        List<Map.Entry<Name, InetSocketAddress>> more = lookUpNext(level, descent);
        servers.addAll(more);
        isLast = more.isEmpty();
      }
      TraceStep.Replied step = new TraceStep.Replied(level.zone(), name, reply, finding, isLast);
      tell(descent, step);
      if (finding.isUsable()) {
        return step;
      }
      failed.add(step);
    }
    return null;
  }

  /** Looks up the next server without an address; returns its addresses. */
  private List<Map.Entry<Name, InetSocketAddress>> lookUpNext(Level level, Descent descent)
      throws IOException {
    for (Map.Entry<Name, List<InetSocketAddress>> server : level.servers().entrySet()) {
      if (server.getValue().isEmpty() && !level.lookedUp().contains(server.getKey())) {
        lookUp(server.getKey(), level, descent);
        if (!server.getValue().isEmpty()) {
          return inOrder(Map.of(server.getKey(), server.getValue()));
        }
      }
    }
    return List.of();
  }

  /** Returns all servers, those of IPv4 first. */
  private static List<Map.Entry<Name, InetSocketAddress>> inOrder(
      Map<Name, List<InetSocketAddress>> servers) {
    List<Map.Entry<Name, InetSocketAddress>> result = new ArrayList<>();
    for (int octets : new int[] {4, 16}) {
      servers.forEach(
          (name, addresses) ->
              addresses.stream()
                  .filter(server -> server.getAddress().getAddress().length == octets)
                  .forEach(server -> result.add(Map.entry(name, server))));
    }
    return result;
  }

  /**
   * Returns the level of a delegation. Name servers inside the zone whose addresses are missing in
   * the referral are looked up and told, because that is a fault of the delegation; of the others,
   * only if no server has an address.
   */
  private Level level(Delegation delegation, Descent descent) throws IOException {
    Map<Name, List<InetSocketAddress>> servers = new LinkedHashMap<>();
    delegation
        .servers()
        .forEach((name, given) -> servers.put(name, new ArrayList<>(settings.servers(given))));
    Level level = new Level(delegation, servers, new HashSet<>());
    levels.put(delegation.zone(), level);
    for (Name name : delegation.servers().keySet()) {
      boolean isNeeded = isInside(name, delegation.zone());
      if (delegation.servers().get(name).isEmpty() && isNeeded && !delegation.zone().isRoot()) {
        lookUp(name, level, descent);
      }
    }
    if (servers.values().stream().allMatch(List::isEmpty)) {
      lookUpNext(level, descent);
    }
    return level;
  }

  private static boolean isInside(Name server, Name zone) {
    return server.isSubdomainOf(zone);
  }

  private void lookUp(Name name, Level level, Descent descent) throws IOException {
    level.lookedUp().add(name);
    Found result = found.get(name);
    if (result == null && !sought.add(name)) {
      result = circle(); // of no further use, because the name may be found in the end
    } else if (result == null) {
      result = find(name, descent);
      found.put(name, result);
      sought.remove(name);
    }
    level.servers().get(name).addAll(result.addresses());
    tell(
        descent,
        new TraceStep.Unglued(
            name, level.zone(), glue(name, level.delegation()), result.addresses(), result.how()));
  }

  private static TraceStep.Unglued.Glue glue(Name name, Delegation delegation) {
    if (!delegation.servers().get(name).isEmpty()) {
      return TraceStep.Unglued.Glue.OTHER_FAMILY;
    }
    return isInside(name, delegation.zone()) && !delegation.zone().isRoot()
        ? TraceStep.Unglued.Glue.MISSING
        : TraceStep.Unglued.Glue.NOT_NEEDED;
  }

  private static Found circle() {
    return new Found(
        List.of(), "not found, because zones need each other's name servers in a circle");
  }

  /** Looks up the addresses of a name server: with the first servers, or else by a walk. */
  private Found find(Name name, Descent descent) throws IOException {
    String refused = null;
    for (InetSocketAddress server : settings.first()) {
      List<InetAddress> addresses = new ArrayList<>();
      for (RecordType type : types()) {
        ServerReply reply =
            asker.ask(server, settings.queries().query(name, type, true), null).join();
        addresses.addAll(addresses(reply));
        if (!reply.isAnswered()) {
          refused = NetworkText.server(server) + ": " + reply.troubleInTime();
          break;
        }
        refused = NetworkText.server(server) + " answers " + reply.outcome().label();
      }
      List<InetSocketAddress> servers = settings.servers(addresses);
      if (!servers.isEmpty()) {
        return new Found(servers, "found by asking " + NetworkText.server(server));
      }
    }
    return walkFor(name, refused, descent);
  }

  private Found walkFor(Name name, String refused, Descent descent) throws IOException {
    Level start = closest(name);
    if (start == null || descent.depth == MOST_DEPTH) {
      return new Found(List.of(), "not found: " + refused);
    }
    int before = asker.count();
    List<InetAddress> addresses = new ArrayList<>();
    String why = null;
    for (RecordType type : types()) {
      Descent inner = new Descent(name, type, descent.depth + 1, new ArrayList<>());
      TraceEnd end = descend(start, inner, new ArrayList<>());
      if (end.reply() != null) {
        addresses.addAll(addresses(end.reply()));
      }
      why = end.cause() == null ? "its servers answer " + end.kind() : end.cause();
      if (!end.kind().isResult()) {
        break;
      }
    }
    List<InetSocketAddress> servers = settings.servers(addresses);
    int questions = asker.count() - before;
    return servers.isEmpty()
        ? new Found(List.of(), "not found: " + refused + "; from " + start.zone() + " down: " + why)
        : new Found(
            servers,
            "found by a walk from %s down with %d questions".formatted(start.zone(), questions));
  }

  private List<RecordType> types() {
    return settings.family() == 4
        ? List.of(RecordType.A)
        : settings.family() == 6
            ? List.of(RecordType.AAAA)
            : List.of(RecordType.A, RecordType.AAAA);
  }

  /** Returns the known level that is closest to a name and has a server with an address. */
  private Level closest(Name name) {
    for (int removed = 0; removed <= name.labelCount(); removed++) {
      Level level = levels.get(name.suffix(removed));
      if (level != null && level.servers().values().stream().anyMatch(all -> !all.isEmpty())) {
        return level;
      }
    }
    return null;
  }

  private static List<InetAddress> addresses(ServerReply reply) {
    List<InetAddress> addresses = new ArrayList<>();
    reply.data(A.class, Section.ANSWER).forEach(a -> addresses.add(a.inetAddress()));
    reply
        .data(Aaaa.class, Section.ANSWER)
        .forEach(aaaa -> addresses.add(aaaa.address().toInetAddress()));
    return addresses;
  }
}
