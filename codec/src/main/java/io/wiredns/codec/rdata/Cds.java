package io.wiredns.codec.rdata;

import io.wiredns.codec.code.DnssecAlgorithm;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.wire.FieldReader;
import io.wiredns.codec.wire.FieldWriter;
import io.wiredns.codec.wire.Octets;

/**
 * The RDATA of type CDS: a DS that the child asks the parent to publish; RFC 7344 section 3.1, RFC
 * 8078.
 *
 * <pre>
 *   KEY-TAG 16 | ALGORITHM 8 | DIGEST-TYPE 8 | DIGEST octets
 * </pre>
 *
 * @param keyTag the key tag of the DNSKEY, 0 to 65535
 * @param algorithm the algorithm of the DNSKEY
 * @param digestType the digest algorithm, 0 to 255
 * @param digest the digest: 20 octets for digest type 1, 32 for type 2, 48 for type 4, at most
 *     65,535 for other types
 * @since 0.1
 */
public record Cds(int keyTag, DnssecAlgorithm algorithm, int digestType, Octets digest)
    implements RData {
  /**
   * Creates the RDATA from its fields.
   *
   * @param keyTag the key tag of the DNSKEY, 0 to 65535
   * @param algorithm the algorithm of the DNSKEY
   * @param digestType the digest algorithm, 0 to 255
   * @param digest the digest: 20 octets for digest type 1, 32 for type 2, 48 for type 4, at most
   *     65,535 for other types
   * @throws IllegalArgumentException if a number is out of range or the digest has a wrong length
   */
  public Cds {
    Digests.check(keyTag, algorithm, digestType, digest);
  }

  /**
   * Reads the fields of the RDATA.
   *
   * @param in the reader, at the first field
   * @return the RDATA
   */
  public static Cds read(FieldReader in) {
    int keyTag = in.u16("keyTag");
    DnssecAlgorithm algorithm = in.codePoint8("algorithm", DnssecAlgorithm.SPACE);
    int digestType = in.u8("digestType");
    Octets digest = Digests.read(in, "digest", digestType);
    return new Cds(keyTag, algorithm, digestType, digest);
  }

  @Override
  public void write(FieldWriter out) {
    Digests.write(out, keyTag, algorithm, digestType, digest);
  }

  @Override
  public RecordType type() {
    return RecordType.CDS;
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
