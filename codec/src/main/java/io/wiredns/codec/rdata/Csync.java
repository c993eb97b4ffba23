package io.wiredns.codec.rdata;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.wire.FieldReader;
import io.wiredns.codec.wire.FieldWriter;
import io.wiredns.codec.wire.TypeBitmap;
import java.util.Objects;

/**
 * What the parent shall copy from the child; RFC 7477 section 2.1.
 *
 * <pre>
 *   SERIAL 32 | FLAGS 16 | TYPES bitmap
 * </pre>
 *
 * @param serial the child's SOA serial
 * @param flags bit 0 immediate, bit 1 soaminimum, 0 to 65535
 * @param types the types at this name
 * @since 0.1
 */
public record Csync(long serial, int flags, TypeBitmap types) implements RData {
  /**
   * The record of its fields.
   *
   * @param serial the child's SOA serial
   * @param flags bit 0 immediate, bit 1 soaminimum, 0 to 65535
   * @param types the types at this name
   * @throws IllegalArgumentException if a value does not fit its field
   */
  public Csync {
    Ranges.u32("serial", serial);
    Ranges.u16("flags", flags);
    Objects.requireNonNull(types);
  }

  /**
   * Reads the fields.
   *
   * @param in gives them
   * @return the record
   */
  public static Csync read(FieldReader in) {
    return new Csync(in.u32("serial"), in.u16("flags"), in.typeBitmap("types"));
  }

  @Override
  public void write(FieldWriter out) {
    out.u32("serial", serial);
    out.u16("flags", flags);
    out.typeBitmap("types", types);
  }

  @Override
  public RecordType type() {
    return RecordType.CSYNC;
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
