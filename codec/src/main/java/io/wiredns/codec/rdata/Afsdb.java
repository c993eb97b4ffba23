package io.wiredns.codec.rdata;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.wire.FieldReader;
import io.wiredns.codec.wire.FieldWriter;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.NameRule;
import java.util.Objects;

/**
 * The RDATA of type AFSDB: the location of an AFS database; RFC 1183 section 1, RFC 5864.
 *
 * <pre>
 *   SUBTYPE 16 | HOSTNAME name
 * </pre>
 *
 * @param subtype the kind of database, 0 to 65535; 1 is AFS version 3 and 2 is DCE
 * @param hostname the host that has the database; never compressed when written
 * @since 0.1
 */
public record Afsdb(int subtype, Name hostname) implements RData {
  /**
   * Creates the RDATA from its fields.
   *
   * @param subtype the kind of database, 0 to 65535; 1 is AFS version 3 and 2 is DCE
   * @param hostname the host that has the database; never compressed when written
   * @throws IllegalArgumentException if a value does not fit its field
   */
  public Afsdb {
    Ranges.u16("subtype", subtype);
    Objects.requireNonNull(hostname);
  }

  /**
   * Reads the fields of the RDATA.
   *
   * @param in the reader, at the first field
   * @return the RDATA
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
