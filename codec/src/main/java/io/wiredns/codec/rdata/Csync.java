package io.wiredns.codec.rdata;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.wire.FieldReader;
import io.wiredns.codec.wire.FieldWriter;
import io.wiredns.codec.wire.TypeBitmap;
import java.util.Objects;

/**
 * The RDATA of type CSYNC: the record types that the parent should copy from the child; RFC 7477
 * section 2.1.
 *
 * <pre>
 *   SERIAL 32 | FLAGS 16 | TYPES bitmap
 * </pre>
 *
 * @param serial the serial number of the child's SOA record, 0 to 4294967295
 * @param flags the flags, 0 to 65535; 1 is immediate and 2 is soaminimum
 * @param types the record types to copy
 * @since 0.1
 */
public record Csync(long serial, int flags, TypeBitmap types) implements RData {
  /**
   * Creates the RDATA from its fields.
   *
   * @param serial the serial number of the child's SOA record, 0 to 4294967295
   * @param flags the flags, 0 to 65535; 1 is immediate and 2 is soaminimum
   * @param types the record types to copy
   * @throws IllegalArgumentException if a value does not fit its field
   */
  public Csync {
    Ranges.u32("serial", serial);
    Ranges.u16("flags", flags);
    Objects.requireNonNull(types);
  }

  /**
   * Reads the fields of the RDATA.
   *
   * @param in the reader, at the first field
   * @return the RDATA
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
