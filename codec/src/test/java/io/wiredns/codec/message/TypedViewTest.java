package io.wiredns.codec.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.code.Opcode;
import io.wiredns.codec.code.Rcode;
import io.wiredns.codec.code.RecordClass;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.edns.Edns;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.WireFormatException;
import org.junit.jupiter.api.Test;

/** Compares the typed values that views return with the numbers. */
class TypedViewTest {
  private static final Question QUESTION =
      new Question(Name.of("example"), RecordType.SOA, RecordClass.CH);

  @Test
  void aViewSaysBothTheValueAndItsNumber() throws WireFormatException {
    Message message =
        Message.builder()
            .opcode(Opcode.NOTIFY)
            .response(true)
            .truncated(true)
            .question(QUESTION)
            .edns(Edns.request().withDnssecOk(true))
            .rcode(Rcode.BADVERS)
            .build();
    MessageView view = new MessageView().wrap(message.toWire());
    assertEquals(Opcode.NOTIFY, view.opcode());
    assertEquals(Opcode.NOTIFY.value(), view.opcodeValue());
    assertTrue(view.isResponse());
    assertTrue(view.isTruncated());
    assertEquals(Rcode.BADVERS, view.rcode());
    assertEquals(16, view.rcodeValue());
    assertEquals(RecordType.SOA, view.questionType(0));
    assertEquals(6, view.questionTypeValue(0));
    assertEquals(RecordClass.CH, view.questionClass(0));
    assertEquals(3, view.questionClassValue(0));
    assertTrue(view.hasOpt());
    assertFalse(view.hasTsig());
    assertThrows(IndexOutOfBoundsException.class, () -> view.questionType(1));
    assertThrows(IndexOutOfBoundsException.class, () -> view.questionClassValue(-1));
  }

  @Test
  void aQuestionViewSaysBothToo() throws WireFormatException {
    Message message = Message.builder().opcode(Opcode.UPDATE).question(QUESTION).build();
    QuestionView view = new QuestionView().wrap(message.toWire());
    assertEquals(Opcode.UPDATE, view.opcode());
    assertEquals(5, view.opcodeValue());
    assertFalse(view.isResponse());
    assertFalse(view.isTruncated());
    assertEquals(RecordType.SOA, view.type());
    assertEquals(6, view.typeValue());
    assertEquals(RecordClass.CH, view.recordClass());
    assertEquals(3, view.classValue());
    view.wrap(message.toBuilder().response(true).truncated(true).build().toWire());
    assertTrue(view.isResponse());
    assertTrue(view.isTruncated());
  }

  @Test
  void aRefusedMessageShowsItsHeader() {
    byte[] octets = {0, 7, (byte) 0x92, 3, 0, 1, 0, 0, 0, 0, 0, 0};
    MessageView view = new MessageView();
    QuestionView question = new QuestionView();
    assertFalse(view.tryWrap(octets));
    assertFalse(question.tryWrap(octets));
    assertEquals(Opcode.STATUS, view.opcode());
    assertEquals(Opcode.STATUS, question.opcode());
    assertTrue(view.isResponse());
    assertTrue(question.isResponse());
    assertTrue(view.isTruncated());
    assertTrue(question.isTruncated());
    assertThrows(IllegalStateException.class, view::rcode);
    assertThrows(IllegalStateException.class, view::hasOpt);
    assertThrows(IllegalStateException.class, view::hasTsig);
    assertThrows(IllegalStateException.class, question::type);
    assertThrows(IllegalStateException.class, question::recordClass);
    assertThrows(IllegalStateException.class, () -> new MessageView().opcode());
    assertThrows(IllegalStateException.class, () -> new QuestionView().isResponse());
  }
}
