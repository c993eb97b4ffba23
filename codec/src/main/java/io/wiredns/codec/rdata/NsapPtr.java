package io.wiredns.codec.rdata;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.wire.FieldReader;
import io.wiredns.codec.wire.FieldWriter;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.NameRule;
import java.util.Objects;

/**
 * A name for an NSAP address, deprecated; RFC 1348. Class IN only. Its case in DNSSEC's canonical
 * form is in no list; lower case, as BIND has it.
 *
 * <pre>
 *   OWNER name
 * </pre>
 *
 * @param owner the name; never compressed
 * @since 0.1
 */
public record NsapPtr(Name owner) implements RData {
  /**
   * The record of its fields.
   *
   * @param owner the name; never compressed
   */
  public NsapPtr {
    Objects.requireNonNull(owner);
  }

  /**
   * Reads the fields.
   *
   * @param in gives them
   * @return the record
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
