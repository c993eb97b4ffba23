package io.wiredns.zone;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.wire.Name;
import java.util.List;

/** The records of an owner and a type, with their signatures. Constant once the zone is built. */
final class RecordSet {
  private static final ZoneNode[] NO_NODES = {};

  final RecordType type;
  final int typeValue;
  final List<ResourceRecord> records;
  final List<ResourceRecord> signatures;

  /** The nodes whose addresses are added to a response that contains the set. */
  ZoneNode[] targets = NO_NODES;

  RecordSet(RecordType type, List<ResourceRecord> records, List<ResourceRecord> signatures) {
    this.type = type;
    typeValue = type.value();
    this.records = List.copyOf(records);
    this.signatures = List.copyOf(signatures);
  }

  ResourceRecord first() {
    return records.get(0);
  }

  /** Returns the same records with another owner, for the records of a wildcard in an answer. */
  static List<ResourceRecord> renamed(List<ResourceRecord> records, Name owner) {
    return records.stream()
        .map(each -> new ResourceRecord(owner, each.recordClass(), each.ttl(), each.rdata()))
        .toList();
  }
}
