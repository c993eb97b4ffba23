package io.wiredns.stateful;

import io.wiredns.codec.code.RecordClass;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.internal.wire.ForwardingReader;
import io.wiredns.codec.rdata.RData;
import io.wiredns.codec.rdata.Registry;
import io.wiredns.codec.rdata.UnknownRData;
import io.wiredns.codec.wire.FieldDecoder;
import io.wiredns.codec.wire.FieldReader;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.NameRule;
import io.wiredns.codec.wire.OctetsText;
import java.util.Set;

/** Reads RDATA inside a TLV, up to the end of the reader. */
final class EmbeddedRData {
  /**
   * Types of RFC 8765 section 6.3.1 whose names may be compressed only in PUSH; names of the other
   * types in its list may be compressed in all messages.
   */
  private static final Set<RecordType> EXPANDED_IN_PUSH =
      Set.of(RecordType.DNAME, RecordType.KX, RecordType.NSEC);

  private EmbeddedRData() {}

  /** Reads the fields of RDATA inside a TLV: faults keep the number of the TLV in their path. */
  private static final class Embedded extends ForwardingReader {
    private final boolean expanded;

    Embedded(FieldReader in, boolean expanded) {
      super(in);
      this.expanded = expanded;
    }

    @Override
    public void element(String what, int index) {
      // The TLV remains the element in the path of a fault.
    }

    @Override
    public Name name(String field, NameRule rule) {
      return super.name(field, expanded ? NameRule.COMPRESSED : rule);
    }
  }

  static RData read(FieldReader in, RecordType type, RecordClass recordClass, Registry registry) {
    return read(in, type, recordClass, registry, false);
  }

  static RData readPushed(
      FieldReader in, RecordType type, RecordClass recordClass, Registry registry) {
    return read(in, type, recordClass, registry, EXPANDED_IN_PUSH.contains(type));
  }

  private static RData read(
      FieldReader in,
      RecordType type,
      RecordClass recordClass,
      Registry registry,
      boolean expanded) {
    FieldDecoder<? extends RData> decoder = registry.decoder(type.value(), recordClass.value());
    return decoder == null
        ? new UnknownRData(type, in.rest("RDATA", OctetsText.HEX))
        : decoder.read(new Embedded(in, expanded));
  }
}
