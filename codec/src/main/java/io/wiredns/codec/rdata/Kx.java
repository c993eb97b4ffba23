package io.wiredns.codec.rdata;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.wire.FieldReader;
import io.wiredns.codec.wire.FieldWriter;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.NameRule;
import java.util.Objects;

/**
 * A key exchanger; RFC 2230. Class IN only.
 *
 * <pre>
 *   PREFERENCE 16 | EXCHANGER name
 * </pre>
 *
 * @param preference lower is preferred, 0 to 65535
 * @param exchanger the host; never compressed
 * @since 0.1
 */
public record Kx(int preference, Name exchanger) implements RData {
  /**
   * The record of its fields.
   *
   * @param preference lower is preferred, 0 to 65535
   * @param exchanger the host; never compressed
   * @throws IllegalArgumentException if a value does not fit its field
   */
  public Kx {
    Ranges.u16("preference", preference);
    Objects.requireNonNull(exchanger);
  }

  /**
   * Reads the fields.
   *
   * @param in gives them
   * @return the record
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
