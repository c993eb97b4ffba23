package io.wiredns.codec.rdata;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.wire.FieldReader;
import io.wiredns.codec.wire.FieldWriter;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.NameRule;
import java.util.Objects;

/**
 * The RDATA of type RP: a responsible person; RFC 1183 section 2.2.
 *
 * <pre>
 *   MBOX name | TXT name
 * </pre>
 *
 * @param mbox the mailbox of the person; never compressed when written
 * @param txt the name of TXT records about the person; never compressed when written
 * @since 0.1
 */
public record Rp(Name mbox, Name txt) implements RData {
  /**
   * Creates the RDATA from its fields.
   *
   * @param mbox the mailbox of the person; never compressed when written
   * @param txt the name of TXT records about the person; never compressed when written
   */
  public Rp {
    Objects.requireNonNull(mbox);
    Objects.requireNonNull(txt);
  }

  /**
   * Reads the fields of the RDATA.
   *
   * @param in the reader, at the first field
   * @return the RDATA
   */
  public static Rp read(FieldReader in) {
    return new Rp(
        in.name("mbox", NameRule.READ_COMPRESSED), in.name("txt", NameRule.READ_COMPRESSED));
  }

  @Override
  public void write(FieldWriter out) {
    out.name("mbox", mbox, NameRule.READ_COMPRESSED);
    out.name("txt", txt, NameRule.READ_COMPRESSED);
  }

  @Override
  public RecordType type() {
    return RecordType.RP;
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
