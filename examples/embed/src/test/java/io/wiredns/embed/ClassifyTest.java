package io.wiredns.embed;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.wiredns.codec.code.Rcode;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.wire.Name;
import org.junit.jupiter.api.Test;

class ClassifyTest {
  @Test
  void aRefusalIsExplained() {
    Message query = Message.query(7, Name.of("www.example.com"), RecordType.A);
    Message refused = Message.responseTo(query).rcode(Rcode.REFUSED).build();
    assertEquals("REFUSED, then ANOTHER_SERVER", Classify.next(query, refused));
  }
}
