package io.wiredns.dnssec;

import io.wiredns.codec.code.DnssecAlgorithm;
import io.wiredns.codec.wire.Octets;
import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.NamedParameterSpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Arrays;

/**
 * The DNSSEC algorithms that a Java platform can support, and the formats of their keys; RFC 3110,
 * RFC 5702, RFC 6605, RFC 8080.
 */
enum SignatureScheme {
  RSASHA1(DnssecAlgorithm.RSASHA1, "SHA1withRSA", Family.RSA, 0, ""),
  RSASHA1_NSEC3_SHA1(DnssecAlgorithm.RSASHA1_NSEC3_SHA1, "SHA1withRSA", Family.RSA, 0, ""),
  RSASHA256(DnssecAlgorithm.RSASHA256, "SHA256withRSA", Family.RSA, 0, ""),
  RSASHA512(DnssecAlgorithm.RSASHA512, "SHA512withRSA", Family.RSA, 0, ""),
  ECDSAP256SHA256(
      DnssecAlgorithm.ECDSAP256SHA256, "SHA256withECDSAinP1363Format", Family.EC, 64, "secp256r1"),
  ECDSAP384SHA384(
      DnssecAlgorithm.ECDSAP384SHA384, "SHA384withECDSAinP1363Format", Family.EC, 96, "secp384r1"),
  ED25519(DnssecAlgorithm.ED25519, "Ed25519", Family.EDWARDS, 32, "Ed25519"),
  ED448(DnssecAlgorithm.ED448, "Ed448", Family.EDWARDS, 57, "Ed448");

  private enum Family {
    RSA("RSA"),
    EC("EC"),
    EDWARDS("EdDSA");

    private final String keyFactory;

    Family(String keyFactory) {
      this.keyFactory = keyFactory;
    }
  }

  /** The maximum size of an RSA modulus; RFC 3110 section 2 and RFC 5702 section 2.1. */
  private static final int RSA_MODULUS_BITS = 4096;

  /**
   * The maximum size of an RSA exponent, which limits the cost of a verification; usual exponents
   * have 17 bits.
   */
  private static final int RSA_EXPONENT_BITS = 64;

  private final DnssecAlgorithm algorithm;
  private final String engine;
  private final Family family;
  private final int keyOctets;
  private final String curve;

  SignatureScheme(
      DnssecAlgorithm algorithm, String engine, Family family, int keyOctets, String curve) {
    this.algorithm = algorithm;
    this.engine = engine;
    this.family = family;
    this.keyOctets = keyOctets;
    this.curve = curve;
  }

  DnssecAlgorithm algorithm() {
    return algorithm;
  }

  /** Returns the scheme of an algorithm, or null if there is none. */
  static SignatureScheme of(DnssecAlgorithm algorithm) {
    for (SignatureScheme scheme : values()) {
      if (scheme.algorithm.equals(algorithm)) {
        return scheme;
      }
    }
    return null;
  }

  /**
   * Creates the object that signs and verifies.
   *
   * @throws java.security.NoSuchAlgorithmException if the Java platform does not support the
   *     algorithm
   */
  Signature engine() throws GeneralSecurityException {
    return Signature.getInstance(engine);
  }

  /**
   * Returns the octets of a signature. The platform's Ed25519 and Ed448 read past a signature that
   * is too long, so that others could add octets to a valid one.
   *
   * @throws SignatureException if a signature of this algorithm has another number of octets; RFC
   *     6605 section 4, RFC 8080 section 4
   */
  byte[] signature(Octets octets) throws SignatureException {
    int length = family == Family.EDWARDS ? 2 * keyOctets : keyOctets;
    if (family != Family.RSA && octets.length() != length) {
      throw new SignatureException("it has " + octets.length() + " octets, not " + length);
    }
    return octets.toArray();
  }

  /**
   * Decodes a public key.
   *
   * @throws java.security.NoSuchAlgorithmException if the Java platform does not support the
   *     algorithm
   * @throws InvalidKeySpecException if the octets are not a public key of this algorithm, or its
   *     RSA exponent or modulus is longer than is supported
   */
  PublicKey key(Octets octets) throws GeneralSecurityException {
    KeyFactory factory = KeyFactory.getInstance(family.keyFactory);
    byte[] key = octets.toArray();
    if (keyOctets > 0 && key.length != keyOctets) {
      throw new InvalidKeySpecException(
          "a key of " + this + " has " + keyOctets + " octets, not " + key.length);
    }
    return switch (family) {
      case RSA -> factory.generatePublic(rsa(key));
      case EC -> factory.generatePublic(ec(key));
      case EDWARDS -> factory.generatePublic(edwards(key));
    };
  }

