package io.wiredns.testkit;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.rdata.RData;
import io.wiredns.codec.wire.FieldWriter;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.OctetsText;

/** RDATA of any octets, whether or not they follow the rules of the type. */
record RawRData(RecordType type, Octets octets) implements RData {
  @Override
  public void write(FieldWriter out) {
    out.rest("RDATA", octets, OctetsText.HEX);
  }

  @Override
  public String toString() {
    return toText();
  }
}
