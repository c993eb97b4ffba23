package io.wiredns.codec.rdata;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.wire.FieldReader;
import io.wiredns.codec.wire.FieldWriter;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.OctetsText;

/**
 * A Nimrod locator; Patton 1995. Class IN only.
 *
 * <pre>
 *   LOCATOR octets, one at least
 * </pre>
 *
 * @param locator the locator, one octet at least
 * @since 0.1
 */
public record Nimloc(Octets locator) implements RData {
  /**
   * The record of its fields.
   *
   * @param locator the locator, one octet at least
   * @throws IllegalArgumentException if a value does not fit its field
   */
  public Nimloc {
    Ranges.some("locator", locator);
  }

  /**
   * Reads the fields.
   *
   * @param in gives them
   * @return the record
   */
  public static Nimloc read(FieldReader in) {
    Octets locator = Encoded.some(in, "locator", OctetsText.HEX, RDataFault.NIMLOC_EMPTY);
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
