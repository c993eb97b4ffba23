package io.wiredns.dnssec.zone;

import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.text.TextFormatException;
import io.wiredns.codec.wire.Name;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/**
 * Reads a zone in the canonical order of its owners (RFC 4034 section 6.1), whatever the order of
 * its source, and keeps a limited number of records. Each reading keeps the owners that come first
 * in that order, of those that have not passed by yet. If the first reading has shown that the
 * source is in order, the second lets all others pass by and keeps none.
 *
 * <p>The records of one owner are kept together, so that more are kept if an owner has more.
 */
final class OrderedReading {
  /** The part of the records that is dropped if there are too many. */
  private static final int DROPPED = 8;

  private final Name apex;
  private final SignedZoneChecker.Source source;
  private final int limit;

  /** The number of records of the zone; negative before the first reading. */
  private long recordCount = -1;

  /**
   * Creates an object that has read nothing.
   *
   * @param limit the number of records that are kept, at least 2
   */
  OrderedReading(Name apex, SignedZoneChecker.Source source, int limit) {
    this.apex = apex;
    this.source = source;
    this.limit = limit;
  }

  /** Lets all owners pass by. */
  void forEach(Consumer<OwnerRecords> to) throws IOException, TextFormatException {
    First first = new First(null);
    read(first);
    boolean isOrdered = first.isOrdered;
    first.forEach(to);
    while (first.bound != null) {
      Name last = first.bound;
      if (isOrdered) {
        Following following = new Following(last, to);
        read(following);
        following.end();
        return;
      }
      first = new First(last);
      read(first);
      first.forEach(to);
    }
  }

  private void read(Consumer<ResourceRecord> to) throws IOException, TextFormatException {
    long[] count = new long[1];
    source.read(
        record -> {
          if (record.name().isSubdomainOf(apex)) {
            count[0]++;
            to.accept(record);
          }
        });
    if (recordCount >= 0 && recordCount != count[0]) {
      throw new IOException(
          "the zone %s has changed while it was read: it had %d records, then %d"
              .formatted(apex, recordCount, count[0]));
    }
    recordCount = count[0];
  }

  /** Returns the number of records of the zone, after it was read. */
  long recordCount() {
    return recordCount;
  }

  /** The first owners after one. */
  private final class First implements Consumer<ResourceRecord> {
    private final Name after;
    private final List<ResourceRecord> kept = new ArrayList<>();

    /** The number of records at which there are too many. */
    private int most = limit;

    /** The last owner that is kept; null if all are. */
    private Name bound;

    private Name previous;
    private boolean isOrdered = true;

    /**
     * Creates an object without owners.
     *
     * @param after the last owner that has passed by; null if none has
     */
    First(Name after) {
      this.after = after;
    }

    @Override
    public void accept(ResourceRecord record) {
      Name name = record.name();
      isOrdered &= previous == null || previous.compareTo(name) <= 0;
      previous = name;
      if ((after == null || name.compareTo(after) > 0)
          && (bound == null || name.compareTo(bound) <= 0)) {
        kept.add(record);
        if (kept.size() == most) {
          drop();
        }
      }
    }

    /** Drops the last eighth of the records, at a border of owners. */
    private void drop() {
      kept.sort(Comparator.comparing(ResourceRecord::name));
      int border = border(kept.size() - Math.max(1, kept.size() / DROPPED));
      if (border < kept.size()) {
        bound = kept.get(border - 1).name();
        kept.subList(border, kept.size()).clear();
      }
      // So that it is not sorted again soon if one owner has very many records.
      most = Math.max(limit, kept.size() + Math.max(1, limit / DROPPED));
    }

    /** Returns where an owner begins: at or before an index if possible, but not the first one. */
    private int border(int from) {
      int border = from;
      while (border > 0 && !begins(border)) {
        border--;
      }
      if (border == 0) {
        border = from;
        while (border < kept.size() && !begins(border)) {
          border++;
        }
      }
      return border;
    }

    private boolean begins(int index) {
      return index > 0 && !kept.get(index).name().equals(kept.get(index - 1).name());
    }

    void forEach(Consumer<OwnerRecords> to) {
      new SortedZone(apex, kept).forEach(to);
      kept.clear();
    }
  }

  /** All owners after one, of a source in canonical order. */
  private static final class Following implements Consumer<ResourceRecord> {
    private final Name after;
    private final Consumer<OwnerRecords> to;
    private List<ResourceRecord> owner = new ArrayList<>();

    Following(Name after, Consumer<OwnerRecords> to) {
      this.after = after;
      this.to = to;
    }

    @Override
    public void accept(ResourceRecord record) {
      if (record.name().compareTo(after) <= 0) {
        return;
      }
      if (!owner.isEmpty() && !owner.get(0).name().equals(record.name())) {
        end();
      }
      owner.add(record);
    }

    /** Lets the last owner pass by. */
    void end() {
      if (!owner.isEmpty()) {
        to.accept(OwnerRecords.of(owner));
        owner = new ArrayList<>();
      }
    }
  }
}
