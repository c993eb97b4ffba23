package io.wiredns.codec.message;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.rdata.MalformedRData;
import io.wiredns.codec.rdata.Tsig;
import io.wiredns.codec.wire.WireFormatException;
import java.util.ArrayList;
import java.util.List;

/** Checks that a view and its message agree in everything that both can return. */
public final class Agreement {
  private Agreement() {}

  /**
   * Checks a view that shows a message.
   *
   * @param view shows it
   * @return the message
   */
  public static Message check(MessageView view) {
    List<WireFormatException> faults = new ArrayList<>();
    Message message = view.toMessageTolerant(faults);
    assertEquals(view.id(), message.id());
    assertEquals(view.flags(), message.flags());
    assertEquals(view.header().isResponse(), message.isResponse());
    assertEquals(view.header().isTruncated(), message.isTruncated());
    assertEquals(view.header().opcode(), message.opcode());
    assertEquals(view.rcode(), message.rcode());
    assertEquals(view.body(), message.body());
    assertEquals(view.questionCount(), message.questions().size());
    assertEquals(view.count(Section.QUESTION), message.questions().size());
    for (int i = 0; i < view.questionCount(); i++) {
      Question question = message.questions().get(i);
      assertEquals(view.questionName(i).toName().toWire(), question.name().toWire());
      assertEquals(view.questionTypeValue(i), question.type().value());
      assertEquals(view.questionClassValue(i), question.recordClass().value());
    }
    int number = 0;
    for (Section section : List.of(Section.ANSWER, Section.AUTHORITY, Section.ADDITIONAL)) {
      List<ResourceRecord> records = message.records(section);
      assertEquals(view.count(section), records.size(), section.toString());
      for (int i = 0; i < records.size(); i++) {
        check(view.record(section, i), records.get(i));
        assertEquals(view.record(number++).offset(), view.record(section, i).offset());
      }
    }
    assertEquals(view.recordCount(), number);
    checkOpt(view, message);
    checkTsig(view, message);
    return message;
  }

  private static void check(RecordView view, ResourceRecord record) {
    assertEquals(view.name().toName().toWire(), record.name().toWire());
    assertEquals(view.type(), record.type());
    assertEquals(view.recordClass(), record.recordClass());
    assertEquals(view.ttl(), record.ttl());
    List<WireFormatException> faults = new ArrayList<>();
    assertEquals(view.rdataTolerant(faults).toString(), record.rdata().toString());
    assertEquals(!faults.isEmpty(), record.rdata() instanceof MalformedRData);
  }

  private static void checkOpt(MessageView view, Message message) {
    assertEquals(view.opt() != null, message.edns().isPresent());
    if (view.opt() != null) {
      assertEquals(RecordType.OPT, view.opt().type());
      assertEquals(view.opt().classValue(), message.edns().get().udpPayloadSize());
      assertEquals((int) view.opt().ttl(), message.edns().get().ttlField());
    }
  }

  /** A view does not decode the TSIG; the message has a TSIG only if its data are well-formed. */
  private static void checkTsig(MessageView view, Message message) {
    boolean good =
        view.tsig() != null && view.tsig().rdataTolerant(new ArrayList<>()) instanceof Tsig;
    assertEquals(good, message.tsig().isPresent());
    if (good) {
      assertEquals(view.tsig().name().toName(), message.tsig().get().name());
    }
  }
}
