package io.wiredns.codec.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.Hex;
import io.wiredns.codec.wire.WireFormatException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tests the state of views that show no message: before the first wrap, and after a refused one.
 */
class ViewStateTest {
  private static final String NOTHING = "no message has been wrapped";

  /** Every method that returns a part of the message after its header. */
  private static Map<String, Executable> parts(MessageView view) {
    byte[] target = new byte[300];
    Map<String, Executable> parts = new TreeMap<>();
    parts.put("word", () -> view.word(0));
    parts.put("copyOctets", () -> view.copyOctets(0, 0, target, 0));
    parts.put("count", () -> view.count(Section.ANSWER));
    parts.put("questionCount", view::questionCount);
    parts.put("recordCount", view::recordCount);
    parts.put("record", () -> view.record(0));
    parts.put("record of a section", () -> view.record(Section.ANSWER, 0));
    parts.put("opt", view::opt);
    parts.put("tsig", view::tsig);
    parts.put("rcode", view::rcode);
    parts.put("questionName", () -> view.questionName(0));
    parts.put("contiguousQuestionNameOffset", () -> view.contiguousQuestionNameOffset(0));
    parts.put("contiguousQuestionNameLength", () -> view.contiguousQuestionNameLength(0));
    parts.put("copyQuestionName", () -> view.copyQuestionName(0, target, 0));
    parts.put("questionType", () -> view.questionTypeValue(0));
    parts.put("questionClass", () -> view.questionClassValue(0));
    parts.put("body", view::body);
    parts.put("toMessage", view::toMessage);
    parts.put("toMessageTolerant", () -> view.toMessageTolerant(new ArrayList<>()));
    return parts;
  }

  private static void assertOrder(String why, Map<String, Executable> calls) {
    calls.forEach(
        (name, call) -> {
          String said = assertThrows(IllegalStateException.class, call, name).getMessage();
          assertTrue(said.contains(why), name + ": " + said);
        });
  }

  private static Map<String, Executable> header(MessageView view) {
    return Map.of("id", view::id, "flags", view::flags, "header", view::header);
  }

  @Test
  void aFreshViewShowsNothing() {
    MessageView view = new MessageView();
    assertNull(view.fault());
    assertEquals(-1, view.faultOffset());
    assertEquals(0, view.length());
    assertFalse(view.hasHeader());
    assertThrows(IllegalStateException.class, view::failure);
    assertOrder(NOTHING, header(view));
    assertOrder(NOTHING, parts(view));
  }

  @ParameterizedTest
  @ValueSource(strings = {"strict", "tolerant"})
  void withoutAHeaderNothingIsShown(String how) throws WireFormatException {
    MessageView view = new MessageView().wrap(ByteBuffer.wrap(MessageViewTest.GOOD));
    ByteBuffer message = ByteBuffer.wrap(new byte[11]);
    if (how.equals("strict")) {
      assertFalse(view.tryWrap(message));
    } else {
      assertEquals(1, view.wrapTolerant(message).size());
    }
    assertEquals(11, view.length());
    assertOrder("HEADER_TRUNCATED at octet 11", header(view));
    assertOrder("HEADER_TRUNCATED at octet 11", parts(view));
  }

  @Test
  void ofARefusedMessageTheHeaderIsShown() throws WireFormatException {
    MessageView view = new MessageView().wrap(ByteBuffer.wrap(MessageViewTest.GOOD));
    int length = MessageViewTest.GOOD.length;
    assertFalse(view.tryWrap(ByteBuffer.wrap(MessageViewTest.GOOD).limit(length - 1)));
    assertEquals(MessageFault.RDLENGTH_EXCEEDS_MESSAGE, view.fault());
    assertEquals(length - 1, view.length());
    assertTrue(view.hasHeader());
    assertEquals(0xABCD, view.id());
    assertEquals(0x8583, view.flags());
    assertEquals(new Header(0xABCD, 0x8583, 1, 2, 1, 2), view.header());
    assertOrder("RDLENGTH_EXCEEDS_MESSAGE", parts(view));
    view.wrap(ByteBuffer.wrap(MessageViewTest.GOOD));
    assertEquals(5, view.recordCount());
  }

