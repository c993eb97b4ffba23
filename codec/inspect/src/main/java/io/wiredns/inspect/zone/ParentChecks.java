package io.wiredns.inspect.zone;

import io.wiredns.codec.code.DnssecAlgorithm;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.rdata.Cdnskey;
import io.wiredns.codec.rdata.Cds;
import io.wiredns.codec.rdata.Dnskey;
import io.wiredns.codec.rdata.Ds;
import io.wiredns.codec.rdata.RData;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.Octets;
import io.wiredns.inspect.zone.ZoneData.Entry;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Checks the records by which a zone requests DS records from its parent: CDS and CDNSKEY, RFC 7344
 * and RFC 8078. As in BIND, it is an error if a set requests a key of an algorithm of which the
 * zone has no DNSKEY, or if it requests both the deletion of all DS records and a key.
 */
final class ParentChecks {
  private static final Set<Integer> DIGESTS = Set.of(Ds.SHA1, Ds.SHA256, Ds.SHA384);

  private static final Octets ZERO = Octets.of((byte) 0);
  private static final Cds DELETE_DS = new Cds(0, DnssecAlgorithm.DELETE, 0, ZERO);
  private static final Cdnskey DELETE_KEY = new Cdnskey(0, 3, DnssecAlgorithm.DELETE, ZERO);

  private final ZoneData zone;
  private final FindingList findings;

  ParentChecks(ZoneData zone, FindingList findings) {
    this.zone = zone;
    this.findings = findings;
  }

  void check(Name owner, Map<RecordType, List<Entry>> sets) {
    List<Entry> cds = sets.getOrDefault(RecordType.CDS, List.of());
    List<Entry> cdnskey = sets.getOrDefault(RecordType.CDNSKEY, List.of());
    if (cds.isEmpty() && cdnskey.isEmpty()) {
      return;
    }
    if (!owner.equals(zone.apex())) {
      Entry first = cds.isEmpty() ? cdnskey.get(0) : cds.get(0);
      findings.warning(
          first, owner, first.rdata().type() + " not at the apex (RFC 7344 section 4.1)");
      return;
    }
    List<Dnskey> keys = new ArrayList<>();
    for (Entry entry : sets.getOrDefault(RecordType.DNSKEY, List.of())) {
      if (entry.rdata() instanceof Dnskey key) {
        keys.add(key);
      }
    }
    set(owner, cds, keys);
    set(owner, cdnskey, keys);
    if (!cds.isEmpty() && !cdnskey.isEmpty() && deletes(cds) != deletes(cdnskey)) {
      findings.warning(
          cds.get(0),
          owner,
          "one of CDS and CDNSKEY deletes, the other does not (RFC 7344 section 4)");
    }
  }

  private static boolean deletes(List<Entry> set) {
    return set.stream().anyMatch(entry -> isDelete(entry.rdata()));
  }

  /**
   * Returns whether a record requests the deletion of all DS records, RFC 8078 section 4. Its
   * digest or key is one zero octet.
   */
  private static boolean isDelete(RData rdata) {
    return rdata.equals(DELETE_DS) || rdata.equals(DELETE_KEY);
  }

  private void set(Name owner, List<Entry> set, List<Dnskey> keys) {
    if (set.isEmpty()) {
      return;
    }
    RecordType type = set.get(0).rdata().type();
    if (deletes(set)) {
      if (set.size() > 1) {
        findings.error(
            set.get(1),
            owner,
            type + " that deletes and other " + type + " records (RFC 8078 section 4)");
      }
      return;
    }
    boolean[] algorithms = new boolean[256];
    keys.forEach(key -> algorithms[key.algorithm().value()] = true);
    for (Entry entry : set) {
      int algorithm = algorithm(entry.rdata());
      if (algorithm >= 0 && !algorithms[algorithm]) {
        findings.error(
            entry,
            owner,
            algorithm == 0
                ? type + " of algorithm 0 that is not a delete record (RFC 8078 section 4)"
                : type
                    + " of algorithm %d, which no DNSKEY has (RFC 7344 section 4.1)"
                        .formatted(algorithm));
        return;
      }
    }
    Set<RData> known = known(set, keys);
    if (set.stream().noneMatch(entry -> matches(entry.rdata(), known))) {
      findings.warning(
          set.get(0), owner, "no " + type + " record matches a DNSKEY (RFC 7344 section 4.1)");
    }
  }

  private static int algorithm(RData rdata) {
    return rdata instanceof Cds cds
        ? cds.algorithm().value()
        : rdata instanceof Cdnskey key ? key.algorithm().value() : -1;
  }

  /**
   * Returns the records that match the keys of the zone, with the digest types of the set. Each
   * digest is computed only once.
   */
  private Set<RData> known(List<Entry> set, List<Dnskey> keys) {
    Set<Integer> digestTypes = new HashSet<>();
    for (Entry entry : set) {
      if (entry.rdata() instanceof Cds cds && DIGESTS.contains(cds.digestType())) {
        digestTypes.add(cds.digestType());
      }
    }
    Set<RData> known = new HashSet<>();
    for (Dnskey key : keys) {
      known.add(key);
      for (int digestType : digestTypes) {
        known.add(Ds.of(zone.apex(), key, digestType));
      }
    }
    return known;
  }

  /** Returns whether a record matches one of the keys; true also if its digest type is unknown. */
  private static boolean matches(RData rdata, Set<RData> known) {
    if (rdata instanceof Cds cds) {
      return !DIGESTS.contains(cds.digestType())
          || known.contains(new Ds(cds.keyTag(), cds.algorithm(), cds.digestType(), cds.digest()));
    }
    return !(rdata instanceof Cdnskey key)
        || known.contains(
            new Dnskey(key.flags(), key.protocol(), key.algorithm(), key.publicKey()));
  }
}
