package io.wiredns.codec.rdata;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.wire.FieldReader;
import io.wiredns.codec.wire.FieldWriter;
import io.wiredns.codec.wire.Octets;

/**
 * The RDATA of type X25: an X.25 address; RFC 1183 section 3.1.
 *
 * <pre>
 *   PSDN-ADDRESS string
 * </pre>
 *
 * @param address the PSDN address, by convention decimal digits, at most 255 octets
 * @since 0.1
 */
public record X25(Octets address) implements RData {
  /**
   * Creates the RDATA from its fields.
   *
   * @param address the PSDN address, by convention decimal digits, at most 255 octets
   * @throws IllegalArgumentException if a value does not fit its field
   */
  public X25 {
    Ranges.characterString("address", address);
  }

  /**
   * Reads the fields of the RDATA.
   *
   * @param in the reader, at the first field
   * @return the RDATA
   */
  public static X25 read(FieldReader in) {
    return new X25(in.characterString("address"));
  }

  @Override
  public void write(FieldWriter out) {
    out.characterString("address", address);
  }

  @Override
  public RecordType type() {
    return RecordType.X25;
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
