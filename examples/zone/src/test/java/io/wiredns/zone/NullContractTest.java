package io.wiredns.zone;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.NullArguments;
import io.wiredns.codec.Shared;
import org.junit.jupiter.api.Test;

/** Checks that each public method refuses null with the name of the argument. */
class NullContractTest {
  @Test
  void nothingTakesNull() throws Exception {
    int count =
        new NullArguments(Shared.root().resolve("examples/zone"))
            .byName()
            .sample(ZoneServer.class, new ZoneServer(new TransferAccess()))
            .check();
    assertTrue(count > 8, count + " arguments");
  }
}
