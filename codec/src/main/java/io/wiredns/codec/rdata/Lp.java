package io.wiredns.codec.rdata;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.wire.FieldReader;
import io.wiredns.codec.wire.FieldWriter;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.NameRule;
import java.util.Objects;

/**
 * The RDATA of type LP: a name whose L32 and L64 records are the locators of the node; RFC 6742
 * section 2.4.
 *
 * <pre>
 *   PREFERENCE 16 | FQDN name
 * </pre>
 *
 * @param preference the preference, 0 to 65535; lower values are preferred
 * @param fqdn the name that has the L32 and L64 records; never compressed
 * @since 0.1
 */
public record Lp(int preference, Name fqdn) implements RData {
  /**
   * Creates the RDATA from its fields.
   *
   * @param preference the preference, 0 to 65535; lower values are preferred
   * @param fqdn the name that has the L32 and L64 records; never compressed
   * @throws IllegalArgumentException if a value does not fit its field
   */
  public Lp {
    Ranges.u16("preference", preference);
    Objects.requireNonNull(fqdn);
  }

  /**
   * Reads the fields of the RDATA.
   *
   * @param in the reader, at the first field
   * @return the RDATA
   */
  public static Lp read(FieldReader in) {
    return new Lp(in.u16("preference"), in.name("fqdn", NameRule.PLAIN));
  }

  @Override
  public void write(FieldWriter out) {
    out.u16("preference", preference);
    out.name("fqdn", fqdn, NameRule.PLAIN);
  }

  @Override
  public RecordType type() {
    return RecordType.LP;
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
