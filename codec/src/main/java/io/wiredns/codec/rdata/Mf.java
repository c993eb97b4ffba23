package io.wiredns.codec.rdata;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.wire.FieldReader;
import io.wiredns.codec.wire.FieldWriter;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.NameRule;
import java.util.Objects;

/**
 * A mail forwarder, obsolete; RFC 1035 section 3.3.5.
 *
 * <pre>
 *   MADNAME name
 * </pre>
 *
 * @param madname the mail forwarder; compressed on the wire
 * @since 0.1
 */
public record Mf(Name madname) implements RData {
  /**
   * The record of a name.
   *
   * @param madname the mail forwarder
   */
  public Mf {
    Objects.requireNonNull(madname);
  }

  /**
   * Reads the name.
   *
   * @param in gives it
   * @return the record
   */
  public static Mf read(FieldReader in) {
    return new Mf(in.name("madname", NameRule.COMPRESSED));
  }

  @Override
  public void write(FieldWriter out) {
    out.name("madname", madname, NameRule.COMPRESSED);
  }

  @Override
  public RecordType type() {
    return RecordType.MF;
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
