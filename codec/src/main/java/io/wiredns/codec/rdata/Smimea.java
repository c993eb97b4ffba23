package io.wiredns.codec.rdata;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.wire.FieldReader;
import io.wiredns.codec.wire.FieldWriter;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.OctetsText;

/**
 * The RDATA of type SMIMEA: the certificate that a mail address must use; RFC 8162.
 *
 * <pre>
 *   USAGE 8 | SELECTOR 8 | MATCHING-TYPE 8 | DATA octets
 * </pre>
 *
 * @param usage the certificate usage, 0 to 255: which certificate of the chain must match
 * @param selector the selector, 0 to 255: which part of the certificate must match
 * @param matchingType the matching type, 0 to 255: whether the data is the part itself or its hash
 * @param data the certificate association data, at most 65,535 octets
 * @since 0.1
 */
public record Smimea(int usage, int selector, int matchingType, Octets data) implements RData {
  /**
   * Creates the RDATA from its fields.
   *
   * @param usage the certificate usage, 0 to 255: which certificate of the chain must match
   * @param selector the selector, 0 to 255: which part of the certificate must match
   * @param matchingType the matching type, 0 to 255: whether the data is the part itself or its
   *     hash
   * @param data the certificate association data, at most 65,535 octets
   * @throws IllegalArgumentException if a value does not fit its field
   */
  public Smimea {
    Tlsa.check(usage, selector, matchingType, data);
  }

  /**
   * Reads the fields of the RDATA.
   *
   * @param in the reader, at the first field
   * @return the RDATA
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
