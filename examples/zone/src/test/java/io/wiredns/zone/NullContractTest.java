package io.wiredns.zone;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.NullArguments;
import io.wiredns.codec.Shared;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.text.TextFormatException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Checks that each public method refuses null with the name of the argument. */
class NullContractTest {
  @Test
  void nothingTakesNull() throws Exception {
    int count =
        new NullArguments(Shared.root().resolve("examples/zone"))
            .byName()
            .sample(Zone.class, zone())
            .sample(ZoneServer.class, new ZoneServer(new TransferAccess()))
            .check();
    assertTrue(count > 8, count + " arguments");
  }

  private static Zone zone() throws TextFormatException {
    ResourceRecord soa = ResourceRecord.parse("null.test. 60 IN SOA ns. hm. 1 2 3 4 5");
    return Zone.of(soa.name(), List.of(soa));
  }
}
