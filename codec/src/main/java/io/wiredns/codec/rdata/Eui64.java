package io.wiredns.codec.rdata;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.wire.FieldReader;
import io.wiredns.codec.wire.FieldWriter;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.OctetsText;

/**
 * The RDATA of type EUI64: a 64-bit extended unique identifier; RFC 7043 section 4.
 *
 * <pre>
 *   ADDRESS 64
 * </pre>
 *
 * @param address the identifier, 8 octets
 * @since 0.1
 */
public record Eui64(Octets address) implements RData {
  /**
   * Creates the RDATA from its fields.
   *
   * @param address the identifier, 8 octets
   * @throws IllegalArgumentException if the identifier does not have 8 octets
   */
  public Eui64 {
    Ranges.exactly("address", address, 8);
  }

  /**
   * Reads the fields of the RDATA.
   *
   * @param in the reader, at the first field
   * @return the RDATA
   */
  public static Eui64 read(FieldReader in) {
    return new Eui64(in.octets("address", 8, OctetsText.HYPHENS));
  }

  @Override
  public void write(FieldWriter out) {
    out.octets("address", address, OctetsText.HYPHENS);
  }

  @Override
  public RecordType type() {
    return RecordType.EUI64;
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
