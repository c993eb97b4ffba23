package io.wiredns.codec.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.Buffers;
import io.wiredns.codec.Hex;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.rdata.A;
import io.wiredns.codec.rdata.Cname;
import io.wiredns.codec.rdata.RData;
import io.wiredns.codec.rdata.Txt;
import io.wiredns.codec.wire.FieldWriter;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.NameRule;
import io.wiredns.codec.wire.WireFormatException;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

class StreamingWriterTest {
  private static final Name NAME = Name.of("www.example.org");
  private static final Question QUESTION = new Question(NAME, RecordType.A);
  private static final ResourceRecord ADDRESS = new ResourceRecord(NAME, 300, new A(1));

  @Test
  void aMessageIsWrittenPieceByPiece() throws WireFormatException {
    ByteBuffer out = ByteBuffer.allocate(600);
    MessageWriter writer = new MessageWriter().begin(out, 512, 0xABCD, Header.QR | Header.RD);
    assertTrue(writer.question(QUESTION));
    assertTrue(writer.record(Section.ANSWER, ADDRESS));
    assertTrue(writer.rrset(Section.ADDITIONAL, List.of(ADDRESS, ADDRESS)));
    assertEquals(0, out.position());
    int length = writer.length();
    assertEquals(length, writer.finish());
    assertEquals(length, out.position());
    Message read = Message.parse(out.flip());
    assertEquals(new Header(0xABCD, Header.QR | Header.RD, 1, 1, 0, 2), read.header());
    assertEquals(List.of(ADDRESS, ADDRESS), read.additionals());
  }

  @Test
  void sectionsComeInTheirOrder() {
    MessageWriter writer = new MessageWriter().begin(ByteBuffer.allocate(600), 512, 0, 0);
    assertThrows(IllegalArgumentException.class, () -> writer.record(Section.QUESTION, ADDRESS));
    assertTrue(writer.record(Section.AUTHORITY, ADDRESS));
    int length = writer.length();
    assertThrows(IllegalStateException.class, () -> writer.record(Section.ANSWER, ADDRESS));
    assertThrows(IllegalStateException.class, () -> writer.question(QUESTION));
    assertEquals(length, writer.length());
    assertTrue(writer.record(Section.AUTHORITY, ADDRESS));
    assertTrue(writer.record(Section.ADDITIONAL, ADDRESS));
  }

  @Test
  void beginComesFirstAndFinishEndsIt() {
    MessageWriter writer = new MessageWriter();
    assertThrows(IllegalStateException.class, () -> writer.question(QUESTION));
    assertThrows(IllegalStateException.class, () -> writer.record(Section.ANSWER, ADDRESS));
    writer.begin(ByteBuffer.allocate(600), 512, 0, 0).finish();
    assertThrows(IllegalStateException.class, () -> writer.question(QUESTION));
  }

  @Test
  void numbersOutOfRangeAreRefused() {
    MessageWriter writer = new MessageWriter();
    ByteBuffer out = ByteBuffer.allocate(600);
    assertThrows(IllegalArgumentException.class, () -> writer.begin(out, -1, 0, 0));
    assertThrows(IllegalArgumentException.class, () -> writer.begin(out, 512, 65_536, 0));
    assertThrows(IllegalArgumentException.class, () -> writer.begin(out, 512, -1, 0));
    assertThrows(IllegalArgumentException.class, () -> writer.begin(out, 512, 0, 65_536));
    assertThrows(IllegalArgumentException.class, () -> writer.begin(out, 512, 0, -1));
  }

