package io.wiredns.codec.message;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.edns.Edns;
import io.wiredns.codec.rdata.Txt;
import io.wiredns.codec.wire.Fault;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.WireFormatException;
import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Tests the methods that read or return arrays of octets, and compares them with those for buffers.
 */
class ByteArrayEndsTest {
  private static final Name NAME = Name.of("www.example.org");

  /** A response with about 60 octets for each record. */
  private static Message response(int records) {
    MessageBuilder builder =
        Message.builder().response(true).question(new Question(NAME, RecordType.TXT));
    for (int i = 0; i < records; i++) {
      builder.answer(
          new ResourceRecord(Name.of("n" + i + ".example"), 60, Txt.of("x".repeat(40) + i)));
    }
    return builder.build();
  }

  private static byte[] written(Message message) {
    ByteBuffer out = ByteBuffer.allocate(65_535);
    message.write(out);
    return Arrays.copyOf(out.array(), out.position());
  }

  @Test
  void aMessageIsReadFromAnArrayAndWrittenToOne() throws WireFormatException {
    for (int records : new int[] {0, 1, 15, 200, 900}) {
      Message message = response(records);
      byte[] octets = message.toWire();
      assertArrayEquals(written(message), octets);
      assertEquals(message, Message.parse(octets));
      assertEquals(message, Message.parse(ByteBuffer.wrap(octets)));
      assertEquals(Optional.of(message), Message.parseTolerant(octets).message());
      assertEquals(message, new MessageView().wrap(octets).toMessage());
    }
  }

  @Test
  void viewsCopyTheArray() throws WireFormatException {
    byte[] octets = response(2).toWire();
    MessageView view = new MessageView().wrap(octets);
    QuestionView question = new QuestionView().wrap(octets);
    Arrays.fill(octets, (byte) 0xFF);
    assertEquals(response(2), view.toMessage());
    assertEquals(NAME, question.name().toName());
    assertEquals(new Question(NAME, RecordType.TXT), view.question(0));
  }

  @Test
  void whatIsRefusedIsRefusedAlike() {
    byte[] octets = Arrays.copyOf(response(1).toWire(), 40);
    MessageView view = new MessageView();
    assertFalse(view.tryWrap(octets));
    Fault fault = view.fault();
    int offset = view.faultOffset();
    assertFalse(view.tryWrap(ByteBuffer.wrap(octets)));
    assertEquals(view.fault(), fault);
    assertEquals(view.faultOffset(), offset);
    assertThrows(WireFormatException.class, () -> view.wrap(octets));
    assertThrows(WireFormatException.class, () -> Message.parse(octets));
    assertEquals(1, view.wrapTolerant(octets).size());
    assertEquals(1, Message.parseTolerant(octets).faults().size());
    assertFalse(Message.parseTolerant(new byte[3]).message().isPresent());
    QuestionView question = new QuestionView();
    assertTrue(question.tryWrap(octets));
    byte[] half = Arrays.copyOf(octets, 20);
    assertFalse(question.tryWrap(half));
    assertThrows(WireFormatException.class, () -> question.wrap(half));
    byte[] tooLong = new byte[65_536];
    assertFalse(question.tryWrap(tooLong));
    assertEquals(MessageFault.MESSAGE_TOO_LONG, question.fault());
    assertFalse(view.tryWrap(tooLong));
    assertEquals(MessageFault.MESSAGE_TOO_LONG, view.fault());
  }

  @Test
  void nullIsRefusedAndChangesNothing() throws WireFormatException {
    MessageView view = new MessageView().wrap(response(1).toWire());
    QuestionView question = new QuestionView().wrap(response(1).toWire());
    assertThrows(NullPointerException.class, () -> view.wrap((byte[]) null));
    assertThrows(NullPointerException.class, () -> view.tryWrap((byte[]) null));
    assertThrows(NullPointerException.class, () -> view.wrapTolerant((byte[]) null));
    assertThrows(NullPointerException.class, () -> question.wrap((byte[]) null));
    assertThrows(NullPointerException.class, () -> question.tryWrap((byte[]) null));
    assertThrows(NullPointerException.class, () -> Message.parse((byte[]) null));
    assertThrows(NullPointerException.class, () -> Message.parseTolerant((byte[]) null));
    assertEquals(response(1), view.toMessage());
    assertEquals(NAME, question.name().toName());
  }

  @Test
  void aLimitLeavesRecordsOut() throws WireFormatException {
    Message message = response(20).toBuilder().edns(Edns.request()).build();
    byte[] octets = message.toWire(512);
    assertTrue(octets.length <= 512, octets.length + " octets");
    Message read = Message.parse(octets);
    assertTrue(read.isTruncated());
    assertTrue(read.edns().isPresent());
    assertArrayEquals(message.toWire(), message.toWire(65_535));
    assertArrayEquals(message.toWire(), message.toWire(Integer.MAX_VALUE));
    assertThrows(IllegalArgumentException.class, () -> message.toWire(-1));
    BufferOverflowException none =
        assertThrows(BufferOverflowException.class, () -> message.toWire(40));
    assertEquals(
        "header, questions, OPT and TSIG of the message need more than 40 octets",
        none.getMessage());
  }

  @Test
  void whatDoesNotFitSaysHowMuchThereIs() {
    Message message = response(10);
    int size = message.toWire().length;
    ByteBuffer small = ByteBuffer.allocate(100);
    BufferOverflowException refusal =
        assertThrows(BufferOverflowException.class, () -> message.write(small));
    assertEquals(
        "the message has " + size + " octets, the buffer has room for 100", refusal.getMessage());
    assertEquals(0, small.position());
    Message tooLong = response(2_000);
    for (ByteBuffer room : new ByteBuffer[] {small, ByteBuffer.allocate(200_000)}) {
      assertEquals(
          "the message has more than 65535 octets",
          assertThrows(BufferOverflowException.class, () -> tooLong.write(room)).getMessage());
      assertEquals(0, room.position());
    }
    assertThrows(BufferOverflowException.class, tooLong::toWire);
  }

  @Test
  void theFirstQuestionMayBeAbsent() throws WireFormatException {
    assertEquals(Optional.empty(), Message.builder().build().question());
    Question one = new Question(NAME, RecordType.A);
    Message two =
        Message.builder().question(one).question(new Question(NAME, RecordType.MX)).build();
    assertEquals(Optional.of(one), two.question());
    MessageView view = new MessageView().wrap(two.toWire());
    assertEquals(two.questions().get(1), view.question(1));
    assertThrows(IndexOutOfBoundsException.class, () -> view.question(2));
  }
}
