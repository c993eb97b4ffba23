package io.wiredns.codec.rdata;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.wire.Fault;
import io.wiredns.codec.wire.FieldReader;
import io.wiredns.codec.wire.FieldWriter;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.OctetsText;
import io.wiredns.codec.wire.WireLimits;

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
    Ranges.length("endpoint", endpoint, WireLimits.RDATA_OCTETS);
    Ranges.atLeast("endpoint", endpoint, 1);
  }

  /**
   * Reads the fields.
   *
   * @param in gives them
   * @return the record
   */
  public static Eid read(FieldReader in) {
    int at = in.position();
    Octets endpoint = in.rest("endpoint", OctetsText.HEX);
    in.require(endpoint.length() > 0, Fault.EID_EMPTY, "endpoint", at, 0, 1);
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
