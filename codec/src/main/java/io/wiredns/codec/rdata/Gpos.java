package io.wiredns.codec.rdata;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.wire.FieldReader;
import io.wiredns.codec.wire.FieldWriter;
import io.wiredns.codec.wire.Octets;

/**
 * A geographical position, obsolete: LOC took its place; RFC 1712.
 *
 * <pre>
 *   LONGITUDE string | LATITUDE string | ALTITUDE string
 * </pre>
 *
 * @param longitude degrees in decimal
 * @param latitude degrees in decimal
 * @param altitude metres in decimal
 * @since 0.1
 */
public record Gpos(Octets longitude, Octets latitude, Octets altitude) implements RData {
  /**
   * The record of its fields.
   *
   * @param longitude degrees in decimal
   * @param latitude degrees in decimal
   * @param altitude metres in decimal
   * @throws IllegalArgumentException if a value does not fit its field
   */
  public Gpos {
    Ranges.characterString("longitude", longitude);
    Ranges.characterString("latitude", latitude);
    Ranges.characterString("altitude", altitude);
  }

  /**
   * Reads the fields.
   *
   * @param in gives them
   * @return the record
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
