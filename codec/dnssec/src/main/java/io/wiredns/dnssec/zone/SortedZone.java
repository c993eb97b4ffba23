package io.wiredns.dnssec.zone;

import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.wire.Name;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * The records of a zone, owner by owner in canonical order (RFC 4034 section 6.1), so that the apex
 * is first and a delegation comes before what is below it. Records outside the zone are left out.
 * It holds the records themselves and an array of references to them, and nothing else.
 */
final class SortedZone implements Iterable<OwnerRecords> {
  private final Name apex;
  private final ResourceRecord[] records;

  SortedZone(Name apex, Collection<ResourceRecord> records) {
    this.apex = apex;
    this.records =
        records.stream()
            .filter(record -> record.name().isSubdomainOf(apex))
            .toArray(ResourceRecord[]::new);
    Arrays.sort(this.records, Comparator.comparing(ResourceRecord::name));
  }

  Name apex() {
    return apex;
  }

  int recordCount() {
    return records.length;
  }

  /** Returns the records of the apex; null if there are none. */
  OwnerRecords atApex() {
    Iterator<OwnerRecords> owners = iterator();
    OwnerRecords first = owners.hasNext() ? owners.next() : null;
    return first != null && first.name().equals(apex) ? first : null;
  }

  @Override
  public Iterator<OwnerRecords> iterator() {
    return new Iterator<>() {
      private int at;

      @Override
      public boolean hasNext() {
        return at < records.length;
      }

      @Override
      public OwnerRecords next() {
        if (!hasNext()) {
          throw new NoSuchElementException("the zone has no more owners");
        }
        int from = at;
        Name owner = records[from].name();
        while (at < records.length && records[at].name().equals(owner)) {
          at++;
        }
        return OwnerRecords.of(Arrays.asList(records).subList(from, at));
      }
    };
  }
}
