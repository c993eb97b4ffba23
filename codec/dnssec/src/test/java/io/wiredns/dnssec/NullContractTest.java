package io.wiredns.dnssec;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.NullArguments;
import io.wiredns.codec.Shared;
import io.wiredns.codec.code.DnssecAlgorithm;
import io.wiredns.dnssec.chain.TrustAnchor;
import io.wiredns.dnssec.zone.SignedZoneChecker;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** All public methods reject null arguments. */
class NullContractTest {
  @Test
  void nothingTakesNull() throws Exception {
    Signers.Signer signer = Signers.of("example", DnssecAlgorithm.ED25519);
    int asked =
        new NullArguments(Shared.root().resolve("codec/dnssec"))
            .sample(SigningKey.class, signer.forZone())
            .sample(TrustAnchor.class, new TrustAnchor(signer.owner(), signer.dnskey(257)))
            .sample(SignedZoneChecker.class, SignedZoneChecker.builder(Instant.EPOCH).build())
            .check();
    assertTrue(asked > 0, asked + " arguments");
  }
}
