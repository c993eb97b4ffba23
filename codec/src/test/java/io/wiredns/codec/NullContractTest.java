package io.wiredns.codec;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import org.junit.jupiter.api.Test;

/** The contract of {@link NullContract}, for the codec. */
class NullContractTest {
  /** Where Javadoc says that null is allowed, and what for. */
  private static final Set<String> ALLOWED =
      Set.of("io.wiredns.codec.tsig.TsigServer 2"); // no guard against replays

  @Test
  void nothingIsMadeOfNull() throws Exception {
    int asked = NullContract.check(Shared.root().resolve("codec"), ALLOWED);
    assertTrue(asked > 300, asked + " arguments");
  }
}
