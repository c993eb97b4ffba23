package io.wiredns.testkit;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.NullArguments;
import io.wiredns.codec.Shared;
import org.junit.jupiter.api.Test;

/** All public methods reject null arguments. */
class NullContractTest {
  @Test
  void nothingTakesNull() throws Exception {
    int asked = new NullArguments(Shared.root().resolve("codec/testkit")).check();
    assertTrue(asked > 0, asked + " arguments");
  }
}
