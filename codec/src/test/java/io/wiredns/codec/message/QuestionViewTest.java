package io.wiredns.codec.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.Buffers;
import io.wiredns.codec.Hex;
import io.wiredns.codec.wire.Fault;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.WireFormatException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class QuestionViewTest {
  private static final String HEADER = "abcd 2903 0001 0000 0000 0001";
  private static final String NAME = "03777777 076578616d706c65 00";
  private static final String OPT = "00 0029 04d0 00000000 0000";
  private static final String L63 = "3f" + "61".repeat(63);

  /** A message and its fault, or null if it has none. */
  private record Row(String name, String hex, Fault fault, int offset, String field) {}

  private static Row good(String name, String hex) {
    return new Row(name, hex, null, 0, null);
  }

  private static final List<Row> ROWS =
      List.of(
          new Row("no octets", "", MessageFault.HEADER_TRUNCATED, 0, "header"),
          new Row("11 octets", "00".repeat(11), MessageFault.HEADER_TRUNCATED, 11, "header"),
          new Row("65,536 octets", "00".repeat(65_536), MessageFault.MESSAGE_TOO_LONG, 0, "header"),
          new Row(
              "no question after the header",
              "0000 0000 0001 0000 0000 0000",
              MessageFault.COUNT_EXCEEDS_MESSAGE,
              12,
              "question[0]"),
          new Row("no zone in UPDATE", HEADER, MessageFault.COUNT_EXCEEDS_MESSAGE, 12, "zone[0]"),
          new Row("label cut", HEADER + "0377 77", Fault.NAME_TRUNCATED, 12, "zone[0] name"),
          new Row("root missing", HEADER + "0177", Fault.NAME_TRUNCATED, 12, "zone[0] name"),
          new Row("label of 64", HEADER + "40" + "61".repeat(99), Fault.LABEL_TYPE, 12, null),
          new Row("label type 10", HEADER + "0161 80 00 00", Fault.LABEL_TYPE, 14, null),
          new Row("pointer cut", HEADER + "0161 c0", Fault.POINTER_TRUNCATED, 14, "zone[0] name"),
          new Row("pointer to itself", HEADER + "c00c 00010001", Fault.POINTER_NOT_PRIOR, 12, null),
          new Row(
              "pointer to its own piece",
              HEADER + "0161 c00c 00010001",
              Fault.POINTER_NOT_PRIOR,
              14,
              "zone[0] name"),
          new Row(
              "pointer into the header",
              HEADER + "c004 00010001",
              Fault.POINTER_INTO_HEADER,
              12,
              "zone[0] name"),
          new Row(
              "256 octets of name",
              HEADER + L63.repeat(3) + "3e" + "62".repeat(62) + "00 00010001",
              Fault.NAME_TOO_LONG,
              267,
              "zone[0] name"),
          new Row(
              "labels without an end",
              HEADER + L63.repeat(9),
              Fault.NAME_TOO_LONG,
              12 + 3 * 64,
              "zone[0] name"),
          new Row(
              "cut after the name",
              HEADER + NAME,
              MessageFault.QUESTION_TRUNCATED,
              25,
              "zone[0] type"),
          new Row(
              "cut in the class",
              HEADER + NAME + "000100",
              MessageFault.QUESTION_TRUNCATED,
              25,
              "zone[0] type"),
          good("no question counted", "0000 0000 0000 0000 0000 0000"),
          good("no question counted, and octets", "0000 0000 0000 0000 0000 0000 ffff"),
          good("root", HEADER + "00 0001 0001"),
          good(
              "255 octets of name", HEADER + L63.repeat(3) + "3d" + "62".repeat(61) + "00000100ff"),
          good("127 labels", HEADER + "0161".repeat(127) + "00 0001 0001"),
          good("a damaged record after it", HEADER + NAME + "00010001 c0"),
          good("65,535 octets", HEADER + "00 0001 0001" + "ff".repeat(65_535 - 17)));

  @TestFactory
  Stream<DynamicTest> headerAndFirstQuestionAreCheckedAndNothingElse() {
    return ROWS.stream().map(row -> DynamicTest.dynamicTest(row.name(), () -> check(row)));
  }

  private static void check(Row row) throws WireFormatException {
    byte[] octets = Hex.of(row.hex());
    for (Map.Entry<String, ByteBuffer> kind : Buffers.reading(octets).entrySet()) {
      ByteBuffer buffer = kind.getValue();
      String before = Buffers.state(buffer);
      QuestionView view = new QuestionView();
      assertEquals(row.fault() == null, view.tryWrap(buffer), kind.getKey());
      assertEquals(row.fault(), view.fault(), kind.getKey());
      assertEquals(octets.length >= 12, view.hasHeader());
      if (row.fault() == null) {
        view.wrap(buffer);
        assertThrows(IllegalStateException.class, view::failure);
      } else {
        WireFormatException fault =
            assertThrows(WireFormatException.class, () -> view.wrap(buffer), kind.getKey());
        assertEquals(row.fault(), fault.fault());
        assertEquals(row.offset(), fault.offset());
        assertEquals(row.offset(), view.faultOffset());
        if (row.field() != null) {
          assertEquals(row.field(), fault.field());
        }
        assertThrows(IllegalStateException.class, view::typeValue);
      }
      assertEquals(before, Buffers.state(buffer), kind.getKey());
    }
  }

  @Test
  void everyFieldIsThere() throws WireFormatException {
    byte[] octets = Hex.of(HEADER + NAME + "00 0f 00 03" + OPT);
    QuestionView view = new QuestionView();
    for (ByteBuffer buffer : Buffers.reading(octets).values()) {
      view.wrap(buffer);
      assertEquals(0xABCD, view.id());
      assertEquals(0x2903, view.flags());
      assertEquals(5, view.opcodeValue());
      assertEquals(1, view.questionCount());
      assertEquals(new Header(0xABCD, 0x2903, 1, 0, 0, 1), view.header());
      assertEquals(15, view.typeValue());
      assertEquals(3, view.classValue());
      assertEquals(Name.of("www.example."), view.name().toName());
      assertTrue(view.name().isSameAs(Name.of("WWW.Example.")));
      assertEquals(13, view.name().length());
      assertEquals(12, view.name().offset());
      byte[] name = new byte[15];
      assertEquals(13, view.copyName(name, 2));
      assertEquals("0000" + NAME.replace(" ", ""), Hex.text(name));
      assertThrows(IndexOutOfBoundsException.class, () -> view.copyName(name, 3));
    }
  }

  @Test
  void withoutAQuestionThereIsAHeader() throws WireFormatException {
    QuestionView view = new QuestionView();
    view.wrap(ByteBuffer.wrap(Hex.of(HEADER + NAME + "0001 0001")));
    view.wrap(ByteBuffer.wrap(Hex.of("0102 8000 0000 0001 0000 0000")));
    assertEquals(0x0102, view.id());
    assertEquals(0, view.questionCount());
    assertThrows(IllegalStateException.class, view::name);
    assertThrows(IllegalStateException.class, view::typeValue);
    assertThrows(IllegalStateException.class, view::classValue);
    assertThrows(IllegalStateException.class, () -> view.copyName(new byte[255], 0));
  }

  @Test
  void aMalformedQuestionLeavesTheHeaderForAReply() {
    QuestionView view = new QuestionView();
    assertFalse(view.tryWrap(ByteBuffer.wrap(Hex.of(HEADER + "c0"))));
    assertTrue(view.hasHeader());
    assertEquals(0xABCD, view.id());
    assertEquals(5, view.opcodeValue());
    assertFalse(view.tryWrap(ByteBuffer.allocate(3)));
    assertFalse(view.hasHeader());
  }

  @Test
  void whatWasCheckedStaysSoWhateverBecomesOfTheBuffer() throws WireFormatException {
    byte[] octets = Hex.of(HEADER + NAME + "0001 0001" + OPT);
    QuestionView view = new QuestionView().wrap(ByteBuffer.wrap(octets));
    Arrays.fill(octets, (byte) 0xC0);
    assertEquals("www.example.", view.name().toString());
    assertEquals(1, view.typeValue());
  }

  @Test
  void aSecondQuestionIsNotLookedAt() throws WireFormatException {
    QuestionView view = new QuestionView();
    view.wrap(ByteBuffer.wrap(Hex.of("0000 0000 0002 0000 0000 0000", NAME, "0001 0001 c0ff")));
    assertEquals(2, view.questionCount());
    assertEquals("www.example.", view.name().toString());
    assertNull(view.fault());
  }

  @Test
  void aGoodMessageAfterABadOneHasNoFault() throws WireFormatException {
    QuestionView view = new QuestionView();
    assertFalse(view.tryWrap(ByteBuffer.wrap(Hex.of(HEADER + "c0"))));
    view.wrap(ByteBuffer.wrap(Hex.of(HEADER + NAME + "0001 0001")));
    assertNull(view.fault());
  }
}
