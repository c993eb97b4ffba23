package io.wiredns.zone;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.rdata.Afsdb;
import io.wiredns.codec.rdata.Kx;
import io.wiredns.codec.rdata.Mx;
import io.wiredns.codec.rdata.Ns;
import io.wiredns.codec.rdata.RData;
import io.wiredns.codec.rdata.Rrsig;
import io.wiredns.codec.rdata.Rt;
import io.wiredns.codec.rdata.Srv;
import io.wiredns.codec.wire.Name;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Groups the records of a zone by name and type, and links related nodes. */
final class ZoneBuilder {
  final Map<Name, ZoneNode> nodes = new HashMap<>();

  /** The sets of NSEC3 records by owner. */
  final Map<Name, RecordSet> nsec3 = new HashMap<>();

  final List<ResourceRecord> records = new ArrayList<>();
  final List<ResourceRecord> ignored = new ArrayList<>();
  final ZoneNode apex;

  /** The records of an owner, until its sets are built. */
  private static final class Owner {
    final Map<RecordType, Set<ResourceRecord>> sets = new LinkedHashMap<>();
    final Map<RecordType, Set<ResourceRecord>> signatures = new LinkedHashMap<>();
  }

  ZoneBuilder(Name origin, List<ResourceRecord> given) {
    Map<Name, Owner> owners = new LinkedHashMap<>();
    for (ResourceRecord record : given) {
      if (!record.name().isSubdomainOf(origin)) {
        ignored.add(record);
        continue;
      }
      Owner owner = owners.computeIfAbsent(record.name(), name -> new Owner());
      boolean signature = record.rdata() instanceof Rrsig;
      (signature ? owner.signatures : owner.sets)
          .computeIfAbsent(setType(record), type -> new LinkedHashSet<>())
          .add(record);
    }
    apex = new ZoneNode(origin);
    nodes.put(origin, apex);
    owners.forEach(this::add);
    checkSoa();
    order(owners);
    link();
  }

  /**
   * Returns the type of the set to which a record belongs; for a signature, it is the type covered.
   */
  private static RecordType setType(ResourceRecord record) {
    return record.rdata() instanceof Rrsig signature ? signature.typeCovered() : record.type();
  }

  private void add(Name name, Owner owner) {
    List<RecordSet> sets = new ArrayList<>();
    Set<RecordType> types = new LinkedHashSet<>(owner.sets.keySet());
    types.addAll(owner.signatures.keySet());
    for (RecordType type : types) {
      List<ResourceRecord> signatures = list(owner.signatures.get(type));
      RecordSet set = new RecordSet(type, list(owner.sets.get(type)), signatures);
      if (type.equals(RecordType.NSEC3)) {
        nsec3.put(name, set);
      } else {
        sets.add(set);
      }
    }
    boolean alias = sets.stream().anyMatch(set -> isAlias(set.type));
    if (alias && sets.stream().anyMatch(set -> !mayStandBesideAlias(set.type))) {
      throw new IllegalArgumentException(
          name + " has a CNAME and other records (RFC 1034 section 3.6.2)");
    }
    if (!sets.isEmpty()) {
      node(name).sets = sets.toArray(new RecordSet[0]);
    }
  }

  private static boolean isAlias(RecordType type) {
    return type.equals(RecordType.CNAME);
  }

  private static boolean mayStandBesideAlias(RecordType type) {
    return isAlias(type) || type.equals(RecordType.NSEC) || type.equals(RecordType.KEY);
  }

  /** Returns the records of a set, all with the lowest TTL among them, RFC 2181 section 5.2. */
  private static List<ResourceRecord> list(Set<ResourceRecord> set) {
    if (set == null) {
      return List.of();
    }
    long ttl = set.stream().mapToLong(ResourceRecord::ttl).min().orElseThrow();
    return set.stream()
        .map(each -> each.ttl() == ttl ? each : each.withTtl(ttl))
        .distinct()
        .toList();
  }

  /**
   * Returns the node of a name; creates it and the nodes between it and the apex if they do not
   * exist.
   */
  private ZoneNode node(Name name) {
    ZoneNode found = nodes.get(name);
    if (found != null) {
      return found;
    }
    ZoneNode node = new ZoneNode(name);
    nodes.put(name, node);
    ZoneNode parent = node(name.parent());
    if (name.isWildcard()) {
      parent.wildcard = node;
    }
    return node;
  }

  private void checkSoa() {
    RecordSet soa = apex.find(RecordType.SOA);
    int count = soa == null ? 0 : soa.records.size();
    if (count != 1) {
      throw new IllegalArgumentException(apex.name + " has " + count + " SOA records, not one");
    }
  }

  /** Adds the records in the order of transfers: the SOA record, then the RRsets of each owner. */
  private void order(Map<Name, Owner> owners) {
    records.addAll(apex.find(RecordType.SOA).records);
    for (Name name : owners.keySet()) {
      ZoneNode node = nodes.get(name);
      if (node != null) {
        for (RecordSet set : node.sets) {
          add(set);
        }
      }
      RecordSet denial = nsec3.get(name);
      if (denial != null) {
        add(denial);
      }
    }
  }

  private void add(RecordSet set) {
    if (!set.type.equals(RecordType.SOA)) {
      records.addAll(set.records);
    }
    records.addAll(set.signatures);
  }

  private void link() {
    for (ZoneNode node : nodes.values()) {
      List<ZoneNode> path = path(node);
      for (ZoneNode each : path) {
        if (node.cut == null && each != apex && each.find(RecordType.NS) != null) {
          node.cut = each;
        }
        if (each != node && each.find(RecordType.DNAME) != null) {
          node.dname = each;
        }
      }
      for (RecordSet set : node.sets) {
        set.targets = targets(set);
      }
    }
  }

  /** Returns the nodes from the apex to a node. */
  private List<ZoneNode> path(ZoneNode node) {
    List<ZoneNode> path = new ArrayList<>();
    Name name = node.name;
    for (int left = name.labelCount() - apex.name.labelCount(); left >= 0; left--) {
      path.add(nodes.get(name.suffix(left)));
    }
    return path;
  }

  private ZoneNode[] targets(RecordSet set) {
    Set<ZoneNode> targets = new LinkedHashSet<>();
    for (ResourceRecord record : set.records) {
      Name name = target(record.rdata());
      ZoneNode node = name == null ? null : nodes.get(name);
      if (node != null) {
        targets.add(node);
      }
    }
    return targets.toArray(new ZoneNode[0]);
  }

  /**
   * Returns the host that a record names and whose addresses are usually asked for next (RFC 1035
   * section 3.3); null for records of other types.
   */
  private static Name target(RData rdata) {
    if (rdata instanceof Ns ns) {
      return ns.nsdname();
    }
    if (rdata instanceof Mx mx) {
      return mx.exchange();
    }
    if (rdata instanceof Srv srv) {
      return srv.target();
    }
    if (rdata instanceof Kx kx) {
      return kx.exchanger();
    }
    if (rdata instanceof Afsdb afsdb) {
      return afsdb.hostname();
    }
    return rdata instanceof Rt rt ? rt.intermediateHost() : null;
  }

  Zone build() {
    return new Zone(this);
  }
}
