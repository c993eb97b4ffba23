package io.wiredns.codec.rdata;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.wire.FieldReader;
import io.wiredns.codec.wire.FieldWriter;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.OctetsText;

/**
 * The RDATA of type BRID: a broadcast remote identifier of an uncrewed aircraft; RFC 9886.
 *
 * <pre>
 *   DATA octets, one at least
 * </pre>
 *
 * @param data the identifier in CBOR, 1 to 65,535 octets
 * @since 0.1
 */
public record Brid(Octets data) implements RData {
  /**
   * Creates the RDATA from its fields.
   *
   * @param data the identifier in CBOR, 1 to 65,535 octets
   * @throws IllegalArgumentException if a value does not fit its field
   */
  public Brid {
    Ranges.nonEmpty("data", data);
  }

  /**
   * Reads the fields of the RDATA.
   *
   * @param in the reader, at the first field
   * @return the RDATA
   */
  public static Brid read(FieldReader in) {
    Octets data = Encoded.nonEmpty(in, "data", OctetsText.BASE64, RDataFault.BRID_EMPTY);
    return new Brid(data);
  }

  @Override
  public void write(FieldWriter out) {
    out.rest("data", data, OctetsText.BASE64);
  }

  @Override
  public RecordType type() {
    return RecordType.BRID;
  }

  @Override
  public boolean equals(Object other) {
    return RData.equal(this, other);
  }

  @Override
  public int hashCode() {
    return RData.hash(this);
  }

  @Override
  public String toString() {
    return toText();
  }
}
