package io.wiredns.codec.rdata;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.wire.FieldReader;
import io.wiredns.codec.wire.FieldWriter;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.OctetsText;

/**
 * The RDATA of type SSHFP: the fingerprint of an SSH host key; RFC 4255 section 3.1, RFC 6594.
 *
 * <pre>
 *   ALGORITHM 8 | TYPE 8 | FINGERPRINT octets
 * </pre>
 *
 * @param algorithm the algorithm of the key, 0 to 255
 * @param fingerprintType the digest algorithm, 0 to 255; 1 is SHA-1 and 2 is SHA-256
 * @param fingerprint the fingerprint: 20 octets for type 1, 32 for type 2, at most 65,535 for other
 *     types
 * @since 0.1
 */
public record Sshfp(int algorithm, int fingerprintType, Octets fingerprint) implements RData {
  /**
   * Creates the RDATA from its fields.
   *
   * @param algorithm the algorithm of the key, 0 to 255
   * @param fingerprintType the digest algorithm, 0 to 255; 1 is SHA-1 and 2 is SHA-256
   * @param fingerprint the fingerprint: 20 octets for type 1, 32 for type 2, at most 65,535 for
   *     other types
   * @throws IllegalArgumentException if a number is out of range or the fingerprint has a wrong
   *     length
   */
  public Sshfp {
    Ranges.u8("algorithm", algorithm);
    Ranges.u8("fingerprintType", fingerprintType);
    Digests.check("fingerprint", sshDigest(fingerprintType), fingerprint);
  }

  /**
   * Reads the fields of the RDATA.
   *
   * @param in the reader, at the first field
   * @return the RDATA
   */
  public static Sshfp read(FieldReader in) {
    int algorithm = in.u8("algorithm");
    int fingerprintType = in.u8("fingerprintType");
    Octets fingerprint =
        Digests.read(in, "fingerprint", sshDigest(fingerprintType), RDataFault.SSHFP_LENGTH);
    return new Sshfp(algorithm, fingerprintType, fingerprint);
  }

  /**
   * Returns the digest type of DS that has the same digest length, or 0 if the length is not fixed.
   * SSHFP has SHA-1 and SHA-256 only, RFC 6594.
   */
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
