package io.wiredns.codec.rdata;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.wire.FieldReader;
import io.wiredns.codec.wire.FieldWriter;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.NameRule;
import java.util.Objects;

/**
 * The RDATA of type KX: a key exchanger; RFC 2230. Defined in class IN only.
 *
 * <pre>
 *   PREFERENCE 16 | EXCHANGER name
 * </pre>
 *
 * @param preference the preference, 0 to 65535; lower values are preferred
 * @param exchanger the host that exchanges keys; never compressed
 * @since 0.1
 */
public record Kx(int preference, Name exchanger) implements RData {
  /**
   * Creates the RDATA from its fields.
   *
   * @param preference the preference, 0 to 65535; lower values are preferred
   * @param exchanger the host that exchanges keys; never compressed
   * @throws IllegalArgumentException if a value does not fit its field
   */
  public Kx {
    Ranges.u16("preference", preference);
    Objects.requireNonNull(exchanger);
  }

  /**
   * Reads the fields of the RDATA.
   *
   * @param in the reader, at the first field
   * @return the RDATA
   */
  public static Kx read(FieldReader in) {
    return new Kx(in.u16("preference"), in.name("exchanger", NameRule.CANONICAL));
  }

  @Override
  public void write(FieldWriter out) {
    out.u16("preference", preference);
    out.name("exchanger", exchanger, NameRule.CANONICAL);
  }

  @Override
  public RecordType type() {
    return RecordType.KX;
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
