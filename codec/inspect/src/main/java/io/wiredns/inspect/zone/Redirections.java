package io.wiredns.inspect.zone;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.rdata.Dname;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.WireFormatException;
import io.wiredns.codec.wire.WireLimits;
import io.wiredns.inspect.zone.ZoneData.Entry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Follows names through the DNAME records of a zone, RFC 6672 section 2.2. */
final class Redirections {
  /**
   * The DNAME records that are followed at most: names that get longer and shorter by turns could
   * be followed for very long. Resolvers give up soon, too.
   */
  static final int MOST = 8;

  private final ZoneData zone;

  /** The targets of the DNAME owners that have been asked for; empty if it is not well-formed. */
  private final Map<Name, Optional<Name>> targets = new HashMap<>();

  /** The wildcards that have been followed as the names below a DNAME owner. */
  private final Set<Name> below = new HashSet<>();

  /** The path of the name that was asked for last. */
  private Path last;

  Redirections(ZoneData zone) {
    this.zone = zone;
  }

  /** What becomes of a name. */
  enum End {
    /** No DNAME of the zone is above the last name. */
    REACHED,
    /** The last name would be followed by one of more than 255 octets. */
    TOO_LONG,
    /** The names are repeated, or there is no end of them. */
    ENDLESS
  }

  /**
   * A name and the names that DNAME records make of it, one after the other.
   *
   * @param names one or more names, of which none is repeated
   * @param repeated the name that is repeated next; null if there is none
   */
  record Path(List<Name> names, End end, Name repeated) {
    Name last() {
      return names.get(names.size() - 1);
    }
  }

  Path of(Name name) {
    if (last == null || !last.names().get(0).equals(name)) {
      last = follow(name, Set.of());
    }
    return last;
  }

  /**
   * Returns the path of the names below a DNAME owner, as that of its wildcard, which is among the
   * shortest of them. It ends where an earlier such path went on, so that a long chain of DNAME
   * records is followed once, and not once for each of them.
   */
  Path below(Name owner) {
    Path path = follow(owner.wildcard(), below);
    below.addAll(path.names());
    return path;
  }

  private Path follow(Name name, Set<Name> known) {
    Set<Name> names = new LinkedHashSet<>();
    Name at = name;
    Name next = null;
    End end = End.REACHED;
    while (at != null && end == End.REACHED && !known.contains(at)) {
      next = null;
      if (!names.add(at)) {
        end = End.ENDLESS;
        next = at;
      } else if (names.size() > MOST) {
        end = End.ENDLESS;
      } else {
        Name dname = above(at);
        Name target = dname == null ? null : target(dname).orElse(null);
        if (target != null) {
          int kept = at.length() - dname.length();
          end = kept + target.length() > WireLimits.NAME_OCTETS ? End.TOO_LONG : End.REACHED;
          next = end == End.TOO_LONG ? null : replaced(at, kept, target);
        }
      }
      at = next;
    }
    List<Name> path = names.isEmpty() ? List.of(name) : new ArrayList<>(names);
    return new Path(path, end, end == End.ENDLESS ? next : null);
  }

  /** Returns the first octets of a name followed by a target. */
  private static Name replaced(Name name, int kept, Name target) {
    byte[] before = new byte[name.length()];
    name.copyTo(before, 0);
    byte[] wire = Arrays.copyOf(before, kept + target.length());
    target.copyTo(wire, kept);
    try {
      return Name.fromWire(Octets.of(wire));
    } catch (WireFormatException impossible) {
      throw new AssertionError("labels of a name before a name are no name", impossible);
    }
  }

  /** Returns the DNAME owner above a name that redirects it; null if there is none. */
  Name above(Name name) {
    Name highest = zone.inZone(name) ? zone.redirection(name) : null;
    if (highest == null) {
      return null;
    }
    for (Name next = zone.redirection(highest); next != null; next = zone.redirection(next)) {
      highest = next;
    }
    return zone.cut(highest) == null ? highest : null;
  }

  private Optional<Name> target(Name dname) {
    return targets.computeIfAbsent(
        dname,
        owner -> {
          Entry first = zone.sets(owner).get(RecordType.DNAME).get(0);
          return first.rdata() instanceof Dname well
              ? Optional.of(well.target())
              : Optional.empty();
        });
  }
}
