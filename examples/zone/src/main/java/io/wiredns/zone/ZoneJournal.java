package io.wiredns.zone;

import io.wiredns.codec.message.ResourceRecord;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The differences between the last versions of a zone, for incremental transfers; RFC 1995.
 * Immutable: each new version has a new journal.
 */
final class ZoneJournal {
  private static final int VERSIONS = 100;

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
    Set<ResourceRecord> removed = new LinkedHashSet<>(before.records());
    removed.remove(before.soa());
    Set<ResourceRecord> added = new LinkedHashSet<>();
    for (ResourceRecord record : after.records()) {
      if (!record.equals(after.soa()) && !removed.remove(record)) {
        added.add(record);
      }
    }
    return new Step(before.soa(), after.soa(), List.copyOf(removed), List.copyOf(added));
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
  List<ResourceRecord> since(long serial, Zone zone) {
    List<ResourceRecord> records = new ArrayList<>();
    records.add(zone.soa());
    boolean found = false;
    for (Step step : steps) {
      found |= ZoneTransfer.serial(step.from) == serial;
      if (found) {
        records.add(step.from);
        records.addAll(step.removed);
        records.add(step.to);
        records.addAll(step.added);
      }
    }
    records.add(zone.soa());
    return found ? records : null;
  }
}
