package io.wiredns.codec.rdata;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.wire.FieldReader;
import io.wiredns.codec.wire.FieldWriter;
import io.wiredns.codec.wire.NumberText;

/**
 * The RDATA of type L64: a 64-bit locator of a node; RFC 6742 section 2.3.
 *
 * <pre>
 *   PREFERENCE 16 | LOCATOR 64
 * </pre>
 *
 * @param preference the preference, 0 to 65535; lower values are preferred
 * @param locator the locator, 64 bits
 * @since 0.1
 */
public record L64(int preference, long locator) implements RData {
  /**
   * Creates the RDATA from its fields.
   *
   * @param preference the preference, 0 to 65535; lower values are preferred
   * @param locator the locator, 64 bits
   * @throws IllegalArgumentException if a value does not fit its field
   */
  public L64 {
    Ranges.u16("preference", preference);
  }

  /**
   * Reads the fields of the RDATA.
   *
   * @param in the reader, at the first field
   * @return the RDATA
   */
  public static L64 read(FieldReader in) {
    return new L64(in.u16("preference"), in.u64("locator", NumberText.GROUPS));
  }

  @Override
  public void write(FieldWriter out) {
    out.u16("preference", preference);
    out.u64("locator", locator, NumberText.GROUPS);
  }

  @Override
  public RecordType type() {
    return RecordType.L64;
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
