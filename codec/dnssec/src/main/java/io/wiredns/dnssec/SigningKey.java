package io.wiredns.dnssec;

import io.wiredns.codec.code.DnssecAlgorithm;
import io.wiredns.codec.rdata.Dnskey;
import io.wiredns.codec.rdata.Key;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.Octets;
import java.security.GeneralSecurityException;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * A private key with the owner and the key tag of the public key record that verifies its
 * signatures. Immutable; may be shared among threads. The private key is never printed.
 *
 * @since 0.1
 */
public final class SigningKey {
  private final Name owner;
  private final SignatureScheme scheme;
  private final int keyTag;
  private final PrivateKey privateKey;

  private SigningKey(Name owner, SignatureScheme scheme, int keyTag, PrivateKey privateKey) {
    this.owner = Objects.requireNonNull(owner);
    this.scheme = scheme;
    this.keyTag = keyTag;
    this.privateKey = Objects.requireNonNull(privateKey);
  }

  /**
   * Creates the key of a zone.
   *
   * @param zone the zone
   * @param key the public half
   * @param privateKey the private half; that it belongs to the public half is not checked
   * @return the key
   * @throws IllegalArgumentException if the algorithm is not one of {@link #algorithms}
   */
  public static SigningKey of(Name zone, Dnskey key, PrivateKey privateKey) {
    Objects.requireNonNull(zone, "zone");
    Objects.requireNonNull(privateKey, "privateKey");
    return new SigningKey(zone, scheme(key.algorithm()), key.keyTag(), privateKey);
  }

  /**
   * Creates the key of a host or user, for SIG(0).
   *
   * @param owner the owner of the KEY record
   * @param key the public half
   * @param privateKey the private half; that it belongs to the public half is not checked
   * @return the key
   * @throws IllegalArgumentException if the algorithm is not one of {@link #algorithms}
   */
  public static SigningKey of(Name owner, Key key, PrivateKey privateKey) {
    Objects.requireNonNull(owner, "owner");
    return of(owner, asDnskey(key), privateKey);
  }

  /**
   * Converts a KEY to a DNSKEY, which has the same fields: RFC 4034 section 2 has adopted them from
   * RFC 2535 section 3.1.
   */
  static Dnskey asDnskey(Key key) {
    return new Dnskey(key.flags(), key.protocol(), key.algorithm(), key.publicKey());
  }

  private static SignatureScheme scheme(DnssecAlgorithm algorithm) {
    SignatureScheme scheme = SignatureScheme.of(algorithm);
    if (scheme == null) {
      throw new IllegalArgumentException("algorithm " + algorithm + " is not known");
    }
    return scheme;
  }

  /**
   * Returns the algorithms whose signatures can be created and checked if the Java platform
   * supports them: RSA with SHA-1, SHA-256 and SHA-512, ECDSA with P-256 and P-384, Ed25519, Ed448.
   *
   * @return the algorithms
   */
  public static List<DnssecAlgorithm> algorithms() {
    return Arrays.stream(SignatureScheme.values()).map(SignatureScheme::algorithm).toList();
  }

  /**
   * Encodes a public key in the format of DNSKEY, KEY and similar records.
   *
   * @param algorithm the DNSSEC algorithm, which for RSA includes the digest
   * @param key the key
   * @return the octets of the key
   * @throws IllegalArgumentException if the key is not of the algorithm, or the algorithm is not
   *     one of {@link #algorithms}
   */
  public static Octets publicKey(DnssecAlgorithm algorithm, PublicKey key) {
    Objects.requireNonNull(algorithm, "algorithm");
    Objects.requireNonNull(key, "key");
    return scheme(algorithm).octets(key);
  }

  /**
   * Returns the owner of the public key.
   *
   * @return the owner of the DNSKEY or KEY record
   */
  public Name owner() {
    return owner;
  }

  /**
   * Returns the key tag of the public key.
   *
   * @return the key tag, 0 to 65535
   */
  public int keyTag() {
    return keyTag;
  }

  /**
   * Returns the algorithm.
   *
   * @return the algorithm
   */
  public DnssecAlgorithm algorithm() {
    return DnssecAlgorithm.parse(scheme.name().replace('_', '-'));
  }

  /** Signs the concatenation of pieces of octets. */
  Octets sign(List<Octets> pieces) throws NoSuchAlgorithmException {
    try {
      Signature engine = scheme.engine();
      engine.initSign(privateKey);
      for (Octets piece : pieces) {
        engine.update(piece.toArray());
      }
      return Octets.of(engine.sign());
    } catch (NoSuchAlgorithmException missing) {
      throw new NoSuchAlgorithmException(SignatureCheck.missing(scheme), missing);
    } catch (GeneralSecurityException refused) {
      throw new IllegalArgumentException("the private key cannot sign with " + scheme, refused);
    }
  }

  /** Returns owner, algorithm and key tag, and nothing of the private key. */
  @Override
  public String toString() {
    return owner + " " + algorithm() + " " + keyTag;
  }
}
