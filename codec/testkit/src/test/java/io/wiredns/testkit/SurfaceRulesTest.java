package io.wiredns.testkit;

import io.wiredns.codec.Shared;
import io.wiredns.codec.SurfaceRules;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** The rules of {@code codec/README.md}, and the exceptions with their reasons. */
class SurfaceRulesTest {
  @Test
  void theSurfaceKeepsTheRules() throws IOException {
    new SurfaceRules(Shared.root().resolve("codec/testkit"))
        .except("draws, as Random does", "Choices.chance")
        .check();
  }
}
