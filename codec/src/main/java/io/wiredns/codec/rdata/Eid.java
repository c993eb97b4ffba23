package io.wiredns.codec.rdata;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.wire.FieldReader;
import io.wiredns.codec.wire.FieldWriter;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.OctetsText;

/**
 * The RDATA of type EID: a Nimrod endpoint identifier; Patton 1995. Defined in class IN only.
 *
 * <pre>
 *   ENDPOINT octets, one at least
 * </pre>
 *
 * @param endpoint the identifier, 1 to 65,535 octets
 * @since 0.1
 */
public record Eid(Octets endpoint) implements RData {
  /**
   * Creates the RDATA from its fields.
   *
   * @param endpoint the identifier, 1 to 65,535 octets
   * @throws IllegalArgumentException if a value does not fit its field
   */
  public Eid {
    Ranges.nonEmpty("endpoint", endpoint);
  }

  /**
   * Reads the fields of the RDATA.
   *
   * @param in the reader, at the first field
   * @return the RDATA
   */
  public static Eid read(FieldReader in) {
    Octets endpoint = Encoded.nonEmpty(in, "endpoint", OctetsText.HEX, RDataFault.EID_EMPTY);
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
