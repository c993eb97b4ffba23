package io.wiredns.zone;

import io.wiredns.codec.wire.Name;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** The zones of a server. Immutable: each change makes a new index. */
final class ZoneIndex {
  /** A zone and its differences from earlier versions. */
  record Hosted(Zone zone, ZoneJournal journal) {}

  static final ZoneIndex EMPTY = new ZoneIndex(Map.of());

  private final Map<Name, Hosted> zones;

  /** The names of the zones and those above them. */
  private final NodeTable names = new NodeTable(Name.ROOT);

  /** The zone if there is only one, so that no search is needed; otherwise null. */
  private final Zone only;

  private ZoneIndex(Map<Name, Hosted> zones) {
    this.zones = zones;
    LookupName scratch = new LookupName();
    zones.keySet().forEach(name -> names.make(scratch.set(name)));
    only = zones.size() == 1 ? zones.values().iterator().next().zone : null;
  }

  /** Returns an index with one zone more, or with another version of a zone. */
  ZoneIndex with(Hosted hosted) {
    Map<Name, Hosted> next = new HashMap<>(zones);
    next.put(hosted.zone.name(), hosted);
    return new ZoneIndex(next);
  }

  /** Returns the zone of a name, or null. */
  Hosted get(Name name) {
    return zones.get(name);
  }

  Collection<Hosted> all() {
    return zones.values();
  }

  /**
   * Returns the zone that answers a question, or null. It is the one whose name is closest; but the
   * DS records of a zone are in the zone above it, RFC 4035 section 3.1.4.1.
   */
  Zone find(LookupName name, boolean isDs) {
    if (only != null) {
      return only.contains(name) ? only : null;
    }
    ZoneNode node = names.closest(name);
    if (isDs && node.parent != null && node.name.length() == name.length()) {
      Zone above = atOrAbove(node.parent);
      if (above != null) {
        return above;
      }
    }
    return atOrAbove(node);
  }

  private Zone atOrAbove(ZoneNode from) {
    for (ZoneNode node = from; node != null; node = node.parent) {
      Hosted hosted = zones.get(node.name);
      if (hosted != null) {
        return hosted.zone;
      }
    }
    return null;
  }
}
