package io.wiredns.codec.rdata;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.text.TextWriter;
import io.wiredns.codec.wire.FieldWriter;
import io.wiredns.codec.wire.Octets;
import java.util.Objects;

/**
 * The RDATA of a record whose RDLENGTH is 0 although its type requires data: a prerequisite or a
 * deletion in an UPDATE message (RFC 2136 sections 2.4 and 2.5), or a record of a meta type.
 *
 * @param type the TYPE of the record
 * @since 0.1
 */
public record EmptyRData(RecordType type) implements RData {
  /**
   * Creates the empty RDATA of a type.
   *
   * @param type the TYPE of the record
   */
  public EmptyRData {
    Objects.requireNonNull(type);
  }

  /**
   * Returns whether a record of a type may have empty RDATA in any message. This is true of the
   * types from 128 to 255 (QTYPEs and meta types, TKEY included) except TSIG.
   *
   * @param type the TYPE
   * @return true if the RDATA may be empty in any message
   */
  public static boolean isRightFor(RecordType type) {
    return type.isMeta() && !type.equals(RecordType.OPT) && !type.equals(RecordType.TSIG);
  }

  @Override
  public void write(FieldWriter out) {
    // Nothing to write: RDLENGTH is 0.
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