  @Test
  void reservedRoomIsKeptUntilItIsReleased() throws WireFormatException {
    ByteBuffer out = ByteBuffer.allocate(600);
    MessageWriter writer = new MessageWriter().begin(out, 12 + 2 * 31, 0, 0);
    writer.reserve(31);
    assertTrue(writer.record(Section.ANSWER, ADDRESS)); // 17 octets of name and 14
    assertFalse(writer.record(Section.ANSWER, ADDRESS));
    assertThrows(IllegalArgumentException.class, () -> writer.reserve(1));
    assertThrows(IllegalArgumentException.class, () -> writer.reserve(-1));
    assertThrows(IllegalArgumentException.class, () -> writer.release(32));
    assertThrows(IllegalArgumentException.class, () -> writer.release(-1));
    writer.release(16);
    assertTrue(writer.record(Section.ANSWER, ADDRESS)); // compressed: 16
    assertFalse(writer.record(Section.ANSWER, ADDRESS));
    writer.release(15);
    assertFalse(writer.record(Section.ANSWER, new ResourceRecord(NAME, 1, Txt.of("abc"))));
    assertTrue(writer.record(Section.ANSWER, new ResourceRecord(NAME, 1, Txt.of("ab"))));
    assertEquals(12 + 31 + 16 + 15, writer.finish());
    assertEquals(3, Message.parse(out.flip()).answers().size());
  }

  @Test
  void whatDidNotFitLeavesNoNameBehind() throws WireFormatException {
    ByteBuffer out = ByteBuffer.allocate(600);
    MessageWriter writer = new MessageWriter().begin(out, 60, 0, 0);
    Name other = Name.of("a.long.name.that.will.not.fit.example.net");
    assertFalse(writer.record(Section.ANSWER, new ResourceRecord(other, 1, new A(1))));
    assertEquals(12, writer.length());
    ResourceRecord record =
        new ResourceRecord(Name.of("example.net"), 1, new Cname(Name.of("net")));
    assertTrue(writer.record(Section.ANSWER, record));
    writer.finish();
    PointerWalker.check(Buffers.octets(out, 0, out.position()));
    assertEquals(List.of(record), Message.parse(out.flip()).answers());
  }

  @Test
  void aHeaderThatDoesNotFitGivesNothing() {
    for (int limit = 0; limit < 12; limit++) {
      for (var kind : Buffers.writing(limit).entrySet()) {
        ByteBuffer out = kind.getValue();
        int position = out.position();
        byte[] after = Buffers.octets(out.duplicate().clear(), out.limit(), out.capacity());
        MessageWriter writer = new MessageWriter().begin(out, 512, 0xFFFF, 0xFFFF);
        assertFalse(writer.question(QUESTION));
        assertFalse(writer.record(Section.ANSWER, ADDRESS));
        assertEquals(0, writer.finish());
        assertEquals(position, out.position());
        assertEquals(
            Hex.text(after),
            Hex.text(Buffers.octets(out.duplicate().clear(), out.limit(), out.capacity())));
      }
    }
  }

  @Test
  void theTcBitIsSetAndOthersStay() throws WireFormatException {
    ByteBuffer out = ByteBuffer.allocate(600);
    MessageWriter writer = new MessageWriter().begin(out, 512, 0, Header.QR);
    writer.truncated();
    writer.finish();
    assertEquals(Header.QR | Header.TC, Header.peek(out.flip()).flags());
  }

  @Test
  void anEmptySetIsNoRecord() throws WireFormatException {
    ByteBuffer out = ByteBuffer.allocate(600);
    MessageWriter writer = new MessageWriter().begin(out, 512, 0, 0);
    assertTrue(writer.rrset(Section.ANSWER, List.of()));
    writer.finish();
    assertEquals(0, Header.peek(out.flip()).answerCount());
  }

  @Test
  void anAbandonedMessageDoesNotShowInTheNext() throws WireFormatException {
    MessageWriter writer = new MessageWriter();
    writer.begin(ByteBuffer.allocate(600), 512, 1, Header.QR);
    writer.question(QUESTION);
    writer.record(Section.ADDITIONAL, ADDRESS);
    ByteBuffer out = ByteBuffer.allocate(600);
    writer.begin(out, 512, 2, 0);
    assertTrue(writer.question(QUESTION));
    assertEquals(12 + 17 + 4, writer.finish());
    assertEquals(new Header(2, 0, 1, 0, 0, 0), Header.peek(out.flip()));
  }

