package io.wiredns.zone;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.ResourceRecord;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/**
 * The differences between the last versions of a zone, for incremental transfers; RFC 1995.
 * Immutable: each new version has a new journal.
 */
final class ZoneJournal {
  private static final int VERSIONS = 100;
  private static final int SOA = RecordType.SOA.value();

  /**
   * The difference between two versions: the records that were removed and added, without the SOA
   * records.
   */
  record Step(
      ResourceRecord from,
      ResourceRecord to,
      List<ResourceRecord> removed,
      List<ResourceRecord> added) {
    boolean isEmpty() {
      return from.equals(to) && removed.isEmpty() && added.isEmpty();
    }
  }

  static final ZoneJournal EMPTY = new ZoneJournal(List.of());

  private final List<Step> steps;

  private ZoneJournal(List<Step> steps) {
    this.steps = steps;
  }

  /** Returns the difference between two versions. */
  static Step step(Zone before, Zone after) {
    return new Step(before.soa(), after.soa(), missing(before, after), missing(after, before));
  }

  /**
   * Returns the records of a version that another does not have, without SOA records. Goes through
   * the nodes, so that the memory it needs is that of the difference.
   */
  private static List<ResourceRecord> missing(Zone of, Zone in) {
    List<ResourceRecord> missing = new ArrayList<>();
    LookupName scratch = new LookupName();
    for (ZoneNode node = of.firstNode(); node != null; node = node.next) {
      ZoneNode other = in.counterpart(node, scratch);
      for (int i = 0; i < node.setCount(); i++) {
        RecordSet set = node.set(i);
        RecordSet others = other == null ? null : other.find(set.typeValue);
        if (set.typeValue != SOA) {
          addMissing(set, others, missing);
        }
        if (set.hasSignatures()) {
          addMissing(set.signatures, others == null ? null : others.signatures, missing);
        }
      }
    }
    return List.copyOf(missing);
  }

  private static void addMissing(
      RecordSet records, RecordSet others, List<ResourceRecord> missing) {
    if (others == null) {
      missing.addAll(records);
    } else if (!isSame(records, others)) {
      Set<ResourceRecord> present = new HashSet<>(others);
      for (ResourceRecord record : records) {
        if (!present.contains(record)) {
          missing.add(record);
        }
      }
    }
  }

  /**
   * Returns whether two sets have the same records in the same order; most versions share the
   * objects, see {@link Zone#read(io.wiredns.codec.zone.ZoneReader, Zone, Runnable)}.
   */
  private static boolean isSame(RecordSet records, RecordSet others) {
    if (records.size() != others.size()) {
      return false;
    }
    for (int i = 0; i < records.size(); i++) {
      if (records.get(i) != others.get(i) && !records.get(i).equals(others.get(i))) {
        return false;
      }
    }
    return true;
  }

  /**
   * Returns a journal with one more difference, which led to a version of the zone. The oldest
   * differences are dropped if there are more than 100, or if all together would have more records
   * than the zone.
   */
  ZoneJournal with(Step last, Zone zone) {
    List<Step> all = new ArrayList<>(steps);
    all.add(last);
    int records = 0;
    int first = all.size();
    while (first > 0 && all.size() - first < VERSIONS) {
      Step step = all.get(first - 1);
      records += 2 + step.removed.size() + step.added.size();
      if (records > zone.recordCount()) {
        break;
      }
      first--;
    }
    return new ZoneJournal(List.copyOf(all.subList(first, all.size())));
  }

  /**
   * Returns the records of an incremental transfer, RFC 1995 section 4.
   *
   * @param serial the version that the client has
   * @return the records, or null if the journal does not go back to that version
   */
  Iterator<ResourceRecord> since(long serial, Zone zone) {
    int from = 0;
    while (from < steps.size() && ZoneTransfer.serial(steps.get(from).from) != serial) {
      from++;
    }
    if (from == steps.size()) {
      return null;
    }
    List<List<ResourceRecord>> parts = new ArrayList<>();
    parts.add(List.of(zone.soa()));
    for (Step step : steps.subList(from, steps.size())) {
      parts.add(List.of(step.from));
      parts.add(step.removed);
      parts.add(List.of(step.to));
      parts.add(step.added);
    }
    parts.add(List.of(zone.soa()));
    return new Concatenation<>(parts);
  }
}
