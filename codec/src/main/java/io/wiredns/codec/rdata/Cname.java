package io.wiredns.codec.rdata;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.wire.FieldReader;
import io.wiredns.codec.wire.FieldWriter;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.NameRule;
import java.util.Objects;

/**
 * The canonical name of an alias; RFC 1035 section 3.3.1.
 *
 * <pre>
 *   CNAME name
 * </pre>
 *
 * @param target the canonical name; compressed on the wire
 * @since 0.1
 */
public record Cname(Name target) implements RData {
  /**
   * The record of a name.
   *
   * @param target the canonical name
   */
  public Cname {
    Objects.requireNonNull(target);
  }

  /**
   * Reads the name.
   *
   * @param in gives it
   * @return the record
   */
  public static Cname read(FieldReader in) {
    return new Cname(in.name("target", NameRule.COMPRESSED));
  }

  @Override
  public void write(FieldWriter out) {
    out.name("target", target, NameRule.COMPRESSED);
  }

  @Override
  public RecordType type() {
    return RecordType.CNAME;
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
