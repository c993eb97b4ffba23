package io.wiredns.inspect;

import io.wiredns.codec.code.RecordClass;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.internal.rdata.RDataOctets;
import io.wiredns.codec.rdata.MalformedRData;
import io.wiredns.codec.rdata.RData;
import io.wiredns.codec.rdata.Registry;
import io.wiredns.codec.text.TextWriter;
import io.wiredns.codec.wire.Octets;
import java.util.Objects;

/** Formats types, classes and RDATA in one {@link TextForm}. For one thread at a time. */
final class RecordText {
  private final boolean generic;

  /** Created when it is first needed. */
  private RDataOctets octets;

  RecordText(TextForm form) {
    generic = Objects.requireNonNull(form) == TextForm.GENERIC;
  }

  boolean isGeneric() {
    return generic;
  }

  String of(RecordType type) {
    return generic ? type.toGenericText() : type.toString();
  }

  String of(RecordClass recordClass) {
    return generic ? recordClass.toGenericText() : recordClass.toString();
  }

  void append(RData rdata, Registry registry, StringBuilder out) {
    if (!generic || rdata instanceof MalformedRData) {
      rdata.writeText(new TextWriter(out, registry.typeSpace()));
      return;
    }
    new TextWriter(out).generic(octets(rdata));
  }

  /**
   * Returns the octets of RDATA with uncompressed names; for malformed RDATA, the octets as they
   * were received.
   */
  Octets octets(RData rdata) {
    if (rdata instanceof MalformedRData malformed) {
      return malformed.octets();
    }
    if (octets == null) {
      octets = new RDataOctets();
    }
    return octets.of(rdata);
  }
}
