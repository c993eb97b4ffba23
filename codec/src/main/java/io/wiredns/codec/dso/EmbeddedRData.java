package io.wiredns.codec.dso;

import io.wiredns.codec.code.RecordClass;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.rdata.RData;
import io.wiredns.codec.rdata.RDataRegistry;
import io.wiredns.codec.rdata.UnknownRData;
import io.wiredns.codec.wire.FieldDecoder;
import io.wiredns.codec.wire.FieldReader;
import io.wiredns.codec.wire.ForwardingReader;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.NameRule;
import java.util.Set;

/** RDATA inside a TLV, to the end of what the reader gives. */
final class EmbeddedRData {
  /**
   * Types of RFC 8765 section 6.3.1 whose names may be compressed in PUSH and nowhere else; all
   * others that it lists are expanded everywhere.
   */
  private static final Set<RecordType> EXPANDED_IN_PUSH =
      Set.of(RecordType.DNAME, RecordType.KX, RecordType.NSEC);

  private EmbeddedRData() {}

  /** Expands names whose own rule does not let them be compressed. */
  private static final class Expanding extends ForwardingReader {
    Expanding(FieldReader in) {
      super(in);
    }

    @Override
    public Name name(String field, NameRule rule) {
      return super.name(field, NameRule.COMPRESSED);
    }
  }

  static RData read(FieldReader in, RecordType type, RecordClass recordClass) {
    FieldDecoder<? extends RData> decoder =
        RDataRegistry.standard().decoder(type.value(), recordClass.value());
    return decoder == null ? new UnknownRData(type, in.hexRest("RDATA")) : decoder.read(in);
  }

  static RData readPushed(FieldReader in, RecordType type, RecordClass recordClass) {
    boolean expanded = EXPANDED_IN_PUSH.contains(type);
    return read(expanded ? new Expanding(in) : in, type, recordClass);
  }
}
