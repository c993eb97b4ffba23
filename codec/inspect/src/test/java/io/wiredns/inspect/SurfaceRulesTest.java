package io.wiredns.inspect;

import io.wiredns.codec.Shared;
import io.wiredns.codec.SurfaceRules;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Checks the rules of {@code codec/README.md}, with exceptions and their reasons. */
class SurfaceRulesTest {
  @Test
  void theSurfaceKeepsTheRules() throws IOException {
    new SurfaceRules(Shared.root().resolve("codec/inspect")).check();
  }
}
