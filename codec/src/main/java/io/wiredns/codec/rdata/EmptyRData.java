package io.wiredns.codec.rdata;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.text.TextWriter;
import io.wiredns.codec.wire.FieldWriter;
import io.wiredns.codec.wire.Octets;
import java.util.Objects;

/**
 * No RDATA where none is right: an UPDATE's prerequisite or deletion (RFC 2136 sections 2.4 and
 * 2.5), a meta type.
 *
 * @param type the TYPE
 * @since 0.1
 */
public record EmptyRData(RecordType type) implements RData {
  /**
   * No RDATA of a type.
   *
   * @param type the TYPE
   */
  public EmptyRData {
    Objects.requireNonNull(type);
  }

  /**
   * Whether a record of a type may have no data whatever the message: a meta type's, which is a
   * question; but OPT's and TSIG's are data.
   *
   * @param type the TYPE
   * @return whether it may
   */
  public static boolean isRightFor(RecordType type) {
    return type.isMeta() && !type.equals(RecordType.OPT) && !type.equals(RecordType.TSIG);
  }

  @Override
  public void write(FieldWriter out) {
    // There is nothing to write: RDLENGTH is 0.
  }

  @Override
  public void writeText(TextWriter out) {
    out.generic(Octets.EMPTY);
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