  @Test
  void aNullChangesNothing() throws WireFormatException {
    String misplaced = "1234 8000 0000 0001 0000 0000" + "00 0029 04d0 00000000 0000";
    MessageView view = new MessageView();
    assertEquals(1, view.wrapTolerant(ByteBuffer.wrap(Hex.of(misplaced))).size());
    List<Executable> calls =
        List.of(
            () -> view.wrap((ByteBuffer) null),
            () -> view.tryWrap((ByteBuffer) null),
            () -> view.wrapTolerant((ByteBuffer) null));
    for (Executable call : calls) {
      assertThrows(NullPointerException.class, call);
      assertEquals(1, view.recordCount());
      // If the view were strict, the message would be written.
      Message message = view.toMessage();
      assertThrows(
          IllegalArgumentException.class, () -> message.write(ByteBuffer.allocate(512)), "OPT");
    }
    view.wrap(ByteBuffer.wrap(MessageViewTest.GOOD));
    assertThrows(NullPointerException.class, () -> view.wrapTolerant((ByteBuffer) null));
    view.toMessage().write(ByteBuffer.allocate(512));
  }

  private static Map<String, Executable> question(QuestionView view) {
    return Map.of(
        "name", view::name,
        "copyName", () -> view.copyName(new byte[255], 0),
        "typeValue", view::typeValue,
        "classValue", view::classValue);
  }

  private static Map<String, Executable> header(QuestionView view) {
    return Map.of(
        "id", view::id,
        "flags", view::flags,
        "opcodeValue", view::opcodeValue,
        "questionCount", view::questionCount,
        "header", view::header);
  }

  @Test
  void aQuestionViewSaysTheSame() throws WireFormatException {
    QuestionView view = new QuestionView();
    assertNull(view.fault());
    assertEquals(-1, view.faultOffset());
    assertFalse(view.hasHeader());
    assertThrows(IllegalStateException.class, view::failure);
    assertOrder(NOTHING, header(view));
    assertOrder(NOTHING, question(view));
    view.wrap(ByteBuffer.wrap(MessageViewTest.GOOD));
    assertThrows(NullPointerException.class, () -> view.tryWrap((ByteBuffer) null));
    assertEquals(15, view.typeValue());
    assertFalse(view.tryWrap(ByteBuffer.wrap(new byte[3])));
    assertOrder("HEADER_TRUNCATED", header(view));
    assertOrder("HEADER_TRUNCATED", question(view));
    assertFalse(view.tryWrap(ByteBuffer.wrap(MessageViewTest.GOOD).limit(20)));
    assertEquals(0xABCD, view.id());
    assertOrder("NAME_TRUNCATED", question(view));
    view.wrap(ByteBuffer.wrap(Hex.of("0000 0000 0000 0000 0000 0000")));
    assertThrows(IllegalStateException.class, view::typeValue);
  }

  /**
   * A view and its message agree on whether OPT and TSIG that only tolerant parsing accepts are
   * used.
   */
  @Test
  void misplacedOptAndTsigCountForNeither() {
    String opt = "00 0029 04d0 ff000000 0000";
    String tsig = "00 00fa 00ff 00000000 0011 00 000000000001 012c 0000 1234 0000 0000";
    String owned = "0161 00 0029 04d0 ff000000 0000";
    record Case(String counts, String records, int rcode, boolean tsig) {}
    for (Case one :
        List.of(
            new Case("0001 0000 0000", opt, 0, false),
            new Case("0000 0000 0001", owned, 0, false),
            new Case("0000 0000 0002", owned + opt, 0xFF0, false),
            new Case("0000 0000 0002", opt + opt.replace("ff", "01"), 0xFF0, false),
            new Case("0001 0000 0000", tsig, 0, false),
            new Case("0000 0000 0002", tsig + opt, 0xFF0, false),
            new Case("0000 0000 0001", tsig.replace("00ff", "0001"), 0, false),
            new Case("0000 0000 0002", tsig, 0, true))) {
      byte[] octets = Hex.of("0000 8000 0000" + one.counts() + one.records());
      MessageView view = new MessageView();
      assertFalse(view.wrapTolerant(ByteBuffer.wrap(octets)).isEmpty(), one.toString());
      Message message = view.toMessageTolerant(new ArrayList<>());
      assertEquals(one.rcode(), view.rcodeValue(), one.toString());
      assertEquals(one.rcode(), message.rcode().value(), one.toString());
      assertEquals(one.rcode() > 0, message.edns().isPresent(), one.toString());
      assertEquals(one.tsig(), view.tsig() != null, one.toString());
      assertEquals(one.tsig(), message.tsig().isPresent(), one.toString());
    }
  }
}
