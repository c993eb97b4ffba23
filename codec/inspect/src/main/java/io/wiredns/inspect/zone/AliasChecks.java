package io.wiredns.inspect.zone;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.rdata.Cname;
import io.wiredns.codec.rdata.Dname;
import io.wiredns.codec.wire.Name;
import io.wiredns.inspect.zone.ZoneData.Entry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Checks that aliases lead to data, as far as their targets are in the zone. An alias whose target
 * is below a delegation or a DNAME is not followed.
 */
final class AliasChecks {
  /** The maximum number of names of a loop that are shown. */
  private static final int SHOWN = 4;

  private final ZoneData zone;
  private final FindingList findings;

  /** The aliases that have been followed, and whether they are on the path that is followed now. */
  private final Map<Name, Boolean> followed = new HashMap<>();

  AliasChecks(ZoneData zone, FindingList findings) {
    this.zone = zone;
    this.findings = findings;
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
    } else if (!target.equals(zone.apex()) && !zone.exists(target)) {
      dangling(owner, entry, "DNAME", target);
    }
  }

  private void dangling(Name owner, Entry entry, String type, Name target) {
    if (isFollowed(target) && answering(target) == null) {
      String reason = zone.exists(target) ? " has no records" : " does not exist";
      findings.warning(entry, owner, type + " target " + target + reason);
    }
  }

  /** Returns whether the zone itself has the data of a name. */
  private boolean isFollowed(Name target) {
    return zone.inZone(target) && zone.cut(target) == null && zone.redirection(target) == null;
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
    return target != null && isFollowed(target) ? answering(target) : null;
  }

  private Entry alias(Name owner) {
    return zone.sets(owner).get(RecordType.CNAME).get(0);
  }

  private void loop(List<Name> names) {
    String shown =
        names.stream().limit(SHOWN).map(Name::toString).collect(Collectors.joining(" -> "));
    String rest = names.size() > SHOWN ? " -> ..." : "";
    findings.warning(
        alias(names.get(0)), names.get(0), "alias loop: " + shown + rest + " -> " + names.get(0));
  }
}
