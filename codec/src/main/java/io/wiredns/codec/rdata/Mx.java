package io.wiredns.codec.rdata;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.wire.FieldReader;
import io.wiredns.codec.wire.FieldWriter;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.NameRule;
import java.util.Objects;

/**
 * The RDATA of type MX: a host that receives mail for the domain; RFC 1035 section 3.3.9. RFC 7505
 * defines the null MX.
 *
 * <pre>
 *   PREFERENCE 16 | EXCHANGE name
 * </pre>
 *
 * @param preference the preference, 0 to 65535; lower values are preferred
 * @param exchange the host, or the root if the domain accepts no mail; compressed on the wire
 * @since 0.1
 */
public record Mx(int preference, Name exchange) implements RData {
  /**
   * Creates the RDATA from its fields.
   *
   * @param preference the preference, 0 to 65535; lower values are preferred
   * @param exchange the host, or the root if the domain accepts no mail; compressed on the wire
   * @throws IllegalArgumentException if a value does not fit its field
   */
  public Mx {
    Ranges.u16("preference", preference);
    Objects.requireNonNull(exchange);
  }

  /**
   * Reads the fields of the RDATA.
   *
   * @param in the reader, at the first field
   * @return the RDATA
   */
  public static Mx read(FieldReader in) {
    return new Mx(in.u16("preference"), in.name("exchange", NameRule.COMPRESSED));
  }

  @Override
  public void write(FieldWriter out) {
    out.u16("preference", preference);
    out.name("exchange", exchange, NameRule.COMPRESSED);
  }

  @Override
  public RecordType type() {
    return RecordType.MX;
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
