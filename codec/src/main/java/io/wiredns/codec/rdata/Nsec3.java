package io.wiredns.codec.rdata;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.wire.FieldReader;
import io.wiredns.codec.wire.FieldWriter;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.OctetsText;
import io.wiredns.codec.wire.TypeBitmap;
import java.util.Objects;

/**
 * The RDATA of type NSEC3: the hash of the next name of a zone, and the record types at the owner's
 * original name; RFC 5155 section 3.
 *
 * <pre>
 *   HASH 8 | FLAGS 8 | ITERATIONS 16 | SALT-LENGTH 8 | SALT | HASH-LENGTH 8 | NEXT-HASH |
 *   TYPES bitmap
 * </pre>
 *
 * @param hashAlgorithm the hash algorithm, 0 to 255; 1 is SHA-1
 * @param flags the flags, 0 to 255; 1 is opt-out
 * @param iterations the number of additional hash iterations, 0 to 65535
 * @param salt the salt, at most 255 octets, possibly empty
 * @param nextHash the hash of the next name, 1 to 255 octets
 * @param types the record types at the original name
 * @since 0.1
 */
public record Nsec3(
    int hashAlgorithm, int flags, int iterations, Octets salt, Octets nextHash, TypeBitmap types)
    implements RData {
  /**
   * Creates the RDATA from its fields.
   *
   * @param hashAlgorithm the hash algorithm, 0 to 255; 1 is SHA-1
   * @param flags the flags, 0 to 255; 1 is opt-out
   * @param iterations the number of additional hash iterations, 0 to 65535
   * @param salt the salt, at most 255 octets, possibly empty
   * @param nextHash the hash of the next name, 1 to 255 octets
   * @param types the record types at the original name
   * @throws IllegalArgumentException if a number is out of range, the salt is too long, or the hash
   *     of the next name is empty or too long
   */
  public Nsec3 {
    Ranges.u8("hashAlgorithm", hashAlgorithm);
    Ranges.u8("flags", flags);
    Ranges.u16("iterations", iterations);
    Ranges.characterString("salt", salt);
    Ranges.characterString("nextHash", nextHash);
    Objects.requireNonNull(types);
    Ranges.atLeast("nextHash", nextHash, 1);
  }

  /**
   * Reads the fields of the RDATA.
   *
   * @param in the reader, at the first field
   * @return the RDATA
   */
  public static Nsec3 read(FieldReader in) {
    int hashAlgorithm = in.u8("hashAlgorithm");
    int flags = in.u8("flags");
    int iterations = in.u16("iterations");
    Octets salt = in.sized8("salt", OctetsText.HEX);
    int at = in.position();
    Octets nextHash = in.sized8("nextHash", OctetsText.BASE32HEX);
    in.require(nextHash.length() > 0, RDataFault.NSEC3_HASH_EMPTY, "nextHash", at, 0, 1);
    return new Nsec3(hashAlgorithm, flags, iterations, salt, nextHash, in.typeBitmap("types"));
  }

  @Override
  public void write(FieldWriter out) {
    out.u8("hashAlgorithm", hashAlgorithm);
    out.u8("flags", flags);
    out.u16("iterations", iterations);
    out.sized8("salt", salt, OctetsText.HEX);
    out.sized8("nextHash", nextHash, OctetsText.BASE32HEX);
    out.typeBitmap("types", types);
  }

  @Override
  public RecordType type() {
    return RecordType.NSEC3;
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
