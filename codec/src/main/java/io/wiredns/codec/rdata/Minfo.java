package io.wiredns.codec.rdata;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.wire.FieldReader;
import io.wiredns.codec.wire.FieldWriter;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.NameRule;
import java.util.Objects;

/**
 * The RDATA of type MINFO, experimental: the mailboxes responsible for a mailbox or a mailing list;
 * RFC 1035 section 3.3.7.
 *
 * <pre>
 *   RMAILBX name | EMAILBX name
 * </pre>
 *
 * @param rmailbx the mailbox responsible for the list; compressed on the wire
 * @param emailbx the mailbox that receives error messages; compressed on the wire
 * @since 0.1
 */
public record Minfo(Name rmailbx, Name emailbx) implements RData {
  /**
   * Creates the RDATA from its fields.
   *
   * @param rmailbx the mailbox responsible for the list; compressed on the wire
   * @param emailbx the mailbox that receives error messages; compressed on the wire
   */
  public Minfo {
    Objects.requireNonNull(rmailbx);
    Objects.requireNonNull(emailbx);
  }

  /**
   * Reads the fields of the RDATA.
   *
   * @param in the reader, at the first field
   * @return the RDATA
   */
  public static Minfo read(FieldReader in) {
    return new Minfo(
        in.name("rmailbx", NameRule.COMPRESSED), in.name("emailbx", NameRule.COMPRESSED));
  }

  @Override
  public void write(FieldWriter out) {
    out.name("rmailbx", rmailbx, NameRule.COMPRESSED);
    out.name("emailbx", emailbx, NameRule.COMPRESSED);
  }

  @Override
  public RecordType type() {
    return RecordType.MINFO;
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
