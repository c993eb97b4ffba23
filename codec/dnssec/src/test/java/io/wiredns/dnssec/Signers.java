package io.wiredns.dnssec;

import io.wiredns.codec.code.DnssecAlgorithm;
import io.wiredns.codec.rdata.Dnskey;
import io.wiredns.codec.rdata.Key;
import io.wiredns.codec.wire.Name;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;

/** Keys of all algorithms, made by the Java platform. */
final class Signers {
  /** A key pair as DNSSEC has it. */
  record Signer(Name owner, DnssecAlgorithm algorithm, KeyPair pair) {
    Dnskey dnskey(int flags) {
      return new Dnskey(flags, 3, algorithm, SigningKey.publicKey(algorithm, pair.getPublic()));
    }

    /** An entity's key; RFC 2535 section 3.1.2. */
    Key key() {
      return new Key(0x0200, 3, algorithm, SigningKey.publicKey(algorithm, pair.getPublic()));
    }

    SigningKey forZone() {
      return SigningKey.of(owner, dnskey(257), pair.getPrivate());
    }

    SigningKey forMessages() {
      return SigningKey.of(owner, key(), pair.getPrivate());
    }

    @Override
    public String toString() {
      return algorithm.toString();
    }
  }

  private Signers() {}

  static Signer of(String owner, DnssecAlgorithm algorithm) {
    try {
      KeyPairGenerator generator =
          switch (algorithm.value()) {
            case 13, 14 -> KeyPairGenerator.getInstance("EC");
            case 15 -> KeyPairGenerator.getInstance("Ed25519");
            case 16 -> KeyPairGenerator.getInstance("Ed448");
            default -> KeyPairGenerator.getInstance("RSA");
          };
      switch (algorithm.value()) {
        case 13 -> generator.initialize(new ECGenParameterSpec("secp256r1"));
        case 14 -> generator.initialize(new ECGenParameterSpec("secp384r1"));
        case 15, 16 -> {
          // The name says it all.
        }
        default -> generator.initialize(1024);
      }
      return new Signer(Name.of(owner), algorithm, generator.generateKeyPair());
    } catch (GeneralSecurityException missing) {
      throw new AssertionError(missing);
    }
  }
}
