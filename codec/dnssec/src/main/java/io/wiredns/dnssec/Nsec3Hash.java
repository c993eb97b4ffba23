package io.wiredns.dnssec;

import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.Octets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The hash of a name, from which the owner of an NSEC3 record is formed; RFC 5155 section 5.
 *
 * @since 0.1
 */
public final class Nsec3Hash {
  /** SHA-1, the only algorithm that is defined. */
  public static final int SHA1 = 1;

  private Nsec3Hash() {}

  /**
   * Hashes a name.
   *
   * @param name the name
   * @param algorithm {@link #SHA1}
   * @param iterations the number of additional iterations, 0 to 65535
   * @param salt at most 255 octets
   * @return twenty octets
   * @throws IllegalArgumentException if the algorithm is another one, the iterations are out of
   *     range, or the salt is longer than 255 octets
   */
  public static Octets of(Name name, int algorithm, int iterations, Octets salt) {
    if (algorithm != SHA1 || iterations >>> 16 != 0 || salt.length() > 255) {
      throw new IllegalArgumentException(
          "NSEC3 hash algorithm %d is not 1, or %d iterations or a salt of %d octets are too many"
              .formatted(algorithm, iterations, salt.length()));
    }
    MessageDigest digest = sha1();
    byte[] salted = salt.toArray();
    byte[] hash = name.toLowerCase().toWire().toArray();
    for (int i = 0; i <= iterations; i++) {
      digest.update(hash);
      digest.update(salted);
      hash = digest.digest();
    }
    return Octets.of(hash);
  }

  private static MessageDigest sha1() {
    try {
      return MessageDigest.getInstance("SHA-1");
    } catch (NoSuchAlgorithmException missing) {
      throw new AssertionError("every Java platform has SHA-1", missing);
    }
  }
}
