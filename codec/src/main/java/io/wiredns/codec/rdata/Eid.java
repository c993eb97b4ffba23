package io.wiredns.codec.rdata;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.wire.FieldReader;
import io.wiredns.codec.wire.FieldWriter;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.OctetsText;

/**
 * A Nimrod endpoint identifier; Patton 1995. Class IN only.
 *
 * <pre>
 *   ENDPOINT octets, one at least
 * </pre>
 *
 * @param endpoint the identifier, one octet at least
 * @since 0.1
 */
public record Eid(Octets endpoint) implements RData {
  /**
   * The record of its fields.
   *
   * @param endpoint the identifier, one octet at least
   * @throws IllegalArgumentException if a value does not fit its field
   */
  public Eid {
    Ranges.some("endpoint", endpoint);
  }

  /**
   * Reads the fields.
   *
   * @param in gives them
   * @return the record
   */
  public static Eid read(FieldReader in) {
    Octets endpoint = Encoded.some(in, "endpoint", OctetsText.HEX, RDataFault.EID_EMPTY);
    return new Eid(endpoint);
  }

  @Override
  public void write(FieldWriter out) {
    out.rest("endpoint", endpoint, OctetsText.HEX);
  }

  @Override
  public RecordType type() {
    return RecordType.EID;
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
