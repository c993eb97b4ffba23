package io.wiredns.capture;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.NullArguments;
import io.wiredns.codec.Shared;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Checks that each public method refuses null with the name of the argument. */
class NullContractTest {
  @Test
  void nothingTakesNull() throws Exception {
    int count =
        new NullArguments(Shared.root().resolve("examples/capture"))
            .byName()
            .sample(Instant.class, Instant.EPOCH)
            .sample(CapturedMessage.class, new CapturedMessage())
            .check();
    assertTrue(count > 10, count + " arguments");
  }
}
