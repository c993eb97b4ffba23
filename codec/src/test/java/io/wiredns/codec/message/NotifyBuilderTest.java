package io.wiredns.codec.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.code.Opcode;
import io.wiredns.codec.code.RecordClass;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.edns.Edns;
import io.wiredns.codec.rdata.Soa;
import io.wiredns.codec.rdata.Txt;
import io.wiredns.codec.wire.Name;
import java.util.List;
import org.junit.jupiter.api.Test;

class NotifyBuilderTest {
  private static final Name ZONE = Name.of("zone.test");

  @Test
  void aNotifyAsksForTheSoaWithAuthority() {
    Message message = Message.notify(ZONE).id(5).build();
    assertEquals(5, message.id());
    assertEquals(Opcode.NOTIFY.value() << 11 | Header.AA, message.flags());
    assertEquals(List.of(new Question(ZONE, RecordType.SOA)), message.questions());
    assertTrue(message.answers().isEmpty());
    assertTrue(message.authorities().isEmpty() && message.additionals().isEmpty());
  }

  @Test
  void theNewSoaIsAHint() {
    Message message =
        Message.notify(ZONE)
            .hint(new ResourceRecord(ZONE, 300, new Soa(ZONE, ZONE, 7, 1, 1, 1, 1)))
            .edns(Edns.request())
            .build();
    assertEquals(
        "zone.test. 300 IN SOA zone.test. zone.test. 7 1 1 1 1",
        message.answers().get(0).toString());
    assertTrue(message.edns().isPresent());
  }

  @Test
  void aChildTellsItsParentOfCds() {
    Message message = Message.notify(ZONE, RecordClass.IN, RecordType.CDS).build();
    assertEquals(List.of(new Question(ZONE, RecordType.CDS)), message.questions());
  }

  @Test
  void nonsenseIsRefused() {
    NotifyBuilder notify = Message.notify(ZONE);
    assertThrows(
        IllegalArgumentException.class,
        () -> notify.hint(new ResourceRecord(ZONE, 300, Txt.of("x"))));
    assertThrows(IllegalArgumentException.class, () -> notify.id(-1));
    assertThrows(
        IllegalArgumentException.class, () -> Message.notify(ZONE, RecordClass.IN, RecordType.ANY));
  }
}
