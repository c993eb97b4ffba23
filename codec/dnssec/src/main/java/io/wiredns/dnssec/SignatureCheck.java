package io.wiredns.dnssec;

import io.wiredns.codec.code.DnssecAlgorithm;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.Octets;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.ProviderException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
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
      DnssecAlgorithm algorithmOfKey,
      int tag,
      long now) {
    if (!algorithmOfKey.equals(algorithm)) {
      return rejected(
          SignatureRule.ALGORITHM,
          "the algorithm of the signature is %s, that of the key is %s"
              .formatted(algorithm, algorithmOfKey));
    }
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

  static SignatureResult notOne(DnssecAlgorithm algorithm, Exception reason) {
    return rejected(
        SignatureRule.KEY, "the key is not one of " + algorithm + ": " + reason.getMessage());
  }

  /** Checks that a signature matches some octets. */
  static SignatureResult verify(
      SignatureScheme scheme,
      PublicKey publicKey,
      List<Octets> pieces,
      Octets signature,
      Optional<Name> wildcard) {
    DnssecAlgorithm algorithm = scheme.algorithm();
    try {
      Signature engine = scheme.engine();
      engine.initVerify(publicKey);
      for (Octets piece : pieces) {
        engine.update(piece.toArray());
      }
      return engine.verify(scheme.signature(signature))
          ? new SignatureResult.Verified(wildcard)
          : rejected(SignatureRule.SIGNATURE, "the signature does not match the data and the key");
    } catch (NoSuchAlgorithmException missing) {
      return new SignatureResult.AlgorithmNotAvailable(algorithm, missing(scheme));
    } catch (InvalidKeyException | IllegalArgumentException noKey) {
      return notOne(algorithm, noKey);
    } catch (SignatureException malformed) {
      return rejected(
          SignatureRule.SIGNATURE,
          "the signature is not one of " + algorithm + ": " + malformed.getMessage());
    } catch (GeneralSecurityException | ProviderException odd) {
      return rejected(SignatureRule.SIGNATURE, algorithm + ": " + odd.getMessage());
    }
  }
}
