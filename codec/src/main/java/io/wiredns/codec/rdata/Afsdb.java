package io.wiredns.codec.rdata;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.wire.FieldReader;
import io.wiredns.codec.wire.FieldWriter;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.NameRule;
import java.util.Objects;

/**
 * An AFS database host; RFC 1183 section 1, RFC 5864.
 *
 * <pre>
 *   SUBTYPE 16 | HOSTNAME name
 * </pre>
 *
 * @param subtype 1 for AFS version 3, 2 for DCE; 0 to 65535
 * @param hostname the host
 * @since 0.1
 */
public record Afsdb(int subtype, Name hostname) implements RData {
  /**
   * The record of its fields.
   *
   * @param subtype 1 for AFS version 3, 2 for DCE; 0 to 65535
   * @param hostname the host
   * @throws IllegalArgumentException if a value does not fit its field
   */
  public Afsdb {
    Ranges.u16("subtype", subtype);
    Objects.requireNonNull(hostname);
  }

  /**
   * Reads the fields.
   *
   * @param in gives them
   * @return the record
   */
  public static Afsdb read(FieldReader in) {
    return new Afsdb(in.u16("subtype"), in.name("hostname", NameRule.READ_COMPRESSED));
  }

  @Override
  public void write(FieldWriter out) {
    out.u16("subtype", subtype);
    out.name("hostname", hostname, NameRule.READ_COMPRESSED);
  }

  @Override
  public RecordType type() {
    return RecordType.AFSDB;
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
