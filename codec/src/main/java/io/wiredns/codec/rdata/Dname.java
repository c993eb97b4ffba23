package io.wiredns.codec.rdata;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.wire.FieldReader;
import io.wiredns.codec.wire.FieldWriter;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.NameRule;
import java.util.Objects;

/**
 * The RDATA of type DNAME: the redirection of all names below the owner; RFC 6672.
 *
 * <pre>
 *   TARGET name
 * </pre>
 *
 * @param target the name that replaces the owner at the end of those names; never compressed
 * @since 0.1
 */
public record Dname(Name target) implements RData {
  /**
   * Creates the RDATA from its fields.
   *
   * @param target the name that replaces the owner at the end of those names; never compressed
   */
  public Dname {
    Objects.requireNonNull(target);
  }

  /**
   * Reads the fields of the RDATA.
   *
   * @param in the reader, at the first field
   * @return the RDATA
   */
  public static Dname read(FieldReader in) {
    return new Dname(in.name("target", NameRule.CANONICAL));
  }

  @Override
  public void write(FieldWriter out) {
    out.name("target", target, NameRule.CANONICAL);
  }

  @Override
  public RecordType type() {
    return RecordType.DNAME;
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
