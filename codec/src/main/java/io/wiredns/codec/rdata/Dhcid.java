package io.wiredns.codec.rdata;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.wire.FieldReader;
import io.wiredns.codec.wire.FieldWriter;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.OctetsText;
import io.wiredns.codec.wire.WireLimits;

/**
 * Which DHCP client owns a name; RFC 4701. Class IN only.
 *
 * <pre>
 *   octets: ID-TYPE 16, DIGEST-TYPE 8, DIGEST
 * </pre>
 *
 * @param data the identifier, opaque to all but DHCP servers
 * @since 0.1
 */
public record Dhcid(Octets data) implements RData {
  /**
   * The record of its fields.
   *
   * @param data the identifier, opaque to all but DHCP servers
   * @throws IllegalArgumentException if a value does not fit its field
   */
  public Dhcid {
    Ranges.length("data", data, WireLimits.RDATA_OCTETS);
  }

  /**
   * Reads the fields.
   *
   * @param in gives them
   * @return the record
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
