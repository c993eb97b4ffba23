package io.wiredns.dnssec.zone;

import io.wiredns.codec.code.DnssecAlgorithm;
import io.wiredns.codec.rdata.Dnskey;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.Octets;
import io.wiredns.dnssec.SigningKey;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPrivateKeySpec;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The private keys that a recorded zone has in its comments. */
final class ZonePrivateKeys {
  private static final String MARK = "; private ";
  private static final int SECURE_ENTRY = 257;

  private ZonePrivateKeys() {}

  /**
   * Returns the keys of a zone: those that sign the DNSKEY RRset under true, others under false.
   */
  static Map<Boolean, List<SigningKey>> of(String file, Name zone) {
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                ZonePrivateKeys.class.getResourceAsStream(file), StandardCharsets.US_ASCII))) {
      return in.lines()
          .filter(line -> line.startsWith(MARK))
          .map(line -> line.substring(MARK.length()).split(" "))
          .collect(
              Collectors.groupingBy(
                  words -> Integer.parseInt(words[0]) == SECURE_ENTRY,
                  Collectors.mapping(words -> key(zone, words), Collectors.toList())));
    } catch (IOException unreadable) {
      throw new AssertionError(file, unreadable);
    }
  }

  private static SigningKey key(Name zone, String[] words) {
    DnssecAlgorithm algorithm = DnssecAlgorithm.of(Integer.parseInt(words[1]));
    Dnskey dnskey =
        new Dnskey(
            Integer.parseInt(words[0]),
            3,
            algorithm,
            Octets.of(Base64.getDecoder().decode(words[3])));
    byte[] secret = Base64.getDecoder().decode(words[2]);
    try {
      return SigningKey.of(zone, dnskey, privateKey(algorithm, secret));
    } catch (GeneralSecurityException missing) {
      throw new AssertionError(missing);
    }
  }

  private static PrivateKey privateKey(DnssecAlgorithm algorithm, byte[] secret)
      throws GeneralSecurityException {
    if (algorithm.equals(DnssecAlgorithm.ED25519)) {
      return KeyFactory.getInstance("Ed25519")
          .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, secret));
    }
    AlgorithmParameters curve = AlgorithmParameters.getInstance("EC");
    curve.init(new ECGenParameterSpec("secp256r1"));
    return KeyFactory.getInstance("EC")
        .generatePrivate(
            new ECPrivateKeySpec(
                new BigInteger(1, secret), curve.getParameterSpec(ECParameterSpec.class)));
  }
}
