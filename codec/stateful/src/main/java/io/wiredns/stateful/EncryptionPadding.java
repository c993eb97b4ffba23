package io.wiredns.stateful;

import io.wiredns.codec.code.DsoType;
import io.wiredns.codec.wire.FieldReader;
import io.wiredns.codec.wire.FieldWriter;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.OctetsText;

/**
 * Octets that hide how long a message is; RFC 8490 section 7.3. They should be zeros, and whatever
 * they are is accepted. Never the first TLV of a request.
 *
 * <pre>
 *   padding, octets to the end
 * </pre>
 *
 * @param octets 0 to 65,519 octets
 * @since 0.1
 */
public record EncryptionPadding(Octets octets) implements DsoTlv {
  /**
   * The TLV of its octets.
   *
   * @param octets at most 65,519
   * @throws IllegalArgumentException if there are more
   */
  public EncryptionPadding {
    TlvRanges.data("padding", octets);
  }

  /**
   * So many zeros.
   *
   * @param octets how many, 0 to 65519
   * @return the TLV
   * @throws IllegalArgumentException if the number is out of range
   */
  public static EncryptionPadding zeros(int octets) {
    TlvRanges.u16("padding", octets);
    return new EncryptionPadding(Octets.of(new byte[octets]));
  }

  /**
   * Reads the fields.
   *
   * @param in gives them
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
