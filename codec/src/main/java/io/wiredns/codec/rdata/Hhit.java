package io.wiredns.codec.rdata;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.wire.FieldReader;
import io.wiredns.codec.wire.FieldWriter;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.OctetsText;

/**
 * A hierarchical host identity tag; RFC 9886.
 *
 * <pre>
 *   DATA octets, one at least
 * </pre>
 *
 * @param data CBOR, one octet at least
 * @since 0.1
 */
public record Hhit(Octets data) implements RData {
  /**
   * The record of its fields.
   *
   * @param data CBOR, one octet at least
   * @throws IllegalArgumentException if a value does not fit its field
   */
  public Hhit {
    Ranges.some("data", data);
  }

  /**
   * Reads the fields.
   *
   * @param in gives them
   * @return the record
   */
  public static Hhit read(FieldReader in) {
    Octets data = Encoded.some(in, "data", OctetsText.BASE64, RDataFault.HHIT_EMPTY);
    return new Hhit(data);
  }

  @Override
  public void write(FieldWriter out) {
    out.rest("data", data, OctetsText.BASE64);
  }

  @Override
  public RecordType type() {
    return RecordType.HHIT;
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
