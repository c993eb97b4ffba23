package io.wiredns.codec.rdata;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.wire.FieldReader;
import io.wiredns.codec.wire.FieldWriter;
import io.wiredns.codec.wire.Octets;

/**
 * The RDATA of type GPOS, obsolete and replaced by LOC: a geographical position; RFC 1712.
 *
 * <pre>
 *   LONGITUDE string | LATITUDE string | ALTITUDE string
 * </pre>
 *
 * @param longitude the longitude in decimal degrees, as ASCII text of at most 255 octets
 * @param latitude the latitude in decimal degrees, as ASCII text of at most 255 octets
 * @param altitude the altitude in decimal metres, as ASCII text of at most 255 octets
 * @since 0.1
 */
public record Gpos(Octets longitude, Octets latitude, Octets altitude) implements RData {
  /**
   * Creates the RDATA from its fields.
   *
   * @param longitude the longitude in decimal degrees, as ASCII text of at most 255 octets
   * @param latitude the latitude in decimal degrees, as ASCII text of at most 255 octets
   * @param altitude the altitude in decimal metres, as ASCII text of at most 255 octets
   * @throws IllegalArgumentException if a value does not fit its field
   */
  public Gpos {
    Ranges.characterString("longitude", longitude);
    Ranges.characterString("latitude", latitude);
    Ranges.characterString("altitude", altitude);
  }

  /**
   * Reads the fields of the RDATA.
   *
   * @param in the reader, at the first field
   * @return the RDATA
   */
  public static Gpos read(FieldReader in) {
    return new Gpos(
        in.characterString("longitude"),
        in.characterString("latitude"),
        in.characterString("altitude"));
  }

  @Override
  public void write(FieldWriter out) {
    out.characterString("longitude", longitude);
    out.characterString("latitude", latitude);
    out.characterString("altitude", altitude);
  }

  @Override
  public RecordType type() {
    return RecordType.GPOS;
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
