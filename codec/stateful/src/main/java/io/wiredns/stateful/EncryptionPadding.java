package io.wiredns.stateful;

import io.wiredns.codec.code.DsoType;
import io.wiredns.codec.wire.FieldReader;
import io.wiredns.codec.wire.FieldWriter;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.OctetsText;

/**
 * The Encryption Padding TLV: octets that hide the length of a message; RFC 8490 section 7.3. They
 * should be zeros, but any octets are accepted. RFC 8490 allows this TLV as an additional one or in
 * a response, but not as the primary TLV; this class does not check it.
 *
 * <pre>
 *   padding, octets to the end
 * </pre>
 *
 * @param octets the padding, 0 to 65,519 octets
 * @since 0.1
 */
public record EncryptionPadding(Octets octets) implements DsoTlv {
  /**
   * Creates a TLV from its octets.
   *
   * @param octets at most 65,519
   * @throws IllegalArgumentException if there are more than 65,519 octets
   */
  public EncryptionPadding {
    TlvRanges.data("padding", octets);
  }

  /**
   * Creates a padding of zeros.
   *
   * @param octets the number of zeros, 0 to 65519
   * @return the TLV
   * @throws IllegalArgumentException if the number is out of range
   */
  public static EncryptionPadding zeros(int octets) {
    TlvRanges.u16("padding", octets);
    return new EncryptionPadding(Octets.of(new byte[octets]));
  }

  /**
   * Reads the fields of DSO-DATA.
   *
   * @param in the reader, at the first field of DSO-DATA
   * @return the TLV
   */
  public static EncryptionPadding read(FieldReader in) {
    return new EncryptionPadding(in.rest("ENCRYPTION-PADDING octets", OctetsText.HEX));
  }

  @Override
  public void write(FieldWriter out) {
    out.rest("ENCRYPTION-PADDING octets", octets, OctetsText.HEX);
  }

  @Override
  public DsoType type() {
    return DsoType.ENCRYPTION_PADDING;
  }

  @Override
  public boolean equals(Object other) {
    return DsoTlv.equal(this, other);
  }

  @Override
  public int hashCode() {
    return DsoTlv.hash(this);
  }

  @Override
  public String toString() {
    return toText();
  }
}
