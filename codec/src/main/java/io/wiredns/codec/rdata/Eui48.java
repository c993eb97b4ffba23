package io.wiredns.codec.rdata;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.wire.FieldReader;
import io.wiredns.codec.wire.FieldWriter;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.OctetsText;

/**
 * The RDATA of type EUI48: a 48-bit extended unique identifier; RFC 7043 section 3.
 *
 * <pre>
 *   ADDRESS 48
 * </pre>
 *
 * @param address the identifier, 6 octets
 * @since 0.1
 */
public record Eui48(Octets address) implements RData {
  /**
   * Creates the RDATA from its fields.
   *
   * @param address the identifier, 6 octets
   * @throws IllegalArgumentException if the identifier does not have 6 octets
   */
  public Eui48 {
    Ranges.exactly("address", address, 6);
  }

  /**
   * Reads the fields of the RDATA.
   *
   * @param in the reader, at the first field
   * @return the RDATA
   */
  public static Eui48 read(FieldReader in) {
    return new Eui48(in.octets("address", 6, OctetsText.HYPHENS));
  }

  @Override
  public void write(FieldWriter out) {
    out.octets("address", address, OctetsText.HYPHENS);
  }

  @Override
  public RecordType type() {
    return RecordType.EUI48;
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
