package io.wiredns.codec.rdata;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.wire.FieldReader;
import io.wiredns.codec.wire.FieldWriter;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.NameRule;
import java.util.Objects;

/**
 * A member of a mail group, experimental; RFC 1035 section 3.3.6.
 *
 * <pre>
 *   MGMNAME name
 * </pre>
 *
 * @param mgmname the group member; compressed on the wire
 * @since 0.1
 */
public record Mg(Name mgmname) implements RData {
  /**
   * The record of a name.
   *
   * @param mgmname the group member
   */
  public Mg {
    Objects.requireNonNull(mgmname);
  }

  /**
   * Reads the name.
   *
   * @param in gives it
   * @return the record
   */
  public static Mg read(FieldReader in) {
    return new Mg(in.name("mgmname", NameRule.COMPRESSED));
  }

  @Override
  public void write(FieldWriter out) {
    out.name("mgmname", mgmname, NameRule.COMPRESSED);
  }

  @Override
  public RecordType type() {
    return RecordType.MG;
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
