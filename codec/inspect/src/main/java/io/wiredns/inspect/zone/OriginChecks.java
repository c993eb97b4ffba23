package io.wiredns.inspect.zone;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.rdata.Cname;
import io.wiredns.codec.rdata.Dname;
import io.wiredns.codec.rdata.Mx;
import io.wiredns.codec.rdata.Ns;
import io.wiredns.codec.rdata.Ptr;
import io.wiredns.codec.rdata.RData;
import io.wiredns.codec.rdata.Soa;
import io.wiredns.codec.rdata.Srv;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.WireLimits;
import io.wiredns.inspect.zone.ZoneData.Entry;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Looks for names that end in the name of the zone twice, because the dot at the end of an absolute
 * name was forgotten in the file, and for hosts in a zone of reverse names.
 */
final class OriginChecks {
  private static final List<Name> REVERSE = List.of(Name.of("in-addr.arpa"), Name.of("ip6.arpa"));

  private final ZoneData zone;
  private final FindingList findings;

  /** The name of the zone twice; null if there can be no such name. */
  private final Name twice;

  private final boolean isReverse;

  OriginChecks(ZoneData zone, FindingList findings) {
    this.zone = zone;
    this.findings = findings;
    Name apex = zone.apex();
    boolean fits = !apex.isRoot() && 2 * apex.length() - 1 <= WireLimits.NAME_OCTETS;
    twice = fits ? apex.append(apex) : null;
    isReverse = REVERSE.stream().anyMatch(apex::isSubdomainOf);
  }

  void check(Name owner, Map<RecordType, List<Entry>> sets) {
    if (isTwice(owner) && !isDelegatedName(owner)) {
      Entry first =
          sets.values().stream()
              .map(set -> set.get(0))
              .min(Comparator.comparingInt(Entry::file).thenComparingLong(Entry::line))
              .orElseThrow();
      findings.warning(first, owner, "the name ends in the name of the zone twice" + hint(""));
    }
    sets.values().forEach(set -> set.forEach(entry -> targets(owner, entry)));
  }

  private void targets(Name owner, Entry entry) {
    Name target = target(entry.rdata());
    if (target == null) {
      return;
    }
    if (isTwice(target)) {
      warn(owner, entry, target, " ends in the name of the zone twice");
    } else if (isReverse && entry.rdata() instanceof Ptr && zone.inZone(target)) {
      warn(owner, entry, target, " is in the zone of reverse names");
    }
  }

  private void warn(Name owner, Entry entry, Name target, String fault) {
    String start = entry.rdata().type() + " target " + target;
    findings.warning(entry, owner, start + fault + hint(" of the target"));
  }

  private static String hint(String of) {
    return ": is the dot at the end" + of + " missing?";
  }

  private static Name target(RData data) {
    if (data instanceof Cname cname) {
      return cname.target();
    } else if (data instanceof Dname dname) {
      return dname.target();
    } else if (data instanceof Ns ns) {
      return ns.nsdname();
    } else if (data instanceof Mx mx) {
      return mx.exchange();
    } else if (data instanceof Srv srv) {
      return srv.target();
    } else if (data instanceof Ptr ptr) {
      return ptr.ptrdname();
    }
    return data instanceof Soa soa ? soa.mname() : null;
  }

  private boolean isTwice(Name name) {
    return twice != null && name.isSubdomainOf(twice);
  }

  /** Returns whether a registry may have delegated a name, such as {@code com} in {@code com}. */
  private boolean isDelegatedName(Name owner) {
    return zone.apex().labelCount() == 1 && zone.cut(owner) != null;
  }
}
