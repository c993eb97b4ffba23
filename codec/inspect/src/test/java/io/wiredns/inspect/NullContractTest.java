package io.wiredns.inspect;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.NullArguments;
import io.wiredns.codec.Shared;
import io.wiredns.codec.message.MessageView;
import org.junit.jupiter.api.Test;

/** All public methods refuse null arguments. */
class NullContractTest {
  @Test
  void nothingTakesNull() throws Exception {
    int asked =
        new NullArguments(Shared.root().resolve("codec/inspect"))
            .sample(MessageView.class, new MessageView().wrap(new byte[12]))
            .sample(Dissection.class, Dissector.standard().dissect(new byte[12]))
            .check();
    assertTrue(asked > 0, asked + " arguments");
  }
}
