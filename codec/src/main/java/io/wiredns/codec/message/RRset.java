package io.wiredns.codec.message;

import io.wiredns.codec.code.RecordClass;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.internal.wire.FieldRanges;
import io.wiredns.codec.internal.wire.KeyedHash;
import io.wiredns.codec.rdata.RData;
import io.wiredns.codec.wire.Name;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * An RRset: the data of all records that have the same owner, type and class, in the order of the
 * records; RFC 2181 section 5. Immutable; may be shared among threads.
 *
 * @param name the owner, with the case of the first record's owner
 * @param type the type
 * @param recordClass the class
 * @param ttl the TTL of the set in seconds, 0 to 4294967295: the lowest of its records, if the
 *     sender let them differ (RFC 2181 section 5.2)
 * @param rdatas the data; {@link #group} removes duplicates (RFC 2181 section 5), the constructor
 *     does not
 * @since 0.1
 */
public record RRset(
    Name name, RecordType type, RecordClass recordClass, long ttl, List<RData> rdatas) {
  /**
   * Creates an RRset.
   *
   * @param name the owner
   * @param type the type
   * @param recordClass the class
   * @param ttl seconds, 0 to 4294967295
   * @param rdatas the data, at least one, all of that type; copied
   * @throws IllegalArgumentException if there are no data, if data are of another type, or if the
   *     TTL is out of range
   */
  public RRset {
    Objects.requireNonNull(name);
    Objects.requireNonNull(type);
    Objects.requireNonNull(recordClass);
    rdatas = List.copyOf(rdatas);
    if (rdatas.isEmpty()) {
      throw new IllegalArgumentException("an RRset needs at least one record");
    }
    for (RData rdata : rdatas) {
      if (!rdata.type().equals(type)) {
        throw new IllegalArgumentException(
            rdata.type() + " RDATA cannot be in an RRset of type " + type);
      }
    }
    if (ttl >>> 32 != 0) {
      throw FieldRanges.refused("TTL", ttl, 0xFFFF_FFFFL);
    }
  }

  /**
   * Returns whether all components are equal; data are compared in order, by {@link RData#equal}.
   */
  @Override
  public boolean equals(Object other) {
    return other instanceof RRset that
        && ttl == that.ttl
        && type.equals(that.type)
        && recordClass.equals(that.recordClass)
        && name.equals(that.name)
        && records().equals(that.records());
  }

  /** Returns a hash that differs between processes, see {@link KeyedHash}. */
  @Override
  public int hashCode() {
    return KeyedHash.end(KeyedHash.add(KeyedHash.START, records()));
  }

  /**
   * Groups records into RRsets. A set has one TTL (RFC 2181 section 5.2), the lowest of its
   * records, so {@link #records} may return a lower TTL than a record had.
   *
   * @param records the records, in any order
   * @return the sets, in the order of their first records
   */
  public static List<RRset> group(List<ResourceRecord> records) {
    Map<Question, List<ResourceRecord>> groups = new LinkedHashMap<>();
    for (ResourceRecord record : records) {
      Question key = new Question(record.name(), record.type(), record.recordClass());
      List<ResourceRecord> group = groups.get(key);
      if (group == null) {
        group = new ArrayList<>();
        groups.put(key, group);
      }
      group.add(record);
    }
    List<RRset> sets = new ArrayList<>(groups.size());
    for (List<ResourceRecord> group : groups.values()) {
      sets.add(of(group));
    }
    return Collections.unmodifiableList(sets);
  }

  private static RRset of(List<ResourceRecord> records) {
    ResourceRecord first = records.get(0);
    long ttl = first.ttl();
    for (ResourceRecord record : records) {
      ttl = Math.min(ttl, record.ttl());
    }
    return new RRset(first.name(), first.type(), first.recordClass(), ttl, distinct(records));
  }

  /**
   * Returns the data without duplicates. It compares records, not data: a class of RDATA that a
   * user has written may have a poor hash.
   */
  private static List<RData> distinct(List<ResourceRecord> records) {
    ResourceRecord first = records.get(0);
    Set<ResourceRecord> found = new HashSet<>();
    List<RData> distinct = new ArrayList<>();
    for (ResourceRecord record : records) {
      RData rdata = record.rdata();
      if (found.add(new ResourceRecord(first.name(), first.recordClass(), 0, rdata))) {
        distinct.add(rdata);
      }
    }
    return distinct;
  }

  /**
   * Returns the records of the set.
   *
   * @return one record for each of the data, all with the set's TTL; an unmodifiable list
   */
  public List<ResourceRecord> records() {
    List<ResourceRecord> records = new ArrayList<>(rdatas.size());
    for (RData rdata : rdatas) {
      records.add(new ResourceRecord(name, recordClass, ttl, rdata));
    }
    return Collections.unmodifiableList(records);
  }
}
