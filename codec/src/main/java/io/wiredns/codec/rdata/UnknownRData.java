package io.wiredns.codec.rdata;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.text.TextWriter;
import io.wiredns.codec.wire.FieldWriter;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.OctetsText;
import io.wiredns.codec.wire.WireLimits;
import java.util.Objects;

/**
 * RDATA as opaque octets, read and written unchanged: that of an unknown type, or of a known type
 * in a class for which its layout is not defined; RFC 3597 sections 3 and 4.
 *
 * <p>The type may be one that has a decoder in the class of the record. The octets must then follow
 * the rules of the type and contain no compression pointers; otherwise message builders and writers
 * refuse the record.
 *
 * @param type the TYPE of the record
 * @param octets the RDATA, at most 65,535 octets
 * @since 0.1
 */
public record UnknownRData(RecordType type, Octets octets) implements RData {
  /**
   * Creates the RDATA from its octets.
   *
   * @param type the TYPE of the record
   * @param octets the RDATA, at most 65,535 octets
   * @throws IllegalArgumentException if there are more than 65,535 octets
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
