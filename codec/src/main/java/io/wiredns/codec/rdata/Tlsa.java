package io.wiredns.codec.rdata;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.wire.FieldReader;
import io.wiredns.codec.wire.FieldWriter;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.OctetsText;
import io.wiredns.codec.wire.WireLimits;

/**
 * The RDATA of type TLSA: the certificate that a TLS server must use; RFC 6698 section 2.1.
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
public record Tlsa(int usage, int selector, int matchingType, Octets data) implements RData {
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
  public Tlsa {
    check(usage, selector, matchingType, data);
  }

  /** Checks the fields of TLSA and SMIMEA. */
  static void check(int usage, int selector, int matchingType, Octets data) {
    Ranges.u8("usage", usage);
    Ranges.u8("selector", selector);
    Ranges.u8("matchingType", matchingType);
    Ranges.length("data", data, WireLimits.RDATA_OCTETS);
  }

  /** Writes the fields of TLSA and SMIMEA. */
  static void write(FieldWriter out, int usage, int selector, int matchingType, Octets data) {
    out.u8("usage", usage);
    out.u8("selector", selector);
    out.u8("matchingType", matchingType);
    out.rest("data", data, OctetsText.HEX);
  }

  /**
   * Reads the fields of the RDATA.
   *
   * @param in the reader, at the first field
   * @return the RDATA
   */
  public static Tlsa read(FieldReader in) {
    return new Tlsa(
        in.u8("usage"), in.u8("selector"), in.u8("matchingType"), in.rest("data", OctetsText.HEX));
  }

  @Override
  public void write(FieldWriter out) {
    write(out, usage, selector, matchingType, data);
  }

  @Override
  public RecordType type() {
    return RecordType.TLSA;
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
