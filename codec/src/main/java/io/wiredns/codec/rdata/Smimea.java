package io.wiredns.codec.rdata;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.wire.FieldReader;
import io.wiredns.codec.wire.FieldWriter;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.OctetsText;

/**
 * What certificate a mail address must show; RFC 8162.
 *
 * <pre>
 *   USAGE 8 | SELECTOR 8 | MATCHING-TYPE 8 | DATA octets
 * </pre>
 *
 * @param usage which certificate is meant, 0 to 255
 * @param selector which part of it, 0 to 255
 * @param matchingType as it is, or how it was hashed, 0 to 255
 * @param data what must match
 * @since 0.1
 */
public record Smimea(int usage, int selector, int matchingType, Octets data) implements RData {
  /**
   * The record of its fields.
   *
   * @param usage which certificate is meant, 0 to 255
   * @param selector which part of it, 0 to 255
   * @param matchingType as it is, or how it was hashed, 0 to 255
   * @param data what must match
   * @throws IllegalArgumentException if a value does not fit its field
   */
  public Smimea {
    Tlsa.check(usage, selector, matchingType, data);
  }

  /**
   * Reads the fields.
   *
   * @param in gives them
   * @return the record
   */
  public static Smimea read(FieldReader in) {
    return new Smimea(
        in.u8("usage"), in.u8("selector"), in.u8("matchingType"), in.rest("data", OctetsText.HEX));
  }

  @Override
  public void write(FieldWriter out) {
    Tlsa.write(out, usage, selector, matchingType, data);
  }

  @Override
  public RecordType type() {
    return RecordType.SMIMEA;
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
