package io.wiredns.codec.rdata;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.wire.FieldReader;
import io.wiredns.codec.wire.FieldWriter;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.NameRule;
import java.util.Objects;

/**
 * The RDATA of type MG, experimental: a member of a mail group; RFC 1035 section 3.3.6.
 *
 * <pre>
 *   MGMNAME name
 * </pre>
 *
 * @param mgmname the mailbox of the member; compressed on the wire
 * @since 0.1
 */
public record Mg(Name mgmname) implements RData {
  /**
   * Creates the RDATA from a name.
   *
   * @param mgmname the mailbox of the member; compressed on the wire
   */
  public Mg {
    Objects.requireNonNull(mgmname);
  }

  /**
   * Reads the name, the only field of the RDATA.
   *
   * @param in the reader, at the first field
   * @return the RDATA
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
