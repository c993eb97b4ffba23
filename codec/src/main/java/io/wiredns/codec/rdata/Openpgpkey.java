package io.wiredns.codec.rdata;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.wire.FieldReader;
import io.wiredns.codec.wire.FieldWriter;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.OctetsText;
import io.wiredns.codec.wire.WireLimits;

/**
 * The RDATA of type OPENPGPKEY: the OpenPGP key of a mail address; RFC 7929 section 2.
 *
 * <pre>
 *   PUBLIC-KEY octets
 * </pre>
 *
 * @param publicKey the transferable public key, at most 65,535 octets
 * @since 0.1
 */
public record Openpgpkey(Octets publicKey) implements RData {
  /**
   * Creates the RDATA from its fields.
   *
   * @param publicKey the transferable public key, at most 65,535 octets
   * @throws IllegalArgumentException if a value does not fit its field
   */
  public Openpgpkey {
    Ranges.length("publicKey", publicKey, WireLimits.RDATA_OCTETS);
  }

  /**
   * Reads the fields of the RDATA.
   *
   * @param in the reader, at the first field
   * @return the RDATA
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
