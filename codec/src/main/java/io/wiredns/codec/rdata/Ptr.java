package io.wiredns.codec.rdata;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.wire.FieldReader;
import io.wiredns.codec.wire.FieldWriter;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.NameRule;
import java.util.Objects;

/**
 * The RDATA of type PTR: a pointer to another name; RFC 1035 section 3.3.12.
 *
 * <pre>
 *   PTRDNAME name
 * </pre>
 *
 * @param ptrdname the name pointed to; compressed on the wire
 * @since 0.1
 */
public record Ptr(Name ptrdname) implements RData {
  /**
   * Creates the RDATA from a name.
   *
   * @param ptrdname the name pointed to; compressed on the wire
   */
  public Ptr {
    Objects.requireNonNull(ptrdname);
  }

  /**
   * Reads the name, the only field of the RDATA.
   *
   * @param in the reader, at the first field
   * @return the RDATA
   */
  public static Ptr read(FieldReader in) {
    return new Ptr(in.name("ptrdname", NameRule.COMPRESSED));
  }

  @Override
  public void write(FieldWriter out) {
    out.name("ptrdname", ptrdname, NameRule.COMPRESSED);
  }

  @Override
  public RecordType type() {
    return RecordType.PTR;
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
