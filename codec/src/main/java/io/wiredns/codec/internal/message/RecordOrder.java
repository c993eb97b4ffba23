package io.wiredns.codec.internal.message;

import io.wiredns.codec.internal.wire.FieldOctets;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.WireLimits;
import java.util.Comparator;

/**
 * The canonical order of records, RFC 4034 section 6. The comparator may be shared among threads.
 *
 * @since 0.1
 */
public final class RecordOrder {
  /** Orders records by owner, class, type and the canonical octets of RDATA. */
  public static final Comparator<ResourceRecord> CANONICAL =
      Comparator.comparing(ResourceRecord::name)
          .thenComparing(ResourceRecord::recordClass)
          .thenComparing(ResourceRecord::type)
          .thenComparing(RecordOrder::rdata);

  private RecordOrder() {}

  private static Octets rdata(ResourceRecord record) {
    Octets octets = FieldOctets.canonical(WireLimits.RDATA_OCTETS).of(record.rdata()::write);
    if (octets == null) {
      throw new IllegalArgumentException(
          record.type() + " RDATA of " + record.name() + " has more than 65535 octets");
    }
    return octets;
  }
}
