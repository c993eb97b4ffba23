package io.wiredns.inspect;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.NullArguments;
import io.wiredns.codec.Shared;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.MessageView;
import io.wiredns.codec.message.RecordView;
import io.wiredns.codec.wire.Name;
import org.junit.jupiter.api.Test;

/** All public methods refuse null arguments. */
class NullContractTest {
  @Test
  void nothingTakesNull() throws Exception {
    MessageView withRecord =
        new MessageView().wrap(Message.update(Name.ROOT).nameIsInUse(Name.ROOT).build().toWire());
    int asked =
        new NullArguments(Shared.root().resolve("codec/inspect"))
            .sample(MessageView.class, new MessageView().wrap(new byte[12]))
            .sample(RecordView.class, withRecord.record(0))
            .sample(Dissection.class, Dissector.standard().dissect(new byte[12]))
            .check();
    assertTrue(asked > 0, asked + " arguments");
  }
}
