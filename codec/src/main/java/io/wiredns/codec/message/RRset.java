package io.wiredns.codec.message;

import io.wiredns.codec.code.RecordClass;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.rdata.RData;
import io.wiredns.codec.wire.Name;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All records of one owner, type and class, in the order in which they came; RFC 2181 section 5.
 *
 * @param name the owner, in the case of the first record
 * @param type the type
 * @param recordClass the class
 * @param ttl one for all, in seconds: the lowest, where a sender let them differ (RFC 2181 section
 *     5.2)
 * @param rdatas the data, without duplicates (RFC 2181 section 5)
 * @since 0.1
 */
public record RRset(
    Name name, RecordType type, RecordClass recordClass, long ttl, List<RData> rdatas) {
  /**
   * A set of data.
   *
   * @param name the owner
   * @param type the type
   * @param recordClass the class
   * @param ttl seconds, 0 to 4294967295
   * @param rdatas the data, one at least, all of that type
   * @throws IllegalArgumentException if there are none, one is of another type, or the TTL is out
   *     of range
   */
  public RRset {
    rdatas = List.copyOf(rdatas);
    if (rdatas.isEmpty()) {
      throw new IllegalArgumentException("an RRset without data");
    }
    for (RData rdata : rdatas) {
      if (!rdata.type().equals(type)) {
        throw new IllegalArgumentException(rdata.type() + " data in an RRset of " + type);
      }
    }
    if (ttl >>> 32 != 0) {
      throw new IllegalArgumentException("TTL " + ttl + " is not in 0..4294967295");
    }
  }

  /** What records of one set have in common. */
  private record Key(Name name, RecordType type, RecordClass recordClass) {}

  /**
   * Groups records into sets.
   *
   * @param records the records, in any order
   * @return the sets, in the order of their first records
   */
  public static List<RRset> group(List<ResourceRecord> records) {
    Map<Key, List<ResourceRecord>> groups = new LinkedHashMap<>();
    for (ResourceRecord record : records) {
      Key key = new Key(record.name(), record.type(), record.recordClass());
      groups.computeIfAbsent(key, absent -> new ArrayList<>()).add(record);
    }
    return groups.values().stream().map(RRset::of).toList();
  }

  private static RRset of(List<ResourceRecord> records) {
    ResourceRecord first = records.get(0);
    return new RRset(
        first.name(),
        first.type(),
        first.recordClass(),
        records.stream().mapToLong(ResourceRecord::ttl).min().getAsLong(),
        records.stream().map(ResourceRecord::rdata).distinct().toList());
  }

  /**
   * The set as records.
   *
   * @return one for each of the data, all with the set's TTL
   */
  public List<ResourceRecord> records() {
    return rdatas.stream().map(rdata -> new ResourceRecord(name, recordClass, ttl, rdata)).toList();
  }
}
