package io.wiredns.stateful;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.NullArguments;
import io.wiredns.codec.Shared;
import io.wiredns.codec.message.Message;
import org.junit.jupiter.api.Test;

/** All public methods reject null arguments. */
class NullContractTest {
  @Test
  void nothingTakesNull() throws Exception {
    int asked =
        new NullArguments(Shared.root().resolve("codec/stateful"))
            .sample(DsoMessage.class, DsoMessage.request(1))
            .sample(Message.class, DsoMessage.request(1).toMessage())
            .except("as in equals", "DsoTlv.equal")
            .except("is never written", "MalformedTlv.write")
            .check();
    assertTrue(asked > 0, asked + " arguments");
  }
}
