package io.wiredns.codec.rdata;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.wire.FieldReader;
import io.wiredns.codec.wire.FieldWriter;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.OctetsText;

/**
 * The fingerprint of a host's SSH key; RFC 4255 section 3.1, RFC 6594.
 *
 * <pre>
 *   ALGORITHM 8 | TYPE 8 | FINGERPRINT octets
 * </pre>
 *
 * @param algorithm the key's algorithm, 0 to 255
 * @param fingerprintType how the fingerprint was made, 0 to 255
 * @param fingerprint the fingerprint
 * @since 0.1
 */
public record Sshfp(int algorithm, int fingerprintType, Octets fingerprint) implements RData {
  /**
   * The record of its fields.
   *
   * @param algorithm the key's algorithm, 0 to 255
   * @param fingerprintType how the fingerprint was made, 0 to 255
   * @param fingerprint the fingerprint
   * @throws IllegalArgumentException if a value does not fit its field
   */
  public Sshfp {
    Ranges.u8("algorithm", algorithm);
    Ranges.u8("fingerprintType", fingerprintType);
    Digests.check("fingerprint", sshDigest(fingerprintType), fingerprint);
  }

  /**
   * Reads the fields.
   *
   * @param in gives them
   * @return the record
   */
  public static Sshfp read(FieldReader in) {
    int algorithm = in.u8("algorithm");
    int fingerprintType = in.u8("fingerprintType");
    Octets fingerprint =
        Digests.read(in, "fingerprint", sshDigest(fingerprintType), RDataFault.SSHFP_LENGTH);
    return new Sshfp(algorithm, fingerprintType, fingerprint);
  }

  /** SSHFP knows SHA-1 and SHA-256 only, RFC 6594; a fingerprint of another type has any length. */
  private static int sshDigest(int fingerprintType) {
    return fingerprintType <= 2 ? fingerprintType : 0;
  }

  @Override
  public void write(FieldWriter out) {
    out.u8("algorithm", algorithm);
    out.u8("fingerprintType", fingerprintType);
    out.rest("fingerprint", fingerprint, OctetsText.HEX);
  }

  @Override
  public RecordType type() {
    return RecordType.SSHFP;
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
