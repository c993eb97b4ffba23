package io.wiredns.codec.message;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.Buffers;
import io.wiredns.codec.Hex;
import io.wiredns.codec.code.RecordClass;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.rdata.A;
import io.wiredns.codec.rdata.Cname;
import io.wiredns.codec.rdata.MalformedRData;
import io.wiredns.codec.rdata.Mx;
import io.wiredns.codec.wire.Fault;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.WireFormatException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessageViewTest {
  /** Two records A, the second with three octets. */
  private static final byte[] MALFORMED_SECOND =
      Hex.of(
          "000180000000000200000000"
              + "00000100010000000a0004c0000201"
              + "00000100010000000a0003c00002");

  static final byte[] GOOD =
      Hex.of(
          "abcd 8583 0001 0002 0001 0002",
          "03777777 076578616d706c65 00 000f 0001",
          "c00c 000f 0001 0000012c 0009 000a 046d61696c c010",
          "c00c 001c 0003 80000000 0003 010203",
          "c010 0002 0001 00000000 0002 c00c",
          "c010 0001 0001 00000001 0004 c0000201",
          "00 0029 04d0 01008000 0004 000c 0000");

  @TestFactory
  Stream<DynamicTest> aMalformedMessageIsRefusedAtItsOctetAndField() {
    return FaultRows.ALL.stream()
        .map(row -> DynamicTest.dynamicTest(row.fault() + ": " + row.name(), () -> check(row)));
  }

  private static void check(FaultRows.Row row) {
    for (Map.Entry<String, ByteBuffer> kind : Buffers.reading(row.message()).entrySet()) {
      ByteBuffer buffer = kind.getValue();
      String before = Buffers.state(buffer);
      MessageView view = new MessageView();
      assertEquals(!row.structural(), view.tryWrap(buffer), kind.getKey());
      if (row.structural()) {
        assertEquals(row.fault(), view.fault(), kind.getKey());
        assertEquals(row.offset(), view.faultOffset(), kind.getKey());
        check(row, view.failure());
        check(row, assertThrows(WireFormatException.class, () -> view.wrap(buffer)));
      } else {
        assertNull(view.fault());
        check(row, assertThrows(WireFormatException.class, view::toMessage));
      }
      check(row, assertThrows(WireFormatException.class, () -> Message.parse(buffer)));
      assertEquals(before, Buffers.state(buffer), kind.getKey());
    }
  }

  private static void check(FaultRows.Row row, WireFormatException fault) {
    assertEquals(row.fault(), fault.fault(), fault.getMessage());
    assertEquals(row.offset(), fault.offset(), fault.getMessage());
    assertEquals(row.field(), fault.field(), fault.getMessage());
    assertFalse(fault.detail().contains("{"), fault.detail());
    assertTrue(fault.getMessage().contains(fault.fault().rule()));
    assertEquals(0, fault.getStackTrace().length);
  }

  /** FaultRegistrationTest of the guide reports faults that have no example. */
  @Test
  void theFaultOfEveryExampleIsFound() {
    assertEquals(
        List.of(),
        FaultRows.UNFOUND,
        "let what reads the octets of these lines of faults.tsv require that, FieldReader.require");
  }

  @Test
  void accessorsSeeTheSameInEveryKindOfBuffer() throws WireFormatException {
    for (Map.Entry<String, ByteBuffer> kind : Buffers.reading(GOOD).entrySet()) {
      String before = Buffers.state(kind.getValue());
      MessageView view = new MessageView().wrap(kind.getValue());
      header(view);
      records(view);
      assertEquals(before, Buffers.state(kind.getValue()), kind.getKey());
    }
  }

  private static void header(MessageView view) {
    assertEquals(GOOD.length, view.length());
    assertTrue(view.hasHeader());
    assertEquals(0xABCD, view.id());
    assertEquals(0x8583, view.flags());
    assertEquals(new Header(0xABCD, 0x8583, 1, 2, 1, 2), view.header());
    assertEquals(0x13, view.rcodeValue()); // 3 in the header, 1 in OPT
    assertEquals(1, view.count(Section.QUESTION));
    assertEquals(2, view.count(Section.ANSWER));
    assertEquals(1, view.count(Section.AUTHORITY));
    assertEquals(2, view.count(Section.ADDITIONAL));
    assertEquals(5, view.recordCount());
    assertTrue(view.questionName(0).isSameAs(Name.of("WWW.example")));
    assertEquals(15, view.questionTypeValue(0));
    assertEquals(1, view.questionClassValue(0));
    assertEquals(0, view.body().length());
    assertNull(view.fault());
    assertThrows(IllegalStateException.class, view::failure);
  }

  private static void records(MessageView view) throws WireFormatException {
    RecordView mx = view.record(0);
    assertEquals(RecordType.MX, mx.type());
    assertEquals(300, mx.ttl());
    assertEquals(29, mx.offset());
    assertEquals(31, mx.typeOffset());
    assertEquals(41, mx.rdataOffset());
    assertEquals(9, mx.rdataLength());
    assertEquals("000a046d61696cc010", mx.rawRData().toHex());
    assertEquals(0x6d, mx.rdataOctet(3));
    byte[] expanded = new byte[600];
    int length = mx.copyExpandedRData(expanded, 2);
    assertEquals(
        "000a046d61696c076578616d706c6500", Hex.text(Arrays.copyOfRange(expanded, 2, 2 + length)));
    assertEquals(new Mx(10, Name.of("mail.example")), mx.rdata());
    assertEquals("www.example. 300 IN MX 10 mail.example.", mx.toRecord().toString());

    RecordView chaos = view.record(Section.ANSWER, 1);
    assertEquals(RecordClass.CH, chaos.recordClass());
    assertEquals(0x80000000L, chaos.ttl());
    assertEquals("\\# 3 010203", chaos.rdata().toText());
    assertThrows(IllegalStateException.class, chaos::ipv4);
    assertThrows(IndexOutOfBoundsException.class, () -> chaos.rdataOctet(3));
    assertThrows(IndexOutOfBoundsException.class, () -> chaos.rdataOctet(-1));

    RecordView address = view.record(Section.ADDITIONAL, 0);
    assertEquals(0xC0000201, address.ipv4());
    assertEquals(new A(0xC0000201), address.rdata());
    assertEquals(1, address.typeValue());
    assertEquals(1, address.classValue());
    assertTrue(address.name().isSameAs(Name.of("example")));
    byte[] raw = new byte[4];
    assertEquals(4, address.copyRData(raw, 0));
    assertArrayEquals(Hex.of("c0000201"), raw);
    assertThrows(IndexOutOfBoundsException.class, () -> address.copyRData(raw, 1));

    assertEquals(RecordType.OPT, view.opt().type());
    assertEquals(0x04D0, view.opt().classValue());
    assertNull(view.tsig());
    assertThrows(IndexOutOfBoundsException.class, () -> view.record(5));
    assertThrows(IndexOutOfBoundsException.class, () -> view.record(-1));
    // With the questions before it, this number overflows an int.
    assertThrows(IndexOutOfBoundsException.class, () -> view.record(Integer.MAX_VALUE));
    assertThrows(IndexOutOfBoundsException.class, () -> view.record(Section.ANSWER, 2));
    assertThrows(IllegalArgumentException.class, () -> view.record(Section.QUESTION, 0));
    assertThrows(IndexOutOfBoundsException.class, () -> view.questionName(1));
    assertThrows(IndexOutOfBoundsException.class, () -> view.questionTypeValue(-1));
  }

  @Test
  void aViewIsUsedAgainAfterAFailure() throws WireFormatException {
    MessageView view = new MessageView();
    for (FaultRows.Row row : FaultRows.ALL) {
      view.tryWrap(ByteBuffer.wrap(row.message()).asReadOnlyBuffer());
      view.wrap(ByteBuffer.wrap(GOOD));
      header(view);
      records(view);
    }
  }

  @Test
  void theValueKeepsNothingOfTheBuffer() throws WireFormatException {
    byte[] octets = GOOD.clone();
    Message message = Message.parse(ByteBuffer.wrap(octets));
    String before = Content.of(message);
    Arrays.fill(octets, (byte) 0xFF);
    assertEquals(before, Content.of(message));
    assertEquals(before, Content.of(Message.parse(ByteBuffer.wrap(GOOD))));
  }

  @Test
  void whatWasCheckedStaysSoWhateverBecomesOfTheBuffer() throws WireFormatException {
    byte[] octets = GOOD.clone();
    MessageView view = new MessageView().wrap(ByteBuffer.wrap(octets));
    Arrays.fill(octets, (byte) 0xC0);
    header(view);
    records(view);
  }

  @Test
  void wordsAreEightOctetsAndZerosAfterTheLast() throws WireFormatException {
    MessageView view = new MessageView();
    String longer = "0000 0000 0000 0001 0000 0000 00 000a 0001 00000000 00c8" + "ff".repeat(200);
    view.wrap(ByteBuffer.wrap(Hex.of(longer)));
    view.wrap(ByteBuffer.wrap(GOOD));
    assertEquals(0xABCD858300010002L, view.word(0));
    int last = GOOD.length - 1;
    assertEquals(0x000C000000000000L, view.word(last - 3));
    assertEquals((long) GOOD[last] << 56, view.word(last));
    assertThrows(IndexOutOfBoundsException.class, () -> view.word(GOOD.length));
    assertThrows(IndexOutOfBoundsException.class, () -> view.word(-1));
  }

  @Test
  void theCountOfEntriesIsNeverWhatTheHeaderClaims() {
    byte[] lying = Hex.of("0000 0000 ffff ffff ffff ffff");
    MessageView view = new MessageView();
    assertEquals(1, view.wrapTolerant(ByteBuffer.wrap(lying)).size());
    assertEquals(0, view.count(Section.QUESTION));
    assertEquals(0, view.recordCount());
    assertEquals(65_535, view.header().additionalCount());
  }

  @Test
  void aMessageOf65535OctetsIsRead() throws WireFormatException {
    byte[] octets = new byte[65_535];
    octets[7] = 1;
    octets[14] = 10; // NULL
    octets[21] = (byte) ((65_535 - 23) >>> 8);
    octets[22] = (byte) (65_535 - 23);
    for (ByteBuffer buffer : Buffers.reading(octets).values()) {
      assertEquals(65_535 - 23, new MessageView().wrap(buffer).record(0).rdataLength());
    }
  }

  /** The detail has the number of octets, the same for arrays and direct buffers. */
  @Test
  void aMessageThatIsTooLongIsToldAlikeInEveryKindOfBuffer() {
    byte[] octets = new byte[70_000];
    Buffers.reading(octets)
        .forEach(
            (kind, buffer) -> {
              WireFormatException fault =
                  assertThrows(WireFormatException.class, () -> Message.parse(buffer));
              assertEquals(
                  "the message has 70000 octets, it may have at most 65535", fault.detail(), kind);
            });
  }

  @Test
  void octetsAreCopiedAsTheyAre() throws WireFormatException {
    byte[] octets = new byte[17];
    octets[5] = 1;
    octets[13] = 2;
    octets[15] = 3;
    MessageView view = new MessageView().wrap(ByteBuffer.wrap(octets));
    byte[] target = new byte[20];
    view.copyOctets(12, 5, target, 1);
    assertEquals("0000020003000000", Hex.text(Arrays.copyOf(target, 8)));
    assertThrows(IndexOutOfBoundsException.class, () -> view.copyOctets(12, 6, target, 0));
    assertThrows(IndexOutOfBoundsException.class, () -> view.copyOctets(-1, 2, target, 0));
  }

  @ParameterizedTest
  @CsvSource({
    "1234 8000 0000 0000 0000 00, 'the message has 11 octets, its header needs 12'",
    "1234 8000 0000 0002 0000 0000 00 0001 0001 00000000 0000,"
        + " 'the header counts 2 entries here, the message ends after 1'",
    "1234 8000 0001 0000 0003 0000 00 0001 0001 00 0001 0001 00000000 0000,"
        + " 'the header counts 3 entries here, the message ends after 1'",
    "1234 8000 0001 0000 0000 0000, 'the header counts 1 entries here, the message ends after 0'",
    "1234 8000 0001 0000 0000 0000 0161 00 0001 00,"
        + " 'type and class need 4 octets, the message has 3 left'",
    "1234 8000 0001 0000 0000 0000 0161 c0," + " 'a pointer needs 2 octets, 1 is left'",
    "1234 8000 0000 0001 0000 0000 00 0001 0001 0000003c 00,"
        + " 'type, class, TTL and RDLENGTH need 10 octets, the message has 9 left'",
    "1234 8000 0000 0001 0000 0000 00 0001 0001 0000003c 0105 01020304,"
        + " 'RDLENGTH is 261, the message has 4 octets left'",
    "1234 8000 0000 0001 0000 0000 00 0001 0001 0000003c 0004 01020304 0506,"
        + " '2 octets follow the end'",
    "1234 8000 0000 0001 0000 0000 00 0029 04d0 00000000 0000,"
        + " 'OPT is in section 1, it must be in section 3'",
    "1234 8000 0000 0000 0000 0002 00 0029 04d0 00000000 0000 00 0029 04d0 00000000 0000,"
        + " 'OPT number 2, there may be at most 1'",
    "1234 8000 0000 0000 0000 0001 0161 00 0029 04d0 00000000 0000,"
        + " 'the owner starts with octet 0x01, it must be the root'",
    "1234 8000 0000 0000 0000 0002 00 00fa 00ff 00000000 0000 00 0001 0001 00000000 0000,"
        + " 'TSIG is record 1 of the message, it must be record 2'",
    "1234 8000 0000 0000 0000 0001 00 00fa 0001 00000000 0000,"
        + " 'TSIG''s class is 1, it must be 255'",
  })
  void whatIsWrongIsSaidInNumbers(String hex, String detail) {
    byte[] octets = Hex.of(hex);
    MessageView view = new MessageView();
    assertFalse(view.tryWrap(ByteBuffer.wrap(octets)));
    assertEquals(detail, view.failure().detail());
    QuestionView question = new QuestionView();
    if (!question.tryWrap(ByteBuffer.wrap(octets)) && question.fault() == view.fault()) {
      assertEquals(detail, question.failure().detail());
    }
  }

  @Test
  void aMessageIsSaidToBeAsLongAsItIs() {
    byte[] octets = new byte[70_000];
    MessageView view = new MessageView();
    assertFalse(view.tryWrap(ByteBuffer.wrap(octets)));
    assertEquals(
        "the message has 70000 octets, it may have at most 65535", view.failure().detail());
  }

  @Test
  void dataAreDecodedOneByOne() throws WireFormatException {
    byte[] octets =
        Hex.of(
            "0000 8000 0000 0002 0000 0000",
            "00 0001 0001 00000000 0004 c0000201",
            "00 0001 0001 00000000 0003 c00002");
    MessageView view = new MessageView().wrap(ByteBuffer.wrap(octets));
    assertEquals(new A(0xC0000201), view.record(0).rdata());
    assertEquals(new A(0xC0000201), view.record(0).rdata(in -> in));
    assertEquals(new A(0xC0000201), view.record(0).toRecord().rdata());
    RecordView bad = view.record(1);
    List<WireFormatException> refusals =
        List.of(
            assertThrows(WireFormatException.class, bad::rdata),
            assertThrows(WireFormatException.class, bad::toRecord),
            assertThrows(WireFormatException.class, () -> bad.rdata(in -> in)));
    for (WireFormatException refused : refusals) {
      assertEquals(Fault.RDATA_TRUNCATED, refused.fault());
      assertEquals(38, refused.offset());
      assertEquals("answer[1] A address", refused.field());
    }
    List<WireFormatException> faults = new ArrayList<>();
    assertEquals(new A(0xC0000201), view.record(0).rdataTolerant(faults));
    assertEquals(List.of(), faults);
    MalformedRData malformed = (MalformedRData) bad.rdataTolerant(faults);
    assertEquals("c00002", malformed.octets().toHex());
    assertEquals(1, faults.size());
    assertEquals(Fault.RDATA_TRUNCATED, faults.get(0).fault());
  }

  @Test
  void whatIsNotThereIsNull() throws WireFormatException {
    MessageView view = new MessageView().wrap(ByteBuffer.wrap(new byte[12]));
    assertNull(view.opt());
    assertNull(view.tsig());
    byte[] signed =
        Hex.of(
            "0000 8000 0000 0000 0000 0002 00 0029 04d0 00000000 0000",
            "00 00fa 00ff 00000000 0011 00 000000000001 012c 0000 1234 0000 0000");
    view.wrap(ByteBuffer.wrap(signed));
    assertEquals(12, view.opt().offset());
    assertEquals(23, view.tsig().offset());
    byte[] signedOnly = signed.clone();
    signedOnly[11] = 1;
    view.wrap(
        ByteBuffer.wrap(
            Hex.of(Hex.text(signedOnly).substring(0, 24), Hex.text(signed).substring(46))));
    assertNull(view.opt());
    assertEquals(12, view.tsig().offset());
  }

  @Test
  void eachQuestionIsItsOwn() throws WireFormatException {
    MessageView view =
        new MessageView()
            .wrap(
                ByteBuffer.wrap(
                    Hex.of("0000 0000 0002 0000 0000 0000 016100 0001 0003 0162c00c 0010 0004")));
    assertEquals("a.", view.questionName(0).toString());
    assertEquals("b.a.", view.questionName(1).toString());
    assertEquals(1, view.questionTypeValue(0));
    assertEquals(16, view.questionTypeValue(1));
    assertEquals(3, view.questionClassValue(0));
    assertEquals(4, view.questionClassValue(1));
  }

  @Test
  void aViewForgetsTheNamesOfTheMessageBefore() throws WireFormatException {
    String rest = "00 0005 0001 00000000 0002 c00c 00 0005 0001 00000000 0002 c00c";
    MessageView view = new MessageView();
    for (String label : new String[] {"61", "62", "63"}) {
      view.wrap(
          ByteBuffer.wrap(
              Hex.of("0000 8000 0001 0002 0000 0000 01" + label + "00 0001 0001" + rest)));
      Name name = view.questionName(0).toName();
      assertEquals("01" + label + "00", name.toWire().toHex());
      for (int i = 0; i < 2; i++) {
        assertEquals(new Cname(name), view.record(i).rdata());
      }
    }
  }

  @Test
  void aLabelIsNotTakenForAPointersOffset() throws WireFormatException {
    // A label of the single octet 12, then a pointer to the question.
    MessageView view =
        new MessageView()
            .wrap(
                ByteBuffer.wrap(
                    Hex.of(
                        "0000 8000 0001 0001 0000 0000 016100 0001 0001",
                        "010c c00c 0001 0001 00000000 0000")));
    assertEquals("\\012.a.", view.record(0).name().toString());
  }

  @Test
  void aMessageWithMalformedRDataIsStillShownRecordByRecord() throws WireFormatException {
    byte[] octets = MALFORMED_SECOND.clone();
    MessageView view = new MessageView().wrap(octets);
    WireFormatException fault = assertThrows(WireFormatException.class, view::toMessage);
    assertEquals("answer[1] A address", fault.field());
    assertEquals("192.0.2.1", view.record(0).rdata().toText());
    assertEquals(fault, assertThrows(WireFormatException.class, () -> view.record(1).rdata()));
    assertEquals(fault, assertThrows(WireFormatException.class, view::toMessage));
    List<WireFormatException> faults = new ArrayList<>();
    assertEquals(2, view.toMessageTolerant(faults).answers().size());
    assertEquals(List.of(fault), faults);
  }
}
