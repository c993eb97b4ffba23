package io.wiredns.inspect.zone;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.rdata.Cname;
import io.wiredns.codec.rdata.Dname;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.WireLimits;
import io.wiredns.inspect.zone.ZoneData.Entry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Checks that aliases lead to data, as far as their targets are in the zone, also through DNAME
 * records. An alias whose target is below a delegation is not followed.
 */
final class AliasChecks {
  /** The maximum number of names of a loop that are shown. */
  private static final int SHOWN = 4;

  private static final int SHORTEST_LABEL = 2;

  private final ZoneData zone;
  private final FindingList findings;
  private final Redirections redirections;

  /** The aliases that have been followed, and whether they are on the path that is followed now. */
  private final Map<Name, Boolean> followed = new HashMap<>();

  AliasChecks(ZoneData zone, FindingList findings) {
    this.zone = zone;
    this.findings = findings;
    redirections = new Redirections(zone);
  }

  void check(Name owner, Map<RecordType, List<Entry>> sets) {
    boolean isAlias = sets.containsKey(RecordType.CNAME) || sets.containsKey(RecordType.DNAME);
    if (!isAlias || zone.cut(owner) != null || zone.redirection(owner) != null) {
      return;
    }
    for (Entry entry : sets.getOrDefault(RecordType.CNAME, List.of())) {
      if (entry.rdata() instanceof Cname alias) {
        dangling(owner, entry, "CNAME", alias.target());
      }
    }
    follow(owner);
    for (Entry entry : sets.getOrDefault(RecordType.DNAME, List.of())) {
      if (entry.rdata() instanceof Dname redirection) {
        redirection(owner, entry, redirection.target());
      }
    }
  }

  private void redirection(Name owner, Entry entry, Name target) {
    if (target.isSubdomainOf(owner)) {
      findings.warning(
          entry, owner, "DNAME target " + target + " is redirected by this DNAME again: a loop");
      return;
    }
    Redirections.Path path = redirections.of(target);
    if (!path.last().equals(zone.apex()) && !zone.exists(path.last())) {
      dangling(owner, entry, "DNAME", target);
    }
    if (owner.length() + SHORTEST_LABEL > WireLimits.NAME_OCTETS) {
      return; // No name is below it.
    }
    Redirections.Path below = redirections.below(owner);
    if (below.end() == Redirections.End.TOO_LONG && path.end() != Redirections.End.TOO_LONG) {
      tooLong(owner, entry, "names below this DNAME get", below);
    }
    if (below.end() == Redirections.End.ENDLESS && below.repeated() == null) {
      findings.warning(
          entry,
          owner,
          "names below this DNAME are redirected more than " + Redirections.MOST + " times");
    }
    if (below.repeated() != null) {
      List<Name> names = below.names();
      List<Name> loop = names.subList(names.indexOf(below.repeated()), names.size());
      Name first = redirections.above(below.repeated());
      Entry dname = zone.sets(first).get(RecordType.DNAME).get(0);
      String shown = shown(loop.stream().map(Name::parent).toList());
      findings.warning(dname, first, "DNAME loop: " + shown);
    }
  }

  private void dangling(Name owner, Entry entry, String type, Name target) {
    Redirections.Path path = redirections.of(target);
    Name last = path.last();
    if (path.end() == Redirections.End.TOO_LONG) {
      tooLong(owner, entry, type + " target " + target + " gets", path);
    } else if (isFollowed(path) && answering(last) == null) {
      String reason = zone.exists(last) ? "has no records" : "does not exist";
      String which = last.equals(target) ? " " : " is redirected to " + last + ", which ";
      findings.warning(entry, owner, type + " target " + target + which + reason);
    }
  }

  private void tooLong(Name owner, Entry entry, String what, Redirections.Path path) {
    String times =
        path.names().size() == 1 ? "" : " after " + path.names().size() + " redirections";
    findings.warning(
        entry,
        owner,
        what + " longer than 255 octets by a DNAME" + times + " (RFC 6672 section 2.2)");
  }

  /** Returns whether the zone itself has the data of the name that a path leads to. */
  private boolean isFollowed(Redirections.Path path) {
    Name target = path.last();
    return path.end() == Redirections.End.REACHED
        && zone.inZone(target)
        && zone.cut(target) == null
        && zone.redirection(target) == null;
  }

  /** Returns the owner whose records answer for a name: itself or a wildcard; null if none does. */
  private Name answering(Name target) {
    if (zone.isOwner(target)) {
      return target;
    }
    Name wildcard = zone.exists(target) ? target : zone.wildcardFor(target);
    return zone.isOwner(wildcard) ? wildcard : null;
  }

  /** Follows aliases until they end or come to one that has been followed; reports a loop. */
  private void follow(Name owner) {
    List<Name> path = new ArrayList<>();
    Name at = owner;
    while (at != null && zone.isAlias(at) && followed.putIfAbsent(at, true) == null) {
      path.add(at);
      at = next(at);
    }
    if (at != null && Boolean.TRUE.equals(followed.get(at))) {
      loop(path.subList(path.indexOf(at), path.size()));
    }
    path.forEach(name -> followed.put(name, false));
  }

  private Name next(Name alias) {
    Name target = alias(alias).rdata() instanceof Cname cname ? cname.target() : null;
    Redirections.Path path = target == null ? null : redirections.of(target);
    return path != null && isFollowed(path) ? answering(path.last()) : null;
  }

  private Entry alias(Name owner) {
    return zone.sets(owner).get(RecordType.CNAME).get(0);
  }

  private void loop(List<Name> aliases) {
    List<Name> names = new ArrayList<>();
    for (Name alias : aliases) {
      names.add(alias);
      if (alias(alias).rdata() instanceof Cname cname) {
        List<Name> redirected = redirections.of(cname.target()).names();
        names.addAll(redirected.subList(0, redirected.size() - 1));
      }
    }
    findings.warning(alias(names.get(0)), names.get(0), "alias loop: " + shown(names));
  }

  /** Returns the names of a loop, of which the last leads to the first. */
  private static String shown(List<Name> names) {
    String first =
        names.stream().limit(SHOWN).map(Name::toString).collect(Collectors.joining(" -> "));
    return first + (names.size() > SHOWN ? " -> ..." : "") + " -> " + names.get(0);
  }
}
