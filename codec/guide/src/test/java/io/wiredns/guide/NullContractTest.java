package io.wiredns.guide;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.NullArguments;
import io.wiredns.codec.Shared;
import io.wiredns.codec.code.Rcode;
import org.junit.jupiter.api.Test;

/** All public methods refuse null arguments. */
class NullContractTest {
  @Test
  void nothingTakesNull() throws Exception {
    int asked =
        new NullArguments(Shared.root().resolve("codec/guide"))
            .sample(GuideEntry.class, RcodeGuide.english().entry(Rcode.NOERROR))
            .check();
    assertTrue(asked > 0, asked + " arguments");
  }
}
