package io.wiredns.codec.rdata;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.wire.FieldReader;
import io.wiredns.codec.wire.FieldWriter;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.NameRule;
import java.util.Objects;

/**
 * The RDATA of type RT: a route through an intermediate host; RFC 1183 section 3.3.
 *
 * <pre>
 *   PREFERENCE 16 | INTERMEDIATE-HOST name
 * </pre>
 *
 * @param preference the preference, 0 to 65535; lower values are preferred
 * @param intermediateHost the intermediate host; never compressed when written
 * @since 0.1
 */
public record Rt(int preference, Name intermediateHost) implements RData {
  /**
   * Creates the RDATA from its fields.
   *
   * @param preference the preference, 0 to 65535; lower values are preferred
   * @param intermediateHost the intermediate host; never compressed when written
   * @throws IllegalArgumentException if a value does not fit its field
   */
  public Rt {
    Ranges.u16("preference", preference);
    Objects.requireNonNull(intermediateHost);
  }

  /**
   * Reads the fields of the RDATA.
   *
   * @param in the reader, at the first field
   * @return the RDATA
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
