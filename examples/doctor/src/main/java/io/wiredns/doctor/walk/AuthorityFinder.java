package io.wiredns.doctor.walk;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.message.Section;
import io.wiredns.codec.rdata.A;
import io.wiredns.codec.rdata.Aaaa;
import io.wiredns.codec.rdata.Ns;
import io.wiredns.codec.rdata.Soa;
import io.wiredns.codec.wire.Name;
import io.wiredns.doctor.exchange.NetworkText;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds the servers of the zone that contains a name: those that the zone above names, those that
 * the zone itself names, their addresses, and what differs. Writes nothing. For one name and one
 * thread.
 */
public final class AuthorityFinder {
  private final Asker asker;
  private final WalkSettings settings;
  private final DelegationWalk walk;

  public AuthorityFinder(Asker asker, WalkSettings settings) {
    this.asker = asker;
    this.settings = settings;
    walk = new DelegationWalk(asker, settings, step -> {});
  }

  /**
   * Walks from the root down.
   *
   * @return the servers, or the end of the walk if it found no zone
   */
  public Result byWalk(Name name) throws IOException {
    Walk walked = walk.run(name, RecordType.SOA);
    if (walked.zone() == null || walked.end().kind() == TraceEnd.Kind.TOO_LONG) {
      return new Result(null, walked.end());
    }
    Delegation last = walked.delegations().get(walked.delegations().size() - 1);
    ServerReply end = walked.end().kind().isResult() ? walked.end().reply() : null;
    Name zone = end == null ? last.zone() : zone(end).orElse(last.zone());
    boolean isDelegated = zone.equals(last.zone());
    List<String> remarks = new ArrayList<>();
    if (!isDelegated) {
      remarks.add(
          "the servers of %s serve %s too and do not refer to it, so what the parent zone names is not seen"
              .formatted(last.zone(), zone));
    }
    if (end == null) {
      remarks.add(walked.end().cause());
    }
    Set<Name> atParent = isDelegated ? last.servers().keySet() : null;
    Set<Name> atZone = end == null ? null : atZone(zone, end.server(), false, zone);
    Map<Name, List<InetAddress>> glue = isDelegated ? last.servers() : Map.of();
    return new Result(merged(zone, atParent, atZone, glue, end, remarks), walked.end());
  }

  /**
   * Asks the first servers, without a walk.
   *
   * @return the servers; empty if no server of them answers for the name and its zone
   */
  public Optional<ZoneAuthority> byAsking(Name name) throws IOException {
    for (InetSocketAddress server : settings.first()) {
      ServerReply soa = ask(server, name, RecordType.SOA, true, null);
      Name zone = zone(soa).orElse(null);
      if (zone != null && soa.outcome().category().isPresent()) {
        Set<Name> names = atZone(zone, server, true, null);
        if (names != null) {
          return Optional.of(merged(zone, null, names, Map.of(), null, new ArrayList<>()));
        }
      }
    }
    return Optional.empty();
  }

  /**
   * The servers of a zone, or the reason why there are none.
   *
   * @param authority the servers, or null
   * @param end the end of the walk to them
   */
  public record Result(ZoneAuthority authority, TraceEnd end) {}

  private ServerReply ask(
      InetSocketAddress server, Name name, RecordType type, boolean recurse, Name zone) {
    return asker.ask(server, settings.queries().query(name, type, recurse), zone).join();
  }

  /** Returns the owner of the SOA in a reply, which is the zone. */
  private static Optional<Name> zone(ServerReply reply) {
    return reply.records(Soa.class, Section.ANSWER, Section.AUTHORITY).stream()
        .map(ResourceRecord::name)
        .filter(owner -> reply.question().name().isSubdomainOf(owner))
        .findFirst();
  }

  /** Returns the servers that a server names for a zone; null if it names none. */
  private Set<Name> atZone(Name zone, InetSocketAddress server, boolean recurse, Name asked) {
    ServerReply reply = ask(server, zone, RecordType.NS, recurse, asked);
    Set<Name> names =
        reply.data(Ns.class, Section.ANSWER).stream()
            .map(Ns::nsdname)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    return names.isEmpty() ? null : names;
  }

  private ZoneAuthority merged(
      Name zone,
      Set<Name> atParent,
      Set<Name> atZone,
      Map<Name, List<InetAddress>> glue,
      ServerReply end,
      List<String> remarks)
      throws IOException {
    Set<Name> names = new LinkedHashSet<>();
    if (atParent != null) {
      names.addAll(atParent);
    }
    if (atZone != null) {
      names.addAll(atZone);
    }
    if (atParent != null && atZone != null) {
      onlyAt("the parent zone", atParent, atZone, "the zone itself", remarks);
      onlyAt("the zone itself", atZone, atParent, "the parent zone", remarks);
    } else if (atZone == null && end != null) {
      remarks.add(NetworkText.server(end.server()) + " names no servers of " + zone);
    }
    Map<Name, List<InetSocketAddress>> addresses = new LinkedHashMap<>();
    for (Name name : names) {
      Set<InetAddress> all = new LinkedHashSet<>(glue.getOrDefault(name, List.of()));
      if (end != null && name.isSubdomainOf(zone)) {
        addAtZone(name, zone, end.server(), all, glue.containsKey(name), remarks);
      }
      List<InetSocketAddress> servers = settings.servers(all);
      if (servers.isEmpty()) {
        DelegationWalk.Found found = walk.addresses(name);
        servers = found.addresses();
        if (servers.isEmpty()) {
          remarks.add("no address of " + name + ": " + found.how());
        }
      }
      addresses.put(name, servers);
    }
    return new ZoneAuthority(zone, atParent, atZone, addresses, remarks);
  }

  private static void onlyAt(
      String place, Set<Name> there, Set<Name> elsewhere, String other, List<String> remarks) {
    Set<Name> only = new LinkedHashSet<>(there);
    only.removeAll(elsewhere);
    if (!only.isEmpty()) {
      String names = only.stream().map(Name::toString).collect(Collectors.joining(", "));
      remarks.add("only %s names %s, %s does not".formatted(place, names, other));
    }
  }

  /** Adds the addresses that the zone has for one of its servers, and says if the glue differs. */
  private void addAtZone(
      Name name,
      Name zone,
      InetSocketAddress server,
      Set<InetAddress> all,
      boolean isAtParent,
      List<String> remarks) {
    Set<InetAddress> glue = new HashSet<>(all);
    Set<InetAddress> own = new LinkedHashSet<>();
    for (RecordType type : List.of(RecordType.A, RecordType.AAAA)) {
      ServerReply reply = ask(server, name, type, false, zone);
      if (!reply.isAnswered() || !reply.isAuthoritative()) {
        return; // the name is in a zone further down, or the server has failed
      }
      reply.data(A.class, Section.ANSWER).forEach(a -> own.add(a.inetAddress()));
      reply
          .data(Aaaa.class, Section.ANSWER)
          .forEach(aaaa -> own.add(aaaa.address().toInetAddress()));
    }
    if (isAtParent && !glue.isEmpty() && !glue.equals(own)) {
      remarks.add(
          "the parent zone has %s for %s, the zone itself %s"
              .formatted(text(glue), name, text(own)));
    }
    if (isAtParent && glue.isEmpty()) {
      remarks.add("the parent zone has no address of %s, which is inside %s".formatted(name, zone));
    }
    all.addAll(own);
  }

  private static String text(Set<InetAddress> addresses) {
    return addresses.isEmpty()
        ? "no address"
        : addresses.stream().map(NetworkText::address).sorted().collect(Collectors.joining(" "));
  }
}
