package io.wiredns.codec.rdata;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.wire.FieldReader;
import io.wiredns.codec.wire.FieldWriter;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.NameRule;
import java.util.Objects;

/**
 * A zone's name server; RFC 1035 section 3.3.11.
 *
 * <pre>
 *   NSDNAME name
 * </pre>
 *
 * @param nsdname the name server; compressed on the wire
 * @since 0.1
 */
public record Ns(Name nsdname) implements RData {
  /**
   * The record of a name.
   *
   * @param nsdname the name server
   */
  public Ns {
    Objects.requireNonNull(nsdname);
  }

  /**
   * Reads the name.
   *
   * @param in gives it
   * @return the record
   */
  public static Ns read(FieldReader in) {
    return new Ns(in.name("nsdname", NameRule.COMPRESSED));
  }

  @Override
  public void write(FieldWriter out) {
    out.name("nsdname", nsdname, NameRule.COMPRESSED);
  }

  @Override
  public RecordType type() {
    return RecordType.NS;
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
