package io.wiredns.codec.rdata;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.wire.FieldReader;
import io.wiredns.codec.wire.FieldWriter;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.OctetsText;

/**
 * The RDATA of type NSEC3PARAM: the parameters with which a zone hashes its names; RFC 5155 section
 * 4.
 *
 * <pre>
 *   HASH 8 | FLAGS 8 | ITERATIONS 16 | SALT-LENGTH 8 | SALT
 * </pre>
 *
 * @param hashAlgorithm the hash algorithm, 0 to 255; 1 is SHA-1
 * @param flags the flags, 0 to 255
 * @param iterations the number of additional hash iterations, 0 to 65535
 * @param salt the salt, at most 255 octets, possibly empty
 * @since 0.1
 */
public record Nsec3Param(int hashAlgorithm, int flags, int iterations, Octets salt)
    implements RData {
  /**
   * Creates the RDATA from its fields.
   *
   * @param hashAlgorithm the hash algorithm, 0 to 255; 1 is SHA-1
   * @param flags the flags, 0 to 255
   * @param iterations the number of additional hash iterations, 0 to 65535
   * @param salt the salt, at most 255 octets, possibly empty
   * @throws IllegalArgumentException if a value does not fit its field
   */
  public Nsec3Param {
    Ranges.u8("hashAlgorithm", hashAlgorithm);
    Ranges.u8("flags", flags);
    Ranges.u16("iterations", iterations);
    Ranges.characterString("salt", salt);
  }

  /**
   * Reads the fields of the RDATA.
   *
   * @param in the reader, at the first field
   * @return the RDATA
   */
  public static Nsec3Param read(FieldReader in) {
    return new Nsec3Param(
        in.u8("hashAlgorithm"),
        in.u8("flags"),
        in.u16("iterations"),
        in.sized8("salt", OctetsText.HEX));
  }

  @Override
  public void write(FieldWriter out) {
    out.u8("hashAlgorithm", hashAlgorithm);
    out.u8("flags", flags);
    out.u16("iterations", iterations);
    out.sized8("salt", salt, OctetsText.HEX);
  }

  @Override
  public RecordType type() {
    return RecordType.NSEC3PARAM;
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
