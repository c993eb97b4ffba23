package io.wiredns.zone;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.ResourceRecord;
import java.util.Set;

/** Chooses the set that answers a query of type ANY, RFC 8482 section 4.1. */
final class MinimalAny {
  /** The types that are chosen first; most names have one of them. */
  private static final int[] FIRST = {
    RecordType.CNAME.value(),
    RecordType.A.value(),
    RecordType.AAAA.value(),
    RecordType.MX.value(),
    RecordType.NS.value(),
    RecordType.SOA.value(),
    RecordType.TXT.value()
  };

  /** The types that are chosen last: large, and of use to validators only. */
  private static final Set<Integer> LAST =
      Set.of(RecordType.NSEC.value(), RecordType.DNSKEY.value());

  private MinimalAny() {}

  /** Returns the set, or null if the node has no records. */
  static RecordSet choose(ZoneNode node) {
    for (int type : FIRST) {
      RecordSet set = node.find(type);
      if (set != null && !set.isEmpty()) {
        return set;
      }
    }
    RecordSet smallest = null;
    long least = Long.MAX_VALUE;
    for (int i = 0; i < node.setCount(); i++) {
      RecordSet set = node.set(i);
      long size = size(set);
      if (!set.isEmpty() && size < least) {
        smallest = set;
        least = size;
      }
    }
    return smallest;
  }

  /** Returns the octets of the RDATA of a set, or more if there may be a better choice. */
  private static long size(RecordSet set) {
    long size = LAST.contains(set.typeValue) ? Integer.MAX_VALUE : 0;
    for (ResourceRecord record : set) {
      size += record.rdata().toOctets().length();
    }
    return size;
  }
}
