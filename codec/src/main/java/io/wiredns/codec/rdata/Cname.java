package io.wiredns.codec.rdata;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.wire.FieldReader;
import io.wiredns.codec.wire.FieldWriter;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.NameRule;
import java.util.Objects;

/**
 * The RDATA of type CNAME: the canonical name of an alias; RFC 1035 section 3.3.1.
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
   * Creates the RDATA from a name.
   *
   * @param target the canonical name; compressed on the wire
   */
  public Cname {
    Objects.requireNonNull(target);
  }

  /**
   * Reads the name, the only field of the RDATA.
   *
   * @param in the reader, at the first field
   * @return the RDATA
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
