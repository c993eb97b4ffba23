package io.wiredns.codec.rdata;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.wire.FieldReader;
import io.wiredns.codec.wire.FieldWriter;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.NameRule;
import java.util.Objects;

/**
 * A route through an intermediate host; RFC 1183 section 3.3.
 *
 * <pre>
 *   PREFERENCE 16 | INTERMEDIATE-HOST name
 * </pre>
 *
 * @param preference lower is preferred, 0 to 65535
 * @param intermediateHost the host
 * @since 0.1
 */
public record Rt(int preference, Name intermediateHost) implements RData {
  /**
   * The record of its fields.
   *
   * @param preference lower is preferred, 0 to 65535
   * @param intermediateHost the host
   * @throws IllegalArgumentException if a value does not fit its field
   */
  public Rt {
    Ranges.u16("preference", preference);
    Objects.requireNonNull(intermediateHost);
  }

  /**
   * Reads the fields.
   *
   * @param in gives them
   * @return the record
   */
  public static Rt read(FieldReader in) {
    return new Rt(in.u16("preference"), in.name("intermediateHost", NameRule.READ_COMPRESSED));
  }

  @Override
  public void write(FieldWriter out) {
    out.u16("preference", preference);
    out.name("intermediateHost", intermediateHost, NameRule.READ_COMPRESSED);
  }

  @Override
  public RecordType type() {
    return RecordType.RT;
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
