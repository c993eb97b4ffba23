package io.wiredns.codec.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.Buffers;
import io.wiredns.codec.Written;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.WireFormatException;
import io.wiredns.codec.wire.WireName;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class MessageProperties {
  @Provide
  Arbitrary<Message> messages() {
    return Arbitraries.allMessages();
  }

  @Provide
  Arbitrary<byte[]> octets() {
    return Arbitraries.hostileOctets();
  }

  @Property
  void whatIsWrittenIsReadAgainOctetByOctet(@ForAll("messages") Message message)
      throws WireFormatException {
    byte[] octets = Written.octets(message);
    Message again = Message.parse(ByteBuffer.wrap(octets));
    assertEquals(message, again);
    assertEquals(message.hashCode(), again.hashCode());
    assertEquals(Content.of(message), Content.of(again));
    if (message.body().length() == 0) {
      PointerWalker.check(octets);
    }
  }

  @Property
  void toBuilderKeepsEverything(@ForAll("messages") Message message) {
    assertEquals(Content.of(message), Content.of(message.toBuilder().build()));
  }

  @Property
  void aBuffersKindPositionLimitAndOrderMatterNotAndStay(@ForAll("octets") byte[] octets) {
    String expected = outcome(ByteBuffer.wrap(octets));
    for (Map.Entry<String, ByteBuffer> kind : Buffers.reading(octets).entrySet()) {
      ByteBuffer buffer = kind.getValue();
      String before = Buffers.state(buffer);
      assertEquals(expected, outcome(buffer), kind.getKey());
      assertEquals(before, Buffers.state(buffer), kind.getKey());
    }
  }

  /** Returns the parsed message, or the exception of the parser. */
  private static String outcome(ByteBuffer buffer) {
    try {
      return Content.of(Message.parse(buffer));
    } catch (WireFormatException malformed) {
      int length = buffer.remaining();
      assertTrue(malformed.offset() >= 0 && malformed.offset() <= length, malformed.getMessage());
      return malformed.getMessage();
    }
  }

  @Property
  void tolerantParsingNeverThrowsAndListsAFaultExactlyIfStrictParsingDoes(
      @ForAll("octets") byte[] octets) {
    TolerantResult result = Message.parseTolerant(ByteBuffer.wrap(octets));
    String strict = outcome(ByteBuffer.wrap(octets));
    if (result.faults().isEmpty()) {
      assertEquals(strict, Content.of(result.message().orElseThrow()));
    } else {
      assertTrue(
          result.faults().stream().anyMatch(fault -> fault.getMessage().equals(strict)), strict);
    }
    assertEquals(octets.length >= 12, result.message().isPresent());
    for (WireFormatException fault : result.faults()) {
      assertTrue(fault.offset() >= 0 && fault.offset() <= octets.length, fault.getMessage());
      assertFalse(fault.field().isBlank());
    }
  }

  @Property
  void aViewAcceptsExactlyWhatATolerantLookFindsNoFaultIn(@ForAll("octets") byte[] octets) {
    MessageView view = new MessageView();
    boolean accepted = view.tryWrap(ByteBuffer.wrap(octets));
    String first = accepted ? "" : view.failure().getMessage();
    List<WireFormatException> faults = view.wrapTolerant(ByteBuffer.wrap(octets));
    assertEquals(accepted, faults.isEmpty());
    assertEquals(first, faults.isEmpty() ? "" : faults.get(0).getMessage());
  }

  @Property
  void afterAWrapNoAccessorFails(@ForAll("octets") byte[] octets) {
    MessageView view = new MessageView();
    if (view.tryWrap(ByteBuffer.wrap(octets))) {
      touchAll(view, octets);
      assertEquals(octets.length, view.length());
    } else {
      assertTrue(view.faultOffset() >= 0 && view.faultOffset() <= octets.length);
    }
    view.wrapTolerant(ByteBuffer.wrap(octets).order(ByteOrder.LITTLE_ENDIAN));
    if (view.hasHeader()) {
      touchAll(view, octets);
    }
  }

  private static void touchAll(MessageView view, byte[] octets) {
    byte[] target = new byte[66_100];
    view.header();
    for (int at = 0; at < octets.length; at++) {
      byte[] word = java.util.Arrays.copyOfRange(octets, at, at + 8);
      assertEquals(ByteBuffer.wrap(word).getLong(), view.word(at));
    }
    view.rcodeValue();
    view.body();
    assertEquals(view.count(Section.QUESTION), view.questionCount());
    for (int i = 0; i < view.questionCount(); i++) {
      int contiguous = view.contiguousQuestionNameOffset(i);
      contiguous(view.questionName(i), octets, contiguous, view.contiguousQuestionNameLength(i));
      view.questionTypeValue(i);
      view.questionClassValue(i);
    }
    for (int i = 0; i < view.recordCount(); i++) {
      RecordView record = view.record(i);
      owner(record.name());
      contiguous(
          record.name(), octets, record.contiguousNameOffset(), record.contiguousNameLength());
      assertTrue(record.name().isSameAs(record.name().toName()));
      assertEquals(record.rdataLength(), record.copyRData(target, 0));
      int expanded = record.copyExpandedRData(target, 0);
      assertTrue(expanded >= -1 && expanded <= record.rdataLength() + 510);
      for (int at = 0; at < record.rdataLength(); at++) {
        record.rdataOctet(at);
      }
      assertTrue(record.offset() >= 12 && record.rdataOffset() <= view.length());
    }
  }

  private static void contiguous(WireName name, byte[] octets, int offset, int length) {
    assertEquals(offset < 0 ? 0 : name.length(), length);
    if (offset >= 0) {
      assertEquals(name.toName().toWire(), Octets.of(octets, offset, length));
    }
  }

  private static void owner(WireName owner) {
    Name name = owner.toName();
    assertTrue(owner.labelCount() <= 127);
    assertEquals(name.length(), owner.length());
    byte[] copy = new byte[255];
    assertEquals(name.toWire(), Octets.of(copy, 0, owner.copyTo(copy, 0)));
  }

  @Property
  void whatWasReadIsWrittenWithTheSameContent(@ForAll("octets") byte[] octets)
      throws WireFormatException {
    Message message;
    try {
      message = Message.parse(ByteBuffer.wrap(octets));
    } catch (WireFormatException malformed) {
      return;
    }
    byte[] written = Written.octets(message);
    Message again = Message.parse(ByteBuffer.wrap(written));
    assertEquals(message, again);
    assertEquals(Content.of(message), Content.of(again));
    assertEquals(Content.expandedRData(octets), Content.expandedRData(written));
  }

  @Property
  void aViewForgetsTheMessageBefore(
      @ForAll("octets") byte[] before, @ForAll("octets") byte[] octets) {
    MessageView used = new MessageView();
    used.wrapTolerant(ByteBuffer.wrap(before));
    if (used.hasHeader()) {
      used.toMessageTolerant(new java.util.ArrayList<>());
    }
    used.tryWrap(ByteBuffer.wrap(before).asReadOnlyBuffer());
    assertEquals(outcome(new MessageView(), octets), outcome(used, octets));
  }

  private static String outcome(MessageView view, byte[] octets) {
    try {
      return Content.of(view.wrap(ByteBuffer.wrap(octets).asReadOnlyBuffer()).toMessage());
    } catch (WireFormatException malformed) {
      return malformed.getMessage();
    }
  }
}
