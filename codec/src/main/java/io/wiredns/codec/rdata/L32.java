package io.wiredns.codec.rdata;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.wire.FieldReader;
import io.wiredns.codec.wire.FieldWriter;

/**
 * The RDATA of type L32: a 32-bit locator of a node; RFC 6742 section 2.2.
 *
 * <pre>
 *   PREFERENCE 16 | LOCATOR 32
 * </pre>
 *
 * @param preference the preference, 0 to 65535; lower values are preferred
 * @param locator the locator, 32 bits, the first octet in the highest 8 bits; its text is that of
 *     an IPv4 address
 * @since 0.1
 */
public record L32(int preference, int locator) implements RData {
  /**
   * Creates the RDATA from its fields.
   *
   * @param preference the preference, 0 to 65535; lower values are preferred
   * @param locator the locator, 32 bits, the first octet in the highest 8 bits; its text is that of
   *     an IPv4 address
   * @throws IllegalArgumentException if a value does not fit its field
   */
  public L32 {
    Ranges.u16("preference", preference);
  }

  /**
   * Reads the fields of the RDATA.
   *
   * @param in the reader, at the first field
   * @return the RDATA
   */
  public static L32 read(FieldReader in) {
    return new L32(in.u16("preference"), in.ipv4("locator"));
  }

  @Override
  public void write(FieldWriter out) {
    out.u16("preference", preference);
    out.ipv4("locator", locator);
  }

  @Override
  public RecordType type() {
    return RecordType.L32;
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
