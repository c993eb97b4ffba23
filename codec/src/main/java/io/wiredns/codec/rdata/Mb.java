package io.wiredns.codec.rdata;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.wire.FieldReader;
import io.wiredns.codec.wire.FieldWriter;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.NameRule;
import java.util.Objects;

/**
 * A host with a mailbox, experimental; RFC 1035 section 3.3.3.
 *
 * <pre>
 *   MADNAME name
 * </pre>
 *
 * @param madname the mailbox host; compressed on the wire
 * @since 0.1
 */
public record Mb(Name madname) implements RData {
  /**
   * The record of a name.
   *
   * @param madname the mailbox host
   */
  public Mb {
    Objects.requireNonNull(madname);
  }

  /**
   * Reads the name.
   *
   * @param in gives it
   * @return the record
   */
  public static Mb read(FieldReader in) {
    return new Mb(in.name("madname", NameRule.COMPRESSED));
  }

  @Override
  public void write(FieldWriter out) {
    out.name("madname", madname, NameRule.COMPRESSED);
  }

  @Override
  public RecordType type() {
    return RecordType.MB;
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
