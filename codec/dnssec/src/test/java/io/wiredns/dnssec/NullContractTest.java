package io.wiredns.dnssec;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.NullArguments;
import io.wiredns.codec.Shared;
import io.wiredns.codec.code.DnssecAlgorithm;
import org.junit.jupiter.api.Test;

/** All public methods reject null arguments. */
class NullContractTest {
  @Test
  void nothingTakesNull() throws Exception {
    int asked =
        new NullArguments(Shared.root().resolve("codec/dnssec"))
            .sample(SigningKey.class, Signers.of("example", DnssecAlgorithm.ED25519).forZone())
            .check();
    assertTrue(asked > 0, asked + " arguments");
  }
}