  @Test
  void theTcBitWaitsForAHeaderThatFits() {
    for (int limit = 0; limit < 12; limit++) {
      for (var kind : Buffers.writing(limit).entrySet()) {
        ByteBuffer out = kind.getValue();
        byte[] after = Buffers.octets(out.duplicate().clear(), out.limit(), out.capacity());
        MessageWriter writer = new MessageWriter().begin(out, 512, 0, 0);
        writer.truncated();
        assertEquals(0, writer.finish(), kind.getKey());
        assertEquals(
            Hex.text(after),
            Hex.text(Buffers.octets(out.duplicate().clear(), out.limit(), out.capacity())),
            kind.getKey() + " with room for " + limit);
      }
    }
  }

  /** Data of a user's class whose write method throws after some octets and a name. */
  private record Breaking() implements RData {
    @Override
    public RecordType type() {
      return RecordType.of(65_280);
    }

    @Override
    public void write(FieldWriter out) {
      out.u32("number", 1);
      out.name("name", Name.of("left.behind.example"), NameRule.COMPRESSED);
      throw new IllegalStateException("broken");
    }
  }

  private static final ResourceRecord BREAKING = new ResourceRecord(NAME, 1, new Breaking());

  @Test
  void dataThatBreakOffLeaveTheMessageAsItWas() throws WireFormatException {
    ByteBuffer out = ByteBuffer.allocate(600);
    MessageWriter writer = new MessageWriter().begin(out, 512, 0, 0);
    assertTrue(writer.record(Section.ANSWER, ADDRESS));
    int length = writer.length();
    assertThrows(IllegalStateException.class, () -> writer.record(Section.ADDITIONAL, BREAKING));
    assertEquals(length, writer.length());
    ResourceRecord after =
        new ResourceRecord(Name.of("left.behind.example"), 1, new Cname(Name.of("example")));
    assertTrue(writer.record(Section.ANSWER, after));
    writer.finish();
    PointerWalker.check(Buffers.octets(out, 0, out.position()));
    assertEquals(List.of(ADDRESS, after), Message.parse(out.flip()).answers());
  }

  @Test
  void aMessageThatIsNotWrittenIsNotBegunEither() {
    Message breaking = Message.builder().answer(BREAKING).build();
    Message good = Message.builder().answer(ADDRESS).build();
    MessageWriter writer = new MessageWriter();
    ByteBuffer out = ByteBuffer.allocate(600);
    assertThrows(IllegalStateException.class, writer::finish);
    assertThrows(IllegalStateException.class, () -> writer.write(breaking, out));
    assertThrows(IllegalStateException.class, writer::truncated);
    assertThrows(IllegalStateException.class, () -> writer.writeTruncated(breaking, out, 512));
    assertThrows(IllegalStateException.class, writer::truncated);
    assertFalse(writer.write(good, ByteBuffer.allocate(20)));
    assertThrows(IllegalStateException.class, writer::finish);
    assertEquals(WriteResult.NOTHING, writer.writeTruncated(good, out, 11));
    assertThrows(IllegalStateException.class, writer::finish);
    assertEquals(0, writer.begin(ByteBuffer.allocate(3), 512, 0, 0).finish());
    assertThrows(IllegalStateException.class, writer::finish);
    assertTrue(writer.write(good, out));
    assertThrows(IllegalStateException.class, writer::finish);
  }

  @Test
  void roomThatIsNotThereIsSaidInNumbers() {
    MessageWriter writer = new MessageWriter().begin(ByteBuffer.allocate(600), 100, 0, 0);
    writer.reserve(0);
    writer.release(0);
    writer.reserve(30);
    assertEquals(
        "59 octets cannot be reserved, of 58 left",
        assertThrows(IllegalArgumentException.class, () -> writer.reserve(59)).getMessage());
    assertEquals(
        "31 octets cannot be released, of 30 reserved",
        assertThrows(IllegalArgumentException.class, () -> writer.release(31)).getMessage());
    writer.reserve(58);
    writer.release(88);
  }
}
