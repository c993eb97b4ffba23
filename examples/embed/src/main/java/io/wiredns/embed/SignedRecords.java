package io.wiredns.embed;

import io.wiredns.codec.code.DnssecAlgorithm;
import io.wiredns.codec.message.RRset;
import io.wiredns.codec.rdata.Dnskey;
import io.wiredns.codec.rdata.Rrsig;
import io.wiredns.codec.wire.Name;
import io.wiredns.dnssec.RRsetSignature;
import io.wiredns.dnssec.SignatureResult;
import io.wiredns.dnssec.SigningKey;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;

/** Signs records with a zone key, and checks a signature with the key; RFC 4035. */
public final class SignedRecords {
  private static final int ZONE_KEY = 256;
  private static final int DNSSEC = 3;
  private static final Duration DAY = Duration.ofDays(1);

  private final Name zone;
  private final Dnskey key;
  private final SigningKey signer;

  /**
   * Generates an Ed25519 key for a zone.
   *
   * @param zone the name of the zone
   * @throws GeneralSecurityException if the Java platform does not have the algorithm
   */
  public SignedRecords(Name zone) throws GeneralSecurityException {
    this.zone = zone;
    KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    DnssecAlgorithm algorithm = DnssecAlgorithm.ED25519;
    key =
        new Dnskey(ZONE_KEY, DNSSEC, algorithm, SigningKey.publicKey(algorithm, pair.getPublic()));
    signer = SigningKey.of(zone, key, pair.getPrivate());
  }

  /**
   * Signs records for one day.
   *
   * @param set the records
   * @param now the present time
   * @return the RRSIG
   * @throws GeneralSecurityException if the Java platform does not have the algorithm
   */
  public Rrsig sign(RRset set, Instant now) throws GeneralSecurityException {
    return RRsetSignature.sign(set, signer, now, now.plus(DAY));
  }

  /**
   * Verifies a signature.
   *
   * @param signature the RRSIG
   * @param set the records
   * @param now the present time
   * @return {@code good}, or the reason why the signature is not valid or cannot be verified
   */
  public String check(Rrsig signature, RRset set, Instant now) {
    SignatureResult result = RRsetSignature.verify(signature, set, zone, key, now);
    if (result instanceof SignatureResult.Rejected rejected) {
      return rejected.rule() + ": " + rejected.detail();
    }
    if (result instanceof SignatureResult.AlgorithmNotAvailable missing) {
      return missing.detail();
    }
    return "good";
  }
}
