package io.wiredns.codec.rdata;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.text.TextWriter;
import io.wiredns.codec.wire.FieldWriter;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.OctetsText;
import io.wiredns.codec.wire.WireLimits;
import java.util.Objects;

/**
 * RDATA as opaque octets, read and written as they are: of an unknown type, or of a known one in a
 * class that gives it another meaning; RFC 3597 sections 3 and 4.
 *
 * <p>One of a type that the standard registry knows can be made, but its octets must keep to the
 * rules of the type and have no pointers: builders and writers of messages refuse it otherwise.
 *
 * @param type the TYPE
 * @param octets the RDATA, at most 65,535 octets
 * @since 0.1
 */
public record UnknownRData(RecordType type, Octets octets) implements RData {
  /**
   * RDATA of those octets.
   *
   * @param type the TYPE
   * @param octets the RDATA
   * @throws IllegalArgumentException if there are too many
   */
  public UnknownRData {
    Objects.requireNonNull(type);
    Ranges.length("RDATA", octets, WireLimits.RDATA_OCTETS);
  }

  @Override
  public void write(FieldWriter out) {
    out.rest("RDATA", octets, OctetsText.HEX);
  }

  @Override
  public void writeText(TextWriter out) {
    out.generic(octets);
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
