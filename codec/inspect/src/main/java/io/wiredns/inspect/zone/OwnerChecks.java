package io.wiredns.inspect.zone;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.wire.Name;
import io.wiredns.inspect.zone.ZoneData.Entry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Checks which records one owner may have, alone or together. */
final class OwnerChecks {
  /**
   * The types that an owner of a CNAME record may have: RFC 2181 section 10.1, RFC 4034 sections 3
   * and 4.
   */
  private static final Set<RecordType> BESIDE_CNAME =
      Set.of(
          RecordType.CNAME,
          RecordType.SIG,
          RecordType.KEY,
          RecordType.NXT,
          RecordType.RRSIG,
          RecordType.NSEC);

  /** The types of which an owner has at most one record. */
  private static final Set<RecordType> SINGLE =
      Set.of(RecordType.SOA, RecordType.CNAME, RecordType.DNAME);

  /** The types that are permitted below a delegation: glue. */
  private static final Set<RecordType> GLUE = Set.of(RecordType.A, RecordType.AAAA);

  private final ZoneData zone;
  private final FindingList findings;

  OwnerChecks(ZoneData zone, FindingList findings) {
    this.zone = zone;
    this.findings = findings;
  }

  /**
   * Checks an owner, and removes duplicates from its sets.
   *
   * @return the number of duplicates
   */
  long check(Name owner, Map<RecordType, List<Entry>> sets) {
    long duplicates = 0;
    for (List<Entry> set : sets.values()) {
      duplicates += duplicates(owner, set);
      ttls(owner, set);
    }
    for (RecordType type : SINGLE) {
      List<Entry> set = sets.getOrDefault(type, List.of());
      if (set.size() > 1) {
        findings.error(set.get(1), owner, "a second " + type + " record (RFC 2181 section 10.1)");
      }
    }
    places(owner, sets);
    aliases(owner, sets);
    Name cut = zone.cut(owner);
    if (cut != null && !cut.equals(owner)) {
      occluded(owner, sets, GLUE, "below the delegation " + cut);
    }
    Name redirection = zone.redirection(owner);
    if (redirection != null) {
      occluded(owner, sets, Set.of(), "below the DNAME " + redirection + " (RFC 6672 section 2.4)");
    }
    return duplicates;
  }

  private long duplicates(Name owner, List<Entry> set) {
    if (set.size() == 1) {
      return 0;
    }
    // Compares records, not data: a class that a user wrote may have a poor hash.
    Map<ResourceRecord, Entry> seen = new HashMap<>();
    List<Entry> distinct = new ArrayList<>();
    for (Entry entry : set) {
      Entry first = seen.putIfAbsent(new ResourceRecord(owner, 0, entry.rdata()), entry);
      if (first == null) {
        distinct.add(entry);
      } else {
        findings.warning(
            entry,
            owner,
            "repeats the "
                + type(entry)
                + " record of line "
                + first.line()
                + " (RFC 2181 section 5)");
      }
    }
    long duplicates = set.size() - distinct.size();
    if (duplicates > 0) {
      set.clear();
      set.addAll(distinct);
    }
    return duplicates;
  }

  /**
   * Checks that no TTL of a set is greater than 2^31 - 1, RFC 2181 section 8, and that all are
   * equal, section 5.2. The TTLs of signatures may differ, because each has the TTL of the RRset
   * that it signs.
   */
  private void ttls(Name owner, List<Entry> set) {
    Entry first = set.get(0);
    for (Entry entry : set) {
      if (entry.ttl() > Integer.MAX_VALUE) {
        findings.warning(
            entry,
            owner,
            "TTL " + entry.ttl() + " is greater than 2147483647 (RFC 2181 section 8)");
      }
      if (entry.ttl() != first.ttl() && !type(entry).equals(RecordType.RRSIG)) {
        findings.warning(
            entry,
            owner,
            "TTL %d, but the %s record of line %d has TTL %d (RFC 2181 section 5.2)"
                .formatted(entry.ttl(), type(entry), first.line(), first.ttl()));
        return;
      }
    }
  }

  private void places(Name owner, Map<RecordType, List<Entry>> sets) {
    boolean isApex = owner.equals(zone.apex());
    if (!isApex) {
      refuse(owner, sets, RecordType.SOA, "an SOA record not at the apex (RFC 1035 section 5.2)");
    } else {
      refuse(owner, sets, RecordType.DS, "a DS record at the apex (RFC 4035 section 2.4)");
    }
    if (owner.isWildcard()) {
      refuse(owner, sets, RecordType.NS, "NS at a wildcard (RFC 4592 section 4.2)");
    }
    if (!isApex && sets.containsKey(RecordType.DNAME) && sets.containsKey(RecordType.NS)) {
      warn(owner, sets, RecordType.DNAME, "DNAME and NS (RFC 6672 section 2.3)");
    }
    if (!isApex && sets.containsKey(RecordType.DS) && !sets.containsKey(RecordType.NS)) {
      warn(owner, sets, RecordType.DS, "DS without NS (RFC 4035 section 2.4)");
    }
  }

  private void aliases(Name owner, Map<RecordType, List<Entry>> sets) {
    if (!sets.containsKey(RecordType.CNAME)) {
      return;
    }
    for (Map.Entry<RecordType, List<Entry>> set : sets.entrySet()) {
      if (!BESIDE_CNAME.contains(set.getKey())) {
        findings.error(
            set.getValue().get(0),
            owner,
            "CNAME and other data, " + set.getKey() + " (RFC 1034 section 3.6.2)");
        return;
      }
    }
  }

  private void occluded(
      Name owner, Map<RecordType, List<Entry>> sets, Set<RecordType> allowed, String where) {
    for (Map.Entry<RecordType, List<Entry>> set : sets.entrySet()) {
      if (!allowed.contains(set.getKey())) {
        findings.warning(
            set.getValue().get(0), owner, "a record that is never served, as it is " + where);
        return;
      }
    }
  }

  private void refuse(
      Name owner, Map<RecordType, List<Entry>> sets, RecordType type, String reason) {
    if (sets.containsKey(type)) {
      findings.error(sets.get(type).get(0), owner, reason);
    }
  }

  private void warn(Name owner, Map<RecordType, List<Entry>> sets, RecordType type, String reason) {
    if (sets.containsKey(type)) {
      findings.warning(sets.get(type).get(0), owner, reason);
    }
  }

  private static RecordType type(Entry entry) {
    return entry.rdata().type();
  }
}
