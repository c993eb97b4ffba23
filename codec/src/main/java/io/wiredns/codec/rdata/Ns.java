package io.wiredns.codec.rdata;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.wire.FieldReader;
import io.wiredns.codec.wire.FieldWriter;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.NameRule;
import java.util.Objects;

/**
 * The RDATA of type NS: a name server of a zone; RFC 1035 section 3.3.11.
 *
 * <pre>
 *   NSDNAME name
 * </pre>
 *
 * @param nsdname the host name of the name server; compressed on the wire
 * @since 0.1
 */
public record Ns(Name nsdname) implements RData {
  /**
   * Creates the RDATA from a name.
   *
   * @param nsdname the host name of the name server; compressed on the wire
   */
  public Ns {
    Objects.requireNonNull(nsdname);
  }

  /**
   * Reads the name, the only field of the RDATA.
   *
   * @param in the reader, at the first field
   * @return the RDATA
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
