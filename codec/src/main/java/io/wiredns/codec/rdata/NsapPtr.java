package io.wiredns.codec.rdata;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.wire.FieldReader;
import io.wiredns.codec.wire.FieldWriter;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.NameRule;
import java.util.Objects;

/**
 * The RDATA of type NSAP-PTR, deprecated: the name of the host that has an NSAP address; RFC 1348.
 * Defined in class IN only. No RFC says in which case DNSSEC signs this name; as in BIND, the
 * canonical form has it in lower case.
 *
 * <pre>
 *   OWNER name
 * </pre>
 *
 * @param owner the host; never compressed
 * @since 0.1
 */
public record NsapPtr(Name owner) implements RData {
  /**
   * Creates the RDATA from its fields.
   *
   * @param owner the host; never compressed
   */
  public NsapPtr {
    Objects.requireNonNull(owner);
  }

  /**
   * Reads the fields of the RDATA.
   *
   * @param in the reader, at the first field
   * @return the RDATA
   */
  public static NsapPtr read(FieldReader in) {
    return new NsapPtr(in.name("owner", NameRule.CANONICAL));
  }

  @Override
  public void write(FieldWriter out) {
    out.name("owner", owner, NameRule.CANONICAL);
  }

  @Override
  public RecordType type() {
    return RecordType.NSAP_PTR;
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
