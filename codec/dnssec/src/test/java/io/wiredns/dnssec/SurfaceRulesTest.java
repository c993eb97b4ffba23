package io.wiredns.dnssec;

import io.wiredns.codec.Shared;
import io.wiredns.codec.SurfaceRules;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** The rules of {@code codec/README.md}, and the exceptions with their reasons. */
class SurfaceRulesTest {
  @Test
  void theSurfaceKeepsTheRules() throws IOException {
    new SurfaceRules(Shared.root().resolve("codec/dnssec"))
        .except(
            "the Java platform may lack an algorithm",
            "RRsetSignature.sign",
            "Sig0.sign",
            "Sig0.signNext")
        .check();
  }
}
