package io.wiredns.codec.rdata;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.wire.FieldReader;
import io.wiredns.codec.wire.FieldWriter;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.OctetsText;

/**
 * The RDATA of type NIMLOC: a Nimrod locator; Patton 1995. Defined in class IN only.
 *
 * <pre>
 *   LOCATOR octets, one at least
 * </pre>
 *
 * @param locator the locator, 1 to 65,535 octets
 * @since 0.1
 */
public record Nimloc(Octets locator) implements RData {
  /**
   * Creates the RDATA from its fields.
   *
   * @param locator the locator, 1 to 65,535 octets
   * @throws IllegalArgumentException if a value does not fit its field
   */
  public Nimloc {
    Ranges.nonEmpty("locator", locator);
  }

  /**
   * Reads the fields of the RDATA.
   *
   * @param in the reader, at the first field
   * @return the RDATA
   */
  public static Nimloc read(FieldReader in) {
    Octets locator = Encoded.nonEmpty(in, "locator", OctetsText.HEX, RDataFault.NIMLOC_EMPTY);
    return new Nimloc(locator);
  }

  @Override
  public void write(FieldWriter out) {
    out.rest("locator", locator, OctetsText.HEX);
  }

  @Override
  public RecordType type() {
    return RecordType.NIMLOC;
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