  /**
   * Decodes the exponent, whose length is in one octet or in three, and the modulus; RFC 3110
   * section 2.
   */
  private static RSAPublicKeySpec rsa(byte[] key) throws InvalidKeySpecException {
    int at = key.length > 0 && key[0] != 0 ? 1 : 3;
    if (key.length <= at) {
      throw new InvalidKeySpecException("an RSA key of " + key.length + " octets is too short");
    }
    int length = at == 1 ? key[0] & 0xFF : (key[1] & 0xFF) << 8 | key[2] & 0xFF;
    if (length == 0 || at + length >= key.length) {
      throw new InvalidKeySpecException(
          "an RSA exponent of " + length + " octets does not fit a key of " + key.length);
    }
    BigInteger exponent = new BigInteger(1, Arrays.copyOfRange(key, at, at + length));
    BigInteger modulus = new BigInteger(1, Arrays.copyOfRange(key, at + length, key.length));
    if (exponent.bitLength() > RSA_EXPONENT_BITS || modulus.bitLength() > RSA_MODULUS_BITS) {
      throw new InvalidKeySpecException(
          "an RSA exponent of %d bits or modulus of %d bits is longer than %d or %d"
              .formatted(
                  exponent.bitLength(), modulus.bitLength(), RSA_EXPONENT_BITS, RSA_MODULUS_BITS));
    }
    return new RSAPublicKeySpec(modulus, exponent);
  }

  /** Decodes the two coordinates of a point; RFC 6605 section 4. */
  private ECPublicKeySpec ec(byte[] key) throws GeneralSecurityException {
    AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
    parameters.init(new ECGenParameterSpec(curve));
    int half = key.length / 2;
    BigInteger x = new BigInteger(1, Arrays.copyOf(key, half));
    BigInteger y = new BigInteger(1, Arrays.copyOfRange(key, half, key.length));
    return new ECPublicKeySpec(
        new ECPoint(x, y), parameters.getParameterSpec(ECParameterSpec.class));
  }

  /**
   * Decodes the y coordinate, in little-endian order, and one bit of x at its end; RFC 8080 section
   * 3.
   */
  private EdECPublicKeySpec edwards(byte[] key) {
    byte[] y = reversed(key);
    boolean odd = (y[0] & 0x80) != 0;
    y[0] &= 0x7F;
    return new EdECPublicKeySpec(
        new NamedParameterSpec(curve), new EdECPoint(odd, new BigInteger(1, y)));
  }

  private static byte[] reversed(byte[] octets) {
    byte[] reversed = new byte[octets.length];
    for (int i = 0; i < octets.length; i++) {
      reversed[i] = octets[octets.length - 1 - i];
    }
    return reversed;
  }

  /**
   * Encodes a public key.
   *
   * @throws IllegalArgumentException if the key is not of this algorithm
   */
  Octets octets(PublicKey key) {
    if (family == Family.RSA && key instanceof RSAPublicKey rsa) {
      byte[] exponent = unsigned(rsa.getPublicExponent());
      byte[] modulus = unsigned(rsa.getModulus());
      int at = exponent.length < 256 ? 1 : 3;
      byte[] octets = new byte[at + exponent.length + modulus.length];
      octets[at - 1] = (byte) exponent.length;
      if (at == 3) {
        octets[1] = (byte) (exponent.length >>> 8);
      }
      System.arraycopy(exponent, 0, octets, at, exponent.length);
      System.arraycopy(modulus, 0, octets, at + exponent.length, modulus.length);
      return Octets.of(octets);
    }
    byte[] octets = new byte[keyOctets];
    if (family == Family.EC && key instanceof ECPublicKey ec && fits(ec)) {
      place(ec.getW().getAffineX(), octets, keyOctets / 2);
      place(ec.getW().getAffineY(), octets, keyOctets);
      return Octets.of(octets);
    }
    if (family == Family.EDWARDS
        && key instanceof EdECPublicKey edwards
        && edwards.getParams().getName().equalsIgnoreCase(curve)) {
      place(edwards.getPoint().getY(), octets, keyOctets);
      octets[0] |= (byte) (edwards.getPoint().isXOdd() ? 0x80 : 0);
      return Octets.of(reversed(octets));
    }
    throw new IllegalArgumentException(
        "a " + key.getAlgorithm() + " key cannot be used for " + this);
  }

  private boolean fits(ECPublicKey key) {
    return key.getParams().getCurve().getField().getFieldSize() == 4 * keyOctets;
  }

  private static byte[] unsigned(BigInteger number) {
    byte[] octets = number.toByteArray();
    return octets[0] == 0 ? Arrays.copyOfRange(octets, 1, octets.length) : octets;
  }

  /** Writes a number so that its last octet is just before the index {@code end}. */
  private static void place(BigInteger number, byte[] target, int end) {
    byte[] octets = unsigned(number);
    System.arraycopy(octets, 0, target, end - octets.length, octets.length);
  }
}
