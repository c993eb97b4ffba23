package io.wiredns.zone;

import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.wire.Name;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.Objects;

/**
 * The records of an owner and a type, with their signatures. Most sets have one record, for which
 * there is no array. Constant once the zone is built.
 */
final class RecordSet extends AbstractList<ResourceRecord> {
  private static final ZoneNode[] NO_NODES = {};

  final int typeValue;

  /** The signatures of the set; null if there are none. The set may have signatures only. */
  RecordSet signatures;

  /** The nodes whose addresses are added to a response that contains the set. */
  ZoneNode[] targets = NO_NODES;

  private int size;

  /**
   * The first record, or null if there is none. While the zone is built, its TTL is the lowest of
   * the set.
   */
  private ResourceRecord first;

  /** All records, if there is more than one; otherwise null. */
  private ResourceRecord[] all;

  RecordSet(int typeValue) {
    this.typeValue = typeValue;
  }

  /** Returns a set of one record. */
  static RecordSet of(ResourceRecord record) {
    RecordSet set = new RecordSet(record.type().value());
    set.append(record);
    return set;
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public ResourceRecord get(int index) {
    Objects.checkIndex(index, size);
    return index == 0 ? first : all[index];
  }

  ResourceRecord first() {
    return first;
  }

  boolean hasSignatures() {
    return signatures != null;
  }

  /** Adds a record that the set does not have. */
  void append(ResourceRecord record) {
    if (size == 0) {
      first = record;
    } else {
      if (all == null) {
        all = new ResourceRecord[2];
        all[0] = first;
      } else if (size == all.length) {
        all = Arrays.copyOf(all, 2 * size);
      }
      all[size] = record;
      lowerTtl(record.ttl());
    }
    size++;
  }

  /** Lowers the TTL of the first record, which {@link #finish} gives to all others. */
  void lowerTtl(long ttl) {
    if (ttl < first.ttl()) {
      first = first.withTtl(ttl);
    }
  }

  /** Gives all records the lowest TTL among them, RFC 2181 section 5.2, and frees unused memory. */
  void finish() {
    if (all != null) {
      if (size < all.length) {
        all = Arrays.copyOf(all, size);
      }
      all[0] = first;
      for (int i = 1; i < size; i++) {
        if (all[i].ttl() != first.ttl()) {
          all[i] = all[i].withTtl(first.ttl());
        }
      }
    }
    if (signatures != null) {
      signatures.finish();
    }
  }

  /** Returns the same records with another owner, for the records of a wildcard in an answer. */
  RecordSet renamed(Name owner) {
    RecordSet renamed = new RecordSet(typeValue);
    for (int i = 0; i < size; i++) {
      ResourceRecord each = get(i);
      renamed.append(new ResourceRecord(owner, each.recordClass(), each.ttl(), each.rdata()));
    }
    return renamed;
  }

  /** Returns the same records with another TTL. */
  RecordSet withTtl(long ttl) {
    RecordSet other = new RecordSet(typeValue);
    for (int i = 0; i < size; i++) {
      other.append(get(i).withTtl(ttl));
    }
    return other;
  }
}
