package io.wiredns.dnssec;

import io.wiredns.codec.code.DnssecAlgorithm;
import io.wiredns.codec.rdata.Dnskey;
import io.wiredns.codec.wire.Octets;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.ProviderException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.InvalidKeySpecException;
import java.util.List;
import java.util.Optional;

/** The checks that RRSIG and SIG(0) have in common. */
final class SignatureCheck {
  private SignatureCheck() {}

  static SignatureResult rejected(SignatureRule rule, String detail) {
    return new SignatureResult.Rejected(rule, detail);
  }

  static String missing(SignatureScheme scheme) {
    return "this Java platform has no provider of " + scheme;
  }

  /** Checks algorithm, key tag and time; returns null if they are right. */
  static SignatureResult frame(
      DnssecAlgorithm algorithm,
      int keyTag,
      long inception,
      long expiration,
      Dnskey key,
      long now) {
    if (!key.algorithm().equals(algorithm)) {
      return rejected(
          SignatureRule.ALGORITHM,
          "the algorithm of the signature is %s, that of the key is %s"
              .formatted(algorithm, key.algorithm()));
    }
    int tag = key.keyTag();
    if (tag != keyTag) {
      return rejected(
          SignatureRule.KEY_TAG,
          "the key tag of the signature is " + keyTag + ", that of the key is " + tag);
    }
    // Serial number arithmetic, RFC 1982, because the times have 32 bits and wrap in 2106.
    if ((int) (now - inception) < 0) {
      return rejected(
          SignatureRule.INCEPTION, "valid from " + inception + " on, it is " + (now & 0xFFFFFFFFL));
    }
    if ((int) (expiration - now) < 0) {
      return rejected(
          SignatureRule.EXPIRATION, "valid until " + expiration + ", it is " + (now & 0xFFFFFFFFL));
    }
    return null;
  }

  /** Checks that a signature matches some octets. */
  static SignatureResult verify(
      Dnskey key,
      List<Octets> pieces,
      Octets signature,
      Optional<io.wiredns.codec.wire.Name> wild) {
    DnssecAlgorithm algorithm = key.algorithm();
    SignatureScheme scheme = SignatureScheme.of(algorithm);
    if (scheme == null) {
      return new SignatureResult.AlgorithmNotAvailable(
          algorithm, "algorithm " + algorithm + " is not known");
    }
    try {
      PublicKey publicKey = scheme.key(key.publicKey());
      Signature engine = scheme.engine();
      engine.initVerify(publicKey);
      for (Octets piece : pieces) {
        engine.update(piece.toArray());
      }
      return engine.verify(signature.toArray())
          ? new SignatureResult.Verified(wild)
          : rejected(SignatureRule.SIGNATURE, "the signature does not match the data and the key");
    } catch (NoSuchAlgorithmException missing) {
      return new SignatureResult.AlgorithmNotAvailable(algorithm, missing(scheme));
    } catch (InvalidKeyException | InvalidKeySpecException | IllegalArgumentException noKey) {
      return rejected(
          SignatureRule.KEY, "the key is not one of " + algorithm + ": " + noKey.getMessage());
    } catch (SignatureException malformed) {
      return rejected(
          SignatureRule.SIGNATURE,
          "the signature is not one of " + algorithm + ": " + malformed.getMessage());
    } catch (GeneralSecurityException | ProviderException odd) {
      return rejected(SignatureRule.SIGNATURE, algorithm + ": " + odd.getMessage());
    }
  }
}
