package io.wiredns.core.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.Written;
import io.wiredns.codec.code.Opcode;
import io.wiredns.codec.code.Rcode;
import io.wiredns.codec.code.RecordClass;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.edns.Edns;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.MessageBuilder;
import io.wiredns.codec.message.MessageFault;
import io.wiredns.codec.message.MessageView;
import io.wiredns.codec.message.Question;
import io.wiredns.codec.message.Section;
import io.wiredns.codec.message.Transport;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.WireFormatException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TransferDecoderTest {
  private static final TransferRequest AXFR = Streams.axfr();
  private static final TransferRequest IXFR = Streams.ixfr(3);

  /** A correct transfer and its batches. */
  record Good(String name, TransferRequest request, String messages, List<String> batches) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static Good good(String name, TransferRequest request, String messages, String... out) {
    return new Good(name, request, messages, List.of(out));
  }

  static Stream<Good> good() {
    return Stream.of(
        good("a zone in one message", AXFR, "S5 a b S5", "ZONE 5 @1 [S5, a, b]"),
        good("a record a message", AXFR, "S5|a|S5", "ZONE 5 @1 [S5]", "ZONE 5 @2 [a]"),
        good("the last SOA alone", AXFR, "S5 a b|S5", "ZONE 5 @1 [S5, a, b]"),
        good("a zone of its SOA alone", AXFR, "S5 S5", "ZONE 5 @1 [S5]"),
        good("that in two messages", AXFR, "S5|S5", "ZONE 5 @1 [S5]"),
        good("duplicates come through", AXFR, "S5 a a S5", "ZONE 5 @1 [S5, a, a]"),
        good("serial 0", AXFR, "S0 a S0", "ZONE 0 @1 [S0, a]"),
        good("up to date", IXFR, "S3", "UP_TO_DATE 3 @1 [S3]"),
        good("the server is older", IXFR, "S2", "UP_TO_DATE 2 @1 [S2]"),
        good("up to date, said twice", IXFR, "S3 S3", "UP_TO_DATE 3 @1 [S3]"),
        good(
            "one difference",
            IXFR,
            "S4 S3 a S4 b S4",
            "DELETIONS 3 @1 [S3, a]",
            "ADDITIONS 4 @1 [S4, b]"),
        good(
            "two differences",
            IXFR,
            "S5 S3 a S4 b S4 c S5 d S5",
            "DELETIONS 3 @1 [S3, a]",
            "ADDITIONS 4 @1 [S4, b]",
            "DELETIONS 4 @1 [S4, c]",
            "ADDITIONS 5 @1 [S5, d]"),
        good(
            "condensed from 3 to 9",
            IXFR,
            "S9 S3 a S9 b S9",
            "DELETIONS 3 @1 [S3, a]",
            "ADDITIONS 9 @1 [S9, b]"),
        good(
            "the SOA alone has changed",
            IXFR,
            "S4 S3 S4 S4",
            "DELETIONS 3 @1 [S3]",
            "ADDITIONS 4 @1 [S4]"),
        good(
            "differences, a record a message",
            IXFR,
            "S4|S3|a|S4|b|S4",
            "DELETIONS 3 @2 [S3]",
            "DELETIONS 3 @3 [a]",
            "ADDITIONS 4 @4 [S4]",
            "ADDITIONS 4 @5 [b]"),
        good(
            "differences cut in deletions and additions",
            IXFR,
            "S4 S3 a|b S4 c|d S4",
            "DELETIONS 3 @1 [S3, a]",
            "DELETIONS 3 @2 [b]",
            "ADDITIONS 4 @2 [S4, c]",
            "ADDITIONS 4 @3 [d]"),
        good(
            "differences over the end of serials",
            Streams.ixfr(4294967295L),
            "S1 S4294967295 a S1 b S1",
            "DELETIONS 4294967295 @1 [S4294967295, a]",
            "ADDITIONS 1 @1 [S1, b]"),
        good("the whole zone instead", IXFR, "S5 a b S5", "ZONE 5 @1 [S5, a, b]"),
        good(
            "the whole zone instead, the first SOA alone",
            IXFR,
            "S5|a b|S5",
            "ZONE 5 @2 [S5, a, b]"),
        good("the whole zone instead, of its SOA alone", IXFR, "S5 S5", "ZONE 5 @1 [S5]"),
        good("that in two messages, IXFR", IXFR, "S5|S5", "ZONE 5 @2 [S5]"));
  }

  private static List<ByteBuffer> octets(List<MessageBuilder> messages) {
    return messages.stream().map(message -> Written.buffer(message.build())).toList();
  }

  @ParameterizedTest
  @MethodSource("good")
  void whatIsRightComesOut(Good row) throws TransferException {
    TransferDecoder decoder = TransferDecoder.builder(row.request(), Streams.ID).build();
    List<String> batches = new ArrayList<>();
    Streams.run(decoder, octets(Streams.messages(row.request(), row.messages())), batches);
    assertEquals(row.batches(), batches);
    assertTrue(decoder.isComplete());
    assertEquals(Streams.records(row.messages().replace('|', ' ')).size(), decoder.recordCount());
    assertThrows(
        IllegalStateException.class, () -> decoder.take(ByteBuffer.allocate(12), Instant.EPOCH));
    assertThrows(IllegalStateException.class, decoder::closedEarly);
  }

  /** A faulty transfer, with its fault and the message and record of the fault. */
  record Bad(
      String name,
      TransferRequest request,
      String messages,
      TransferFault fault,
      int message,
      int record) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Bad> bad() {
    return Stream.of(
        new Bad("no SOA first", AXFR, "a b S5", TransferFault.FIRST_RECORD, 1, 0),
        new Bad("no SOA first, IXFR", IXFR, "a b S5", TransferFault.FIRST_RECORD, 1, 0),
        new Bad("another zone's SOA first", AXFR, "U5 a U5", TransferFault.FIRST_RECORD, 1, 0),
        new Bad("a record outside first", AXFR, "!a S5", TransferFault.FIRST_RECORD, 1, 0),
        new Bad("a record outside", AXFR, "S5 a|b !c S5", TransferFault.WRONG_ZONE, 2, 1),
        new Bad("an SOA of a name below", AXFR, "S5 a U5 S5", TransferFault.WRONG_ZONE, 1, 2),
        new Bad("a name below's SOA to delete", IXFR, "S4 U3", TransferFault.WRONG_ZONE, 1, 1),
        new Bad("another class", AXFR, "S5 a ?b S5", TransferFault.WRONG_CLASS, 1, 2),
        new Bad("a meta type", AXFR, "S5 a * S5", TransferFault.META_TYPE, 1, 2),
        new Bad("the serial changes", AXFR, "S5 a b S6", TransferFault.SOA_DIFFERS, 1, 3),
        new Bad("the SOA changes", AXFR, "S5 a b T5", TransferFault.SOA_DIFFERS, 1, 3),
        new Bad("an SOA between", AXFR, "S5 a S4 b S5", TransferFault.SOA_DIFFERS, 1, 2),
        new Bad("records after the end", AXFR, "S5 a S5 b", TransferFault.AFTER_END, 1, 3),
        new Bad("a third SOA", AXFR, "S5 S5 S5", TransferFault.AFTER_END, 1, 2),
        new Bad("the message has no records", AXFR, "S5 a||S5", TransferFault.EMPTY, 2, -1),
        new Bad("nothing at all", AXFR, "", TransferFault.EMPTY, 1, -1),
        new Bad("nothing at all, IXFR", IXFR, "", TransferFault.EMPTY, 1, -1),
        new Bad("an older zone", IXFR, "S2 a b S2", TransferFault.SERIAL_ORDER, 1, 1),
        new Bad("an older zone of SOAs", IXFR, "S2 S2", TransferFault.SERIAL_ORDER, 1, 1),
        new Bad("the zone that is known", IXFR, "S3 a b S3", TransferFault.SERIAL_ORDER, 1, 1),
        new Bad("half a circle away", IXFR, "S2147483651 a", TransferFault.SERIAL_ORDER, 1, 1),
        new Bad("differences to an older", IXFR, "S2 S3 a S2", TransferFault.SERIAL_ORDER, 1, 1),
        new Bad("differences from before", IXFR, "S5 S2 a S5", TransferFault.SERIAL_CHAIN, 1, 1),
        new Bad("differences from later", IXFR, "S5 S4 a S5", TransferFault.SERIAL_CHAIN, 1, 1),
        new Bad("a gap", IXFR, "S6 S3 a S4 b S5 c S6", TransferFault.SERIAL_CHAIN, 1, 5),
        new Bad("one step back", IXFR, "S6 S3 a S2 b", TransferFault.SERIAL_ORDER, 1, 3),
        new Bad("no step", IXFR, "S6 S3 a S3 b", TransferFault.SERIAL_ORDER, 1, 3),
        new Bad("one step too far", IXFR, "S6 S3 a S7 b", TransferFault.SERIAL_ORDER, 1, 3),
        new Bad("another SOA is added", IXFR, "S4 S3 a T4 b", TransferFault.SOA_DIFFERS, 1, 3),
        new Bad("another SOA ends", IXFR, "S4 S3 a S4 b T4", TransferFault.SOA_DIFFERS, 1, 5),
        new Bad(
            "a difference after the end", IXFR, "S4 S3 S4 S4 S4", TransferFault.AFTER_END, 1, 4),
        new Bad("end before the last", IXFR, "S6 S3 a S4 b S6", TransferFault.SERIAL_CHAIN, 1, 5),
        new Bad("the zone's SOA changes", IXFR, "S5 a|b S6", TransferFault.SOA_DIFFERS, 2, 1),
        new Bad("a zone after the end", IXFR, "S5 S5 a", TransferFault.AFTER_END, 1, 2));
  }

  @ParameterizedTest
  @MethodSource("bad")
  void whatIsWrongIsNamedWithItsPlace(Bad row) throws WireFormatException {
    TransferDecoder decoder = TransferDecoder.builder(row.request(), Streams.ID).build();
    List<ByteBuffer> octets = octets(Streams.messages(row.request(), row.messages()));
    TransferException failure =
        assertThrows(
            TransferException.class, () -> Streams.run(decoder, octets, new ArrayList<>()));
    assertEquals(row.fault(), failure.fault(), failure.getMessage());
    assertEquals(row.message(), failure.messageNumber(), failure.getMessage());
    assertEquals(row.record(), failure.record().orElse(-1), failure.getMessage());
    int offset = -1;
    if (row.record() >= 0) {
      MessageView view = new MessageView().wrap(octets.get(row.message() - 1));
      offset = view.record(Section.ANSWER, row.record()).offset();
    }
    assertEquals(offset, failure.offset().orElse(-1), failure.getMessage());
    assertTrue(failure.getMessage().contains(row.fault().rule()), failure.getMessage());
    assertFalse(decoder.isComplete());
    assertThrows(IllegalStateException.class, decoder::poll);
    assertThrows(IllegalStateException.class, () -> decoder.take(octets.get(0), Instant.EPOCH));
  }

  /** A zone in three messages, of which one is changed. */
  record Changed(
      String name, int message, Consumer<MessageBuilder> change, TransferFault fault, int offset) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static Message bare(MessageBuilder message) {
    Message built = message.build();
    MessageBuilder bare = Message.builder().id(built.id()).flags(built.flags());
    built.answers().forEach(bare::answer);
    return bare.build();
  }

  static Stream<Changed> changed() {
    Question other = new Question(Name.of("other.test"), RecordType.AXFR);
    return Stream.of(
        new Changed("another ID", 1, m -> m.id(1), TransferFault.ID, 0),
        new Changed("another ID later", 3, m -> m.id(1), TransferFault.ID, 0),
        new Changed("a query", 1, m -> m.response(false), TransferFault.NOT_A_RESPONSE, 2),
        new Changed("an update", 2, m -> m.opcode(Opcode.NOTIFY), TransferFault.OPCODE, 2),
        new Changed("refused", 1, m -> m.rcode(Rcode.REFUSED), TransferFault.RCODE, 3),
        new Changed("an error later", 2, m -> m.rcode(Rcode.SERVFAIL), TransferFault.RCODE, 3),
        new Changed(
            "an extended error",
            2,
            m -> m.edns(Edns.request()).rcode(Rcode.BADVERS),
            TransferFault.RCODE,
            3),
        new Changed("two questions", 1, m -> m.question(other), TransferFault.QUESTION, 12));
  }

  @ParameterizedTest
  @MethodSource("changed")
  void aHeaderThatIsWrongIsNamed(Changed row) {
    List<MessageBuilder> messages = Streams.messages(AXFR, "S5 a|b|c S5");
    row.change().accept(messages.get(row.message() - 1));
    TransferDecoder decoder = TransferDecoder.builder(AXFR, Streams.ID).build();
    TransferException failure =
        assertThrows(
            TransferException.class,
            () -> Streams.run(decoder, octets(messages), new ArrayList<>()));
    assertEquals(row.fault(), failure.fault(), failure.getMessage());
    assertEquals(row.message(), failure.messageNumber());
    assertEquals(row.offset(), failure.offset().orElse(-1));
    assertEquals(row.fault() == TransferFault.RCODE, failure.rcode().isPresent());
  }

  @Test
  void theQuestionIsNeededFirstAndMayMissLater() throws TransferException {
    List<MessageBuilder> messages = Streams.messages(AXFR, "S5 a|b|c S5");
    List<ByteBuffer> octets =
        List.of(
            Written.buffer(messages.get(0).build()),
            Written.buffer(bare(messages.get(1))),
            Written.buffer(messages.get(2).build()));
    List<String> batches = new ArrayList<>();
    TransferDecoder decoder = TransferDecoder.builder(AXFR, Streams.ID).build();
    Streams.run(decoder, octets, batches);
    assertTrue(decoder.isComplete());
    assertEquals(3, batches.size());

    ByteBuffer first = Written.buffer(bare(messages.get(0)));
    TransferDecoder strict = TransferDecoder.builder(AXFR, Streams.ID).build();
    TransferException failure =
        assertThrows(
            TransferException.class, () -> Streams.run(strict, List.of(first), new ArrayList<>()));
    assertEquals(TransferFault.QUESTION, failure.fault());

    // An error needs no question: a server that could not read the query has none to copy.
    Message refused = bare(messages.get(0).rcode(Rcode.FORMERR));
    TransferDecoder told = TransferDecoder.builder(AXFR, Streams.ID).build();
    failure =
        assertThrows(
            TransferException.class,
            () -> Streams.run(told, List.of(Written.buffer(refused)), new ArrayList<>()));
    assertEquals(TransferFault.RCODE, failure.fault());
    assertEquals(Rcode.FORMERR, failure.rcode().orElseThrow());
  }

  @Test
  void anotherQuestionIsRefusedInEveryMessage() {
    for (Question other :
        List.of(
            new Question(Name.of("other.test"), RecordType.AXFR),
            new Question(Streams.ZONE, RecordType.IXFR),
            new Question(Streams.ZONE, RecordType.AXFR, RecordClass.CH))) {
      for (int message = 0; message < 2; message++) {
        List<MessageBuilder> messages = Streams.messages(AXFR, "S5 a|S5");
        Message built = messages.get(message).build();
        MessageBuilder asked =
            Message.builder().id(built.id()).flags(built.flags()).question(other);
        built.answers().forEach(asked::answer);
        messages.set(message, asked);
        TransferDecoder decoder = TransferDecoder.builder(AXFR, Streams.ID).build();
        TransferException failure =
            assertThrows(
                TransferException.class,
                () -> Streams.run(decoder, octets(messages), new ArrayList<>()));
        assertEquals(TransferFault.QUESTION, failure.fault());
        assertEquals(message + 1, failure.messageNumber());
      }
    }
  }

  @Test
  void aMessageAfterTheEndIsTheCallersMistake() throws TransferException {
    TransferDecoder decoder = TransferDecoder.builder(AXFR, Streams.ID).build();
    List<ByteBuffer> octets = octets(Streams.messages(AXFR, "S5 a S5|b"));
    assertThrows(
        IllegalStateException.class, () -> Streams.run(decoder, octets, new ArrayList<>()));
    assertTrue(decoder.isComplete());
  }

  @Test
  void batchesMustBePolledBeforeTheNextMessage() throws TransferException {
    TransferDecoder decoder = TransferDecoder.builder(AXFR, Streams.ID).build();
    List<ByteBuffer> octets = octets(Streams.messages(AXFR, "S5 a|S5"));
    decoder.take(octets.get(0), Instant.EPOCH);
    assertThrows(IllegalStateException.class, () -> decoder.take(octets.get(1), Instant.EPOCH));
    assertEquals("ZONE 5 @1 [S5, a]", Streams.text(decoder.poll().orElseThrow()));
    assertEquals(Optional.empty(), decoder.poll());
    decoder.take(octets.get(1), Instant.EPOCH);
    assertEquals(Optional.empty(), decoder.poll());
    assertTrue(decoder.isComplete());
  }

  @Test
  void whatIsLeftOfAMessageIsLookedAtBeforeTheEnd() throws TransferException {
    TransferDecoder decoder = TransferDecoder.builder(AXFR, Streams.ID).build();
    decoder.take(octets(Streams.messages(AXFR, "S5 a S5 b")).get(0), Instant.EPOCH);
    assertEquals("ZONE 5 @1 [S5, a]", Streams.text(decoder.poll().orElseThrow()));
    assertFalse(decoder.isComplete());
    TransferException failure = assertThrows(TransferException.class, decoder::poll);
    assertEquals(TransferFault.AFTER_END, failure.fault());
    assertEquals(3, failure.record().orElse(-1));
  }

  @Test
  void malformedOctetsAreNamedWithTheirFault() {
    List<ByteBuffer> octets = new ArrayList<>(octets(Streams.messages(AXFR, "S5 a|b S5")));
    ByteBuffer cut = octets.get(1).duplicate();
    cut.limit(cut.limit() - 1);
    octets.set(1, cut);
    TransferDecoder decoder = TransferDecoder.builder(AXFR, Streams.ID).build();
    TransferException failure =
        assertThrows(
            TransferException.class, () -> Streams.run(decoder, octets, new ArrayList<>()));
    assertEquals(TransferFault.MALFORMED, failure.fault());
    assertEquals(2, failure.messageNumber());
    WireFormatException cause = assertInstanceOf(WireFormatException.class, failure.getCause());
    assertEquals(MessageFault.RDLENGTH_EXCEEDS_MESSAGE, cause.fault());
    assertEquals(cause.offset(), failure.offset().orElse(-1));
  }

  @Test
  void anAnswerThatNeverEndsMeetsTheLimits() {
    for (TransferLimits limits :
        List.of(new TransferLimits(1000, 1 << 30), new TransferLimits(1 << 30, 20_000))) {
      TransferDecoder decoder = TransferDecoder.builder(AXFR, Streams.ID).limits(limits).build();
      List<ByteBuffer> octets = octets(Streams.messages(AXFR, "S5 a|b b b b b b b b b b"));
      TransferException failure =
          assertThrows(
              TransferException.class,
              () -> {
                Streams.run(decoder, octets, new ArrayList<>());
                for (int i = 0; i < 1000; i++) {
                  Streams.run(decoder, octets.subList(1, 2), new ArrayList<>());
                }
              });
      assertEquals(TransferFault.LIMIT, failure.fault());
      assertTrue(decoder.recordCount() <= limits.maxRecords() + 1, "" + decoder.recordCount());
      assertTrue(
          decoder.receivedOctets() <= limits.maxOctets() + 1000, "" + decoder.receivedOctets());
    }
  }

  @Test
  void aDatagramThatDoesNotEndNeedsAStream() {
    for (String words : List.of("S5", "S5 a b", "S5 S3 a S5 b", "S5 S3 a")) {
      TransferDecoder decoder =
          TransferDecoder.builder(IXFR, Streams.ID).transport(Transport.UDP).build();
      TransferException failure =
          assertThrows(
              TransferException.class,
              () -> Streams.run(decoder, octets(Streams.messages(IXFR, words)), new ArrayList<>()));
      assertEquals(TransferFault.NEEDS_STREAM, failure.fault(), words);
    }
    MessageBuilder cut = Streams.messages(IXFR, "").get(0).truncated(true);
    TransferDecoder decoder =
        TransferDecoder.builder(IXFR, Streams.ID).transport(Transport.UDP).build();
    TransferException failure =
        assertThrows(
            TransferException.class,
            () -> Streams.run(decoder, octets(List.of(cut)), new ArrayList<>()));
    assertEquals(TransferFault.NEEDS_STREAM, failure.fault());
    assertThrows(
        IllegalArgumentException.class,
        () -> TransferDecoder.builder(AXFR, Streams.ID).transport(Transport.UDP));
  }

  @Test
  void aDatagramThatEndsIsEnough() throws TransferException {
    for (String words : List.of("S3", "S5 a b S5", "S5 S3 a S5 b S5")) {
      TransferDecoder decoder =
          TransferDecoder.builder(IXFR, Streams.ID).transport(Transport.UDP).build();
      Streams.run(decoder, octets(Streams.messages(IXFR, words)), new ArrayList<>());
      assertTrue(decoder.isComplete(), words);
    }
  }

  @Test
  void theEndOfTheConnectionIsNamed() throws TransferException {
    TransferDecoder decoder = TransferDecoder.builder(AXFR, Streams.ID).build();
    Streams.run(decoder, octets(Streams.messages(AXFR, "S5 a|b")), new ArrayList<>());
    TransferException failure = decoder.closedEarly();
    assertEquals(TransferFault.CLOSED_EARLY, failure.fault());
    assertEquals(2, failure.messageNumber());
    assertTrue(failure.getMessage().contains("after 2 messages and 3 records"), "" + failure);
  }

  @Test
  void requestsAreWhatTheRfcsSay() {
    Message axfr = AXFR.query(7);
    assertEquals(7, axfr.id());
    assertEquals(0, axfr.flags());
    assertEquals(List.of(new Question(Streams.ZONE, RecordType.AXFR)), axfr.questions());
    assertEquals(0, axfr.authorities().size() + axfr.answers().size());
    Message ixfr = TransferRequest.ixfr(Streams.ZONE, 4294967295L).query(7);
    assertEquals(List.of(new Question(Streams.ZONE, RecordType.IXFR)), ixfr.questions());
    assertEquals(
        "zone.test. 0 IN SOA . . 4294967295 0 0 0 0", ixfr.authorities().get(0).toString());
    assertThrows(IllegalArgumentException.class, () -> TransferRequest.ixfr(Streams.ZONE, -1));
    assertThrows(IllegalArgumentException.class, () -> AXFR.query(65536));
    assertThrows(
        IllegalArgumentException.class,
        () -> new TransferRequest(Streams.ZONE, RecordClass.ANY, java.util.Optional.empty()));
    assertThrows(IllegalArgumentException.class, () -> TransferDecoder.builder(AXFR, -1));
    assertThrows(IllegalArgumentException.class, () -> new TransferLimits(0, 1));
  }
}
