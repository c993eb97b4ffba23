package io.wiredns.codec.rdata;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.wire.Fault;
import io.wiredns.codec.wire.FieldReader;
import io.wiredns.codec.wire.FieldWriter;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.OctetsText;
import io.wiredns.codec.wire.WireLimits;

/**
 * A broadcast remote identifier of aircraft; RFC 9886.
 *
 * <pre>
 *   DATA octets, one at least
 * </pre>
 *
 * @param data CBOR, one octet at least
 * @since 0.1
 */
public record Brid(Octets data) implements RData {
  /**
   * The record of its fields.
   *
   * @param data CBOR, one octet at least
   * @throws IllegalArgumentException if a value does not fit its field
   */
  public Brid {
    Ranges.length("data", data, WireLimits.RDATA_OCTETS);
    Ranges.atLeast("data", data, 1);
  }

  /**
   * Reads the fields.
   *
   * @param in gives them
   * @return the record
   */
  public static Brid read(FieldReader in) {
    int at = in.position();
    Octets data = in.rest("data", OctetsText.BASE64);
    in.require(data.length() > 0, Fault.BRID_EMPTY, "data", at, 0, 1);
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
