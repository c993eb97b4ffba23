package io.wiredns.codec.rdata;

import io.wiredns.codec.code.DnssecAlgorithm;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.wire.FieldReader;
import io.wiredns.codec.wire.FieldWriter;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.Octets;
import java.security.MessageDigest;

/**
 * The RDATA of type DS: a delegation signer, the digest of a DNSKEY of the child; RFC 4034 section
 * 5.
 *
 * <pre>
 *   KEY-TAG 16 | ALGORITHM 8 | DIGEST-TYPE 8 | DIGEST octets
 * </pre>
 *
 * @param keyTag the key tag of the DNSKEY, 0 to 65535
 * @param algorithm the algorithm of the DNSKEY
 * @param digestType the digest algorithm, 0 to 255, such as {@link #SHA256}
 * @param digest the digest: 20 octets for digest type 1, 32 for type 2, 48 for type 4, at most
 *     65,535 for other types
 * @since 0.1
 */
public record Ds(int keyTag, DnssecAlgorithm algorithm, int digestType, Octets digest)
    implements RData {
  /** The digest type SHA-1; RFC 4034 appendix A.2. */
  public static final int SHA1 = 1;

  /** The digest type SHA-256; RFC 4509. */
  public static final int SHA256 = 2;

  /** The digest type SHA-384; RFC 6605. */
  public static final int SHA384 = 4;

  /**
   * Creates the RDATA from its fields.
   *
   * @param keyTag the key tag of the DNSKEY, 0 to 65535
   * @param algorithm the algorithm of the DNSKEY
   * @param digestType the digest algorithm, 0 to 255, such as {@link #SHA256}
   * @param digest the digest: 20 octets for digest type 1, 32 for type 2, 48 for type 4, at most
   *     65,535 for other types
   * @throws IllegalArgumentException if a number is out of range or the digest has a wrong length
   */
  public Ds {
    Digests.check(keyTag, algorithm, digestType, digest);
  }

  /**
   * Computes the DS of a key; RFC 4034 section 5.1.4.
   *
   * @param owner the owner of the DNSKEY record
   * @param key the key
   * @param digestType {@link #SHA1}, {@link #SHA256} or {@link #SHA384}
   * @return the RDATA
   * @throws IllegalArgumentException if the digest type is any other
   */
  public static Ds of(Name owner, Dnskey key, int digestType) {
    MessageDigest digest = Digests.ofType(digestType);
    digest.update(owner.toLowerCase().toWire().toArray());
    digest.update(key.toOctets().toArray());
    return new Ds(key.keyTag(), key.algorithm(), digestType, Octets.of(digest.digest()));
  }

  /**
   * Reads the fields of the RDATA.
   *
   * @param in the reader, at the first field
   * @return the RDATA
   */
  public static Ds read(FieldReader in) {
    int keyTag = in.u16("keyTag");
    DnssecAlgorithm algorithm = in.codePoint8("algorithm", DnssecAlgorithm.SPACE);
    int digestType = in.u8("digestType");
    Octets digest = Digests.read(in, "digest", digestType);
    return new Ds(keyTag, algorithm, digestType, digest);
  }

  @Override
  public void write(FieldWriter out) {
    Digests.write(out, keyTag, algorithm, digestType, digest);
  }

  @Override
  public RecordType type() {
    return RecordType.DS;
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
