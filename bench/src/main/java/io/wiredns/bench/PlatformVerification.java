package io.wiredns.bench;

import io.wiredns.codec.code.DnssecAlgorithm;
import io.wiredns.codec.message.RRset;
import io.wiredns.codec.rdata.Dnskey;
import io.wiredns.codec.rdata.Rrsig;
import io.wiredns.codec.wire.Octets;
import io.wiredns.dnssec.CanonicalForm;
import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Arrays;
import java.util.List;

/**
 * The Java platform's part of verifying a signature of RSA with SHA-256, of P-256 or of P-384: the
 * key is decoded, the engine exists, and the octets that the signature covers are joined.
 *
 * @param engine an engine of the algorithm, which others may use too
 * @param key the public key
 * @param data the octets that the signature covers
 * @param signature the signature
 */
record PlatformVerification(Signature engine, PublicKey key, byte[] data, byte[] signature) {
  static PlatformVerification of(Signature engine, PublicKey key, Rrsig signature, RRset set) {
    return new PlatformVerification(
        engine,
        key,
        joined(CanonicalForm.signedData(signature, set)),
        signature.signature().toArray());
  }

  /** Verifies the signature, which must be right. */
  void run() throws GeneralSecurityException {
    engine.initVerify(key);
    engine.update(data);
    if (!engine.verify(signature)) {
      throw new GeneralSecurityException("a signature is wrong");
    }
  }

  private static byte[] joined(List<Octets> pieces) {
    byte[] all = new byte[pieces.stream().mapToInt(Octets::length).sum()];
    int at = 0;
    for (Octets piece : pieces) {
      piece.copyTo(all, at);
      at += piece.length();
    }
    return all;
  }

  private static boolean isRsa(Dnskey key) {
    return key.algorithm().equals(DnssecAlgorithm.RSASHA256);
  }

  static Signature engine(Dnskey key) throws GeneralSecurityException {
    return Signature.getInstance(
        isRsa(key)
            ? "SHA256withRSA"
            : isP384(key) ? "SHA384withECDSAinP1363Format" : "SHA256withECDSAinP1363Format");
  }

  private static boolean isP384(Dnskey key) {
    return key.algorithm().equals(DnssecAlgorithm.ECDSAP384SHA384);
  }

  /** Decodes a key of RSA with a short exponent, of P-256 or of P-384; RFC 3110, RFC 6605. */
  static PublicKey key(Dnskey key) throws GeneralSecurityException {
    byte[] octets = key.publicKey().toArray();
    if (isRsa(key)) {
      int end = 1 + octets[0];
      return KeyFactory.getInstance("RSA")
          .generatePublic(
              new RSAPublicKeySpec(
                  new BigInteger(1, Arrays.copyOfRange(octets, end, octets.length)),
                  new BigInteger(1, Arrays.copyOfRange(octets, 1, end))));
    }
    AlgorithmParameters curve = AlgorithmParameters.getInstance("EC");
    curve.init(new ECGenParameterSpec(isP384(key) ? "secp384r1" : "secp256r1"));
    int half = octets.length / 2;
    return KeyFactory.getInstance("EC")
        .generatePublic(
            new ECPublicKeySpec(
                new ECPoint(
                    new BigInteger(1, Arrays.copyOf(octets, half)),
                    new BigInteger(1, Arrays.copyOfRange(octets, half, octets.length))),
                curve.getParameterSpec(ECParameterSpec.class)));
  }
}
