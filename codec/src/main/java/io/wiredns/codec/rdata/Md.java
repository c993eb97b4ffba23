package io.wiredns.codec.rdata;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.wire.FieldReader;
import io.wiredns.codec.wire.FieldWriter;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.NameRule;
import java.util.Objects;

/**
 * The RDATA of type MD, obsolete and replaced by MX: a mail destination; RFC 1035 section 3.3.4.
 *
 * <pre>
 *   MADNAME name
 * </pre>
 *
 * @param madname the host of the mail destination; compressed on the wire
 * @since 0.1
 */
public record Md(Name madname) implements RData {
  /**
   * Creates the RDATA from a name.
   *
   * @param madname the host of the mail destination; compressed on the wire
   */
  public Md {
    Objects.requireNonNull(madname);
  }

  /**
   * Reads the name, the only field of the RDATA.
   *
   * @param in the reader, at the first field
   * @return the RDATA
   */
  public static Md read(FieldReader in) {
    return new Md(in.name("madname", NameRule.COMPRESSED));
  }

  @Override
  public void write(FieldWriter out) {
    out.name("madname", madname, NameRule.COMPRESSED);
  }

  @Override
  public RecordType type() {
    return RecordType.MD;
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
