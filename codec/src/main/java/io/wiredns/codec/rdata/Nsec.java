package io.wiredns.codec.rdata;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.wire.FieldReader;
import io.wiredns.codec.wire.FieldWriter;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.NameRule;
import io.wiredns.codec.wire.TypeBitmap;
import java.util.Objects;

/**
 * The next name of a zone; RFC 4034 section 4. The case of its name is kept in canonical form (RFC
 * 6840 section 5.1).
 *
 * <pre>
 *   NEXT name | TYPES bitmap
 * </pre>
 *
 * @param next the next name; never compressed
 * @param types the types at this name
 * @since 0.1
 */
public record Nsec(Name next, TypeBitmap types) implements RData {
  /**
   * The record of its fields.
   *
   * @param next the next name; never compressed
   * @param types the types at this name
   */
  public Nsec {
    Objects.requireNonNull(next);
    Objects.requireNonNull(types);
  }

  /**
   * Reads the fields.
   *
   * @param in gives them
   * @return the record
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
