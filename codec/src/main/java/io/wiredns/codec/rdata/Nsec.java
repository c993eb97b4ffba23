package io.wiredns.codec.rdata;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.wire.FieldReader;
import io.wiredns.codec.wire.FieldWriter;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.NameRule;
import io.wiredns.codec.wire.TypeBitmap;
import java.util.Objects;

/**
 * The RDATA of type NSEC: the next name of a zone, and the record types at the owner; RFC 4034
 * section 4. The canonical form keeps the case of the next name (RFC 6840 section 5.1).
 *
 * <pre>
 *   NEXT name | TYPES bitmap
 * </pre>
 *
 * @param next the next name of the zone; never compressed
 * @param types the record types at the owner
 * @since 0.1
 */
public record Nsec(Name next, TypeBitmap types) implements RData {
  /**
   * Creates the RDATA from its fields.
   *
   * @param next the next name of the zone; never compressed
   * @param types the record types at the owner
   */
  public Nsec {
    Objects.requireNonNull(next);
    Objects.requireNonNull(types);
  }

  /**
   * Reads the fields of the RDATA.
   *
   * @param in the reader, at the first field
   * @return the RDATA
   */
  public static Nsec read(FieldReader in) {
    return new Nsec(in.name("next", NameRule.PLAIN), in.typeBitmap("types"));
  }

  @Override
  public void write(FieldWriter out) {
    out.name("next", next, NameRule.PLAIN);
    out.typeBitmap("types", types);
  }

  @Override
  public RecordType type() {
    return RecordType.NSEC;
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
