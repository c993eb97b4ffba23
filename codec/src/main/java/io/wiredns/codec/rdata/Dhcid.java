package io.wiredns.codec.rdata;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.wire.FieldReader;
import io.wiredns.codec.wire.FieldWriter;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.OctetsText;
import io.wiredns.codec.wire.WireLimits;

/**
 * The RDATA of type DHCID: the DHCP client that owns the name; RFC 4701. Defined in class IN only.
 *
 * <pre>
 *   octets: ID-TYPE 16, DIGEST-TYPE 8, DIGEST
 * </pre>
 *
 * @param data the identifier, opaque except to DHCP servers, at most 65,535 octets
 * @since 0.1
 */
public record Dhcid(Octets data) implements RData {
  /**
   * Creates the RDATA from its fields.
   *
   * @param data the identifier, opaque except to DHCP servers, at most 65,535 octets
   * @throws IllegalArgumentException if a value does not fit its field
   */
  public Dhcid {
    Ranges.length("data", data, WireLimits.RDATA_OCTETS);
  }

  /**
   * Reads the fields of the RDATA.
   *
   * @param in the reader, at the first field
   * @return the RDATA
   */
  public static Dhcid read(FieldReader in) {
    return new Dhcid(in.rest("data", OctetsText.BASE64));
  }

  @Override
  public void write(FieldWriter out) {
    out.rest("data", data, OctetsText.BASE64);
  }

  @Override
  public RecordType type() {
    return RecordType.DHCID;
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
