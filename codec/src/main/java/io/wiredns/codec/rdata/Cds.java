package io.wiredns.codec.rdata;

import io.wiredns.codec.code.DnssecAlgorithm;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.wire.FieldReader;
import io.wiredns.codec.wire.FieldWriter;
import io.wiredns.codec.wire.Octets;

/**
 * A DS that the child wants the parent to have; RFC 7344 section 3.1, RFC 8078.
 *
 * <pre>
 *   KEY-TAG 16 | ALGORITHM 8 | DIGEST-TYPE 8 | DIGEST octets
 * </pre>
 *
 * @param keyTag the key, 0 to 65535
 * @param algorithm the key's algorithm
 * @param digestType how the digest was made, 0 to 255
 * @param digest the digest, as long as its type says
 * @since 0.1
 */
public record Cds(int keyTag, DnssecAlgorithm algorithm, int digestType, Octets digest)
    implements RData {
  /**
   * The record of its fields.
   *
   * @param keyTag the key, 0 to 65535
   * @param algorithm the key's algorithm
   * @param digestType how the digest was made, 0 to 255
   * @param digest the digest, as long as its type says
   * @throws IllegalArgumentException if a value does not fit its field
   */
  public Cds {
    Digests.check(keyTag, algorithm, digestType, digest);
  }

  /**
   * Reads the fields.
   *
   * @param in gives them
   * @return the record
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
