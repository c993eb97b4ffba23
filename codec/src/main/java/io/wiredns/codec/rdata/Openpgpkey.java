package io.wiredns.codec.rdata;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.wire.FieldReader;
import io.wiredns.codec.wire.FieldWriter;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.OctetsText;
import io.wiredns.codec.wire.WireLimits;

/**
 * A mail address's OpenPGP key; RFC 7929 section 2.
 *
 * <pre>
 *   PUBLIC-KEY octets
 * </pre>
 *
 * @param publicKey the transferable public key
 * @since 0.1
 */
public record Openpgpkey(Octets publicKey) implements RData {
  /**
   * The record of its fields.
   *
   * @param publicKey the transferable public key
   * @throws IllegalArgumentException if a value does not fit its field
   */
  public Openpgpkey {
    Ranges.length("publicKey", publicKey, WireLimits.RDATA_OCTETS);
  }

  /**
   * Reads the fields.
   *
   * @param in gives them
   * @return the record
   */
  public static Openpgpkey read(FieldReader in) {
    return new Openpgpkey(in.rest("publicKey", OctetsText.BASE64));
  }

  @Override
  public void write(FieldWriter out) {
    out.rest("publicKey", publicKey, OctetsText.BASE64);
  }

  @Override
  public RecordType type() {
    return RecordType.OPENPGPKEY;
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
