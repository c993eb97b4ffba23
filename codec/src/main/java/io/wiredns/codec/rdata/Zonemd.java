package io.wiredns.codec.rdata;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.wire.FieldReader;
import io.wiredns.codec.wire.FieldWriter;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.OctetsText;
import io.wiredns.codec.wire.WireLimits;

/**
 * The RDATA of type ZONEMD: the digest of a zone; RFC 8976 section 2. The hash algorithm determines
 * the length of the digest under the scheme SIMPLE only (section 2.2.2), because another scheme may
 * assign other meanings to the numbers of the algorithms.
 *
 * <pre>
 *   SERIAL 32 | SCHEME 8 | HASH-ALGORITHM 8 | DIGEST octets, 12 at least
 * </pre>
 *
 * @param serial the serial number of the zone's SOA record, 0 to 4294967295
 * @param scheme the collation scheme, 0 to 255; 1 is SIMPLE
 * @param hashAlgorithm the hash algorithm, 0 to 255; 1 is SHA-384 and 2 is SHA-512
 * @param digest the digest, 12 to 65,535 octets; under the scheme SIMPLE, 48 octets for SHA-384 and
 *     64 for SHA-512
 * @since 0.1
 */
public record Zonemd(long serial, int scheme, int hashAlgorithm, Octets digest) implements RData {
  private static final int SIMPLE = 1;
  private static final int MINIMUM = 12;

  /**
   * Creates the RDATA from its fields.
   *
   * @param serial the serial number of the zone's SOA record, 0 to 4294967295
   * @param scheme the collation scheme, 0 to 255; 1 is SIMPLE
   * @param hashAlgorithm the hash algorithm, 0 to 255; 1 is SHA-384 and 2 is SHA-512
   * @param digest the digest, 12 to 65,535 octets; under the scheme SIMPLE, 48 octets for SHA-384
   *     and 64 for SHA-512
   * @throws IllegalArgumentException if a number is out of range or the digest does not have an
   *     allowed length
   */
  public Zonemd {
    Ranges.u32("serial", serial);
    Ranges.u8("scheme", scheme);
    Ranges.u8("hashAlgorithm", hashAlgorithm);
    Ranges.length("digest", digest, WireLimits.RDATA_OCTETS);
    Ranges.atLeast("digest", digest, MINIMUM);
    int length = length(scheme, hashAlgorithm);
    if (length != 0) {
      Ranges.exactly("digest", digest, length);
    }
  }

  /**
   * Reads the fields of the RDATA.
   *
   * @param in the reader, at the first field
   * @return the RDATA
   */
  public static Zonemd read(FieldReader in) {
    long serial = in.u32("serial");
    int scheme = in.u8("scheme");
    int hashAlgorithm = in.u8("hashAlgorithm");
    int at = in.position();
    Octets digest = in.rest("digest", OctetsText.HEX);
    in.require(
        digest.length() >= MINIMUM,
        RDataFault.ZONEMD_DIGEST_SHORT,
        "digest",
        at,
        digest.length(),
        MINIMUM);
    int length = length(scheme, hashAlgorithm);
    in.require(
        length == 0 || digest.length() == length,
        RDataFault.ZONEMD_DIGEST_LENGTH,
        "digest",
        at,
        digest.length(),
        length);
    return new Zonemd(serial, scheme, hashAlgorithm, digest);
  }

  @Override
  public void write(FieldWriter out) {
    out.u32("serial", serial);
    out.u8("scheme", scheme);
    out.u8("hashAlgorithm", hashAlgorithm);
    out.rest("digest", digest, OctetsText.HEX);
  }

  /**
   * Returns the length of a digest in octets, or 0 if the scheme is not SIMPLE or the hash
   * algorithm is unknown.
   */
  private static int length(int scheme, int hashAlgorithm) {
    if (scheme != SIMPLE) {
      return 0;
    }
    return switch (hashAlgorithm) {
      case 1 -> 48; // SHA-384
      case 2 -> 64; // SHA-512
      default -> 0;
    };
  }

  @Override
  public RecordType type() {
    return RecordType.ZONEMD;
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
