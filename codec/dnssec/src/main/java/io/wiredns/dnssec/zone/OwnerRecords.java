package io.wiredns.dnssec.zone;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.RRset;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.rdata.RData;
import io.wiredns.codec.wire.Name;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All records of a zone that have the same owner.
 *
 * @param name the owner
 * @param sets the records by type, in the order of the numbers of the types; no list is empty
 */
record OwnerRecords(Name name, SortedMap<RecordType, List<ResourceRecord>> sets) {
  /** Groups records that have the same owner. */
  static OwnerRecords of(List<ResourceRecord> records) {
    SortedMap<RecordType, List<ResourceRecord>> sets = new TreeMap<>();
    for (ResourceRecord record : records) {
      sets.computeIfAbsent(record.type(), absent -> new ArrayList<>(2)).add(record);
    }
    return new OwnerRecords(records.get(0).name(), sets);
  }

  boolean has(RecordType type) {
    return sets.containsKey(type);
  }

  /** Returns the records of a type; an empty list if there are none. */
  List<ResourceRecord> set(RecordType type) {
    return sets.getOrDefault(type, List.of());
  }

  /**
   * Returns the RRset of records that have the same owner, type and class, with the lowest TTL. It
   * may have duplicates, which the canonical form of the RRset leaves out.
   */
  static RRset rrset(List<ResourceRecord> records) {
    ResourceRecord first = records.get(0);
    long ttl = first.ttl();
    List<RData> rdatas = new ArrayList<>(records.size());
    for (ResourceRecord record : records) {
      ttl = Math.min(ttl, record.ttl());
      rdatas.add(record.rdata());
    }
    return new RRset(first.name(), first.type(), first.recordClass(), ttl, rdatas);
  }

  /** Returns the data of a type that are well-formed, in the order of the records. */
  <T extends RData> List<T> data(RecordType type, Class<T> kind) {
    return set(type).stream().flatMap(record -> record.rdata(kind).stream()).toList();
  }
}
