package io.wiredns.codec.dnssec;

import io.wiredns.codec.rdata.Dnskey;
import io.wiredns.codec.rdata.Ds;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.Octets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The DS of a key; RFC 4034 section 5.1.4, RFC 4509, RFC 6605.
 *
 * @since 0.1
 */
public final class DsDigest {
  /** SHA-1. */
  public static final int SHA1 = 1;

  /** SHA-256. */
  public static final int SHA256 = 2;

  /** SHA-384. */
  public static final int SHA384 = 4;

  private DsDigest() {}

  /**
   * The DS that a parent has for a key.
   *
   * @param owner the key's owner
   * @param key the key
   * @param digestType {@link #SHA1}, {@link #SHA256} or {@link #SHA384}
   * @return the record's data
   * @throws IllegalArgumentException for any other type of digest
   */
  public static Ds of(Name owner, Dnskey key, int digestType) {
    MessageDigest digest = digest(digestType);
    digest.update(owner.toLowerCase().toWire().toArray());
    digest.update(CanonicalForm.rdata(key).toArray());
    return new Ds(KeyTag.of(key), key.algorithm(), digestType, Octets.of(digest.digest()));
  }

  private static MessageDigest digest(int digestType) {
    return switch (digestType) {
      case SHA1 -> digest("SHA-1");
      case SHA256 -> digest("SHA-256");
      case SHA384 -> digest("SHA-384");
      default -> throw new IllegalArgumentException("digest type " + digestType + " is not known");
    };
  }

  static MessageDigest digest(String algorithm) {
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException missing) {
      throw new AssertionError("every Java platform has " + algorithm, missing);
    }
  }
}
