package io.wiredns.codec;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import org.junit.jupiter.api.Test;

/** The contract of {@link NullContract}, for the codec. */
class NullContractTest {
  @Test
  void nothingIsMadeOfNull() throws Exception {
    int asked = NullContract.check(Shared.root().resolve("codec"), Set.of());
    assertTrue(asked > 300, asked + " arguments");
  }
}
