package io.wiredns.codec.rdata;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.wire.FieldReader;
import io.wiredns.codec.wire.FieldWriter;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.NameRule;
import java.util.Objects;

/**
 * The RDATA of type MR, experimental: the new name of a renamed mailbox; RFC 1035 section 3.3.8.
 *
 * <pre>
 *   NEWNAME name
 * </pre>
 *
 * @param newname the new mailbox; compressed on the wire
 * @since 0.1
 */
public record Mr(Name newname) implements RData {
  /**
   * Creates the RDATA from a name.
   *
   * @param newname the new mailbox; compressed on the wire
   */
  public Mr {
    Objects.requireNonNull(newname);
  }

  /**
   * Reads the name, the only field of the RDATA.
   *
   * @param in the reader, at the first field
   * @return the RDATA
   */
  public static Mr read(FieldReader in) {
    return new Mr(in.name("newname", NameRule.COMPRESSED));
  }

  @Override
  public void write(FieldWriter out) {
    out.name("newname", newname, NameRule.COMPRESSED);
  }

  @Override
  public RecordType type() {
    return RecordType.MR;
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
