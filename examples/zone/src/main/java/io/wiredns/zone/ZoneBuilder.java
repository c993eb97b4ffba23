package io.wiredns.zone;

import io.wiredns.codec.code.RecordClass;
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
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Groups the records of a zone by name and type as they arrive, and links related nodes. */
final class ZoneBuilder {
  static final int NSEC3 = RecordType.NSEC3.value();
  private static final int CNAME = RecordType.CNAME.value();
  private static final int SOA = RecordType.SOA.value();
  private static final int NS = RecordType.NS.value();
  private static final int DNAME = RecordType.DNAME.value();

  /** The types that may have records beside an alias. */
  private static final Set<Integer> BESIDE_ALIAS =
      Set.of(CNAME, RecordType.NSEC.value(), RecordType.KEY.value());

  /** The size from which the records of a set are found by hash. */
  static final int LARGE_SET = 16;

  final NodeTable nodes;

  /** The owners of NSEC3 records, which are not names of the zone. */
  final NodeTable nsec3;

  final List<ResourceRecord> ignored = new ArrayList<>();

  /** The first node in the order of transfers: that of their first records. */
  ZoneNode first;

  int recordCount;

  private final Zone before;
  private final byte[] origin;
  private final LookupName name = new LookupName();

  /** The records of large sets with a TTL of 0; dropped when the zone has been built. */
  private final Map<RecordSet, Set<ResourceRecord>> large = new IdentityHashMap<>();

  private ZoneNode last;

  /** The class of the records; null before the first. */
  private RecordClass recordClass;

  /**
   * Starts a zone.
   *
   * @param before an earlier version, whose records are used where they are the same; or null
   */
  ZoneBuilder(Name origin, Zone before) {
    this.before = before;
    this.origin = LookupName.folded(origin);
    nodes = new NodeTable(origin);
    nsec3 = new NodeTable(origin);
  }

  /**
   * Adds a record, unless it is outside the zone or there already.
   *
   * @throws IllegalArgumentException if it is not of the class of the records before it
   */
  void add(ResourceRecord added) {
    ResourceRecord record = added;
    if (!name.set(record.name()).isSubdomainOf(origin)) {
      ignored.add(record);
      return;
    }
    if (recordClass == null) {
      recordClass = record.recordClass();
    } else if (!recordClass.equals(record.recordClass())) {
      throw new IllegalArgumentException(
          record + " is not of class " + recordClass + ", as the records before it");
    }
    boolean signature = record.rdata() instanceof Rrsig;
    int type = (signature ? ((Rrsig) record.rdata()).typeCovered() : record.type()).value();
    ResourceRecord same = before == null ? null : before.same(record, name, type);
    if (same != null) {
      record = same;
      name.adopt(same.name());
    }
    ZoneNode node = (type == NSEC3 ? nsec3 : nodes).make(name);
    if (node.isEmpty()) {
      append(node);
      if (!signature && target(record.rdata()) == null) {
        node.setOnly(record);
        return;
      }
    }
    RecordSet set = node.make(type);
    if (signature) {
      if (set.signatures == null) {
        set.signatures = new RecordSet(type);
      }
      set = set.signatures;
    }
    if (has(set, record)) {
      set.lowerTtl(record.ttl());
    } else {
      set.append(record);
    }
  }

  private void append(ZoneNode node) {
    if (last == null) {
      first = node;
    } else {
      last.next = node;
    }
    last = node;
  }

  /** Returns whether a set has a record, whatever the TTL. */
  private boolean has(RecordSet set, ResourceRecord record) {
    if (set.size() < LARGE_SET) {
      for (int i = 0; i < set.size(); i++) {
        if (set.get(i).hasSameData(record)) {
          return true;
        }
      }
      return false;
    }
    Set<ResourceRecord> records = large.get(set);
    if (records == null) {
      records = new HashSet<>();
      large.put(set, records);
      for (ResourceRecord each : set) {
        records.add(each.withTtl(0));
      }
    }
    return !records.add(record.withTtl(0));
  }

  /**
   * Checks the records and builds the zone.
   *
   * @throws IllegalArgumentException as {@link Zone#of} does
   */
  Zone build() {
    large.clear();
    checkSoa();
    for (ZoneNode node = first; node != null; node = node.next) {
      boolean alias = node.find(CNAME) != null;
      for (int i = 0; i < node.setCount(); i++) {
        RecordSet set = node.set(i);
        if (alias && !BESIDE_ALIAS.contains(set.typeValue)) {
          throw new IllegalArgumentException(
              node.name + " has a CNAME and other records (RFC 1034 section 3.6.2)");
        }
        set.finish();
        set.targets = targets(set);
        recordCount += ZoneRecords.count(set);
      }
    }
    recordCount++; // The SOA record, which count leaves out.
    nodes.forEach(this::link);
    return new Zone(this);
  }

  private void checkSoa() {
    ZoneNode apex = nodes.apex();
    RecordSet soa = apex.find(SOA);
    int count = soa == null ? 0 : soa.size();
    if (count != 1) {
      throw new IllegalArgumentException(apex.name + " has " + count + " SOA records, not one");
    }
  }

  /** Links a node to the delegation and the DNAME above it. */
  private void link(ZoneNode node) {
    for (ZoneNode each = node; each.parent != null; each = each.parent) {
      if (each.find(NS) != null) {
        node.cut = each;
      }
      if (node.dname == null && each.parent.find(DNAME) != null) {
        node.dname = each.parent;
      }
    }
  }

  private ZoneNode[] targets(RecordSet set) {
    Set<ZoneNode> targets = null;
    for (int i = 0; i < set.size(); i++) {
      Name host = target(set.get(i).rdata());
      ZoneNode node =
          host != null && name.set(host).isSubdomainOf(origin) ? nodes.find(name) : null;
      if (node != null) {
        targets = targets == null ? new LinkedHashSet<>() : targets;
        targets.add(node);
      }
    }
    return targets == null ? set.targets : targets.toArray(set.targets);
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
}
