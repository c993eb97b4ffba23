package io.wiredns.codec.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.Hex;
import io.wiredns.codec.Written;
import io.wiredns.codec.code.Opcode;
import io.wiredns.codec.code.OptionCode;
import io.wiredns.codec.code.Rcode;
import io.wiredns.codec.code.RecordClass;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.code.TsigError;
import io.wiredns.codec.edns.Edns;
import io.wiredns.codec.edns.UnknownOption;
import io.wiredns.codec.rdata.A;
import io.wiredns.codec.rdata.Tsig;
import io.wiredns.codec.rdata.Txt;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.WireFormatException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class MessageTest {
  private static final Name NAME = Name.of("Www.Example.Org");
  private static final ResourceRecord ADDRESS = new ResourceRecord(NAME, 300, new A(1));
  private static final ResourceRecord TSIG =
      new ResourceRecord(
          Name.of("key"),
          RecordClass.ANY,
          0,
          new Tsig(Name.of("a"), 1, 2, Octets.EMPTY, 3, TsigError.BADSIG, Octets.EMPTY));
  private static final Edns EDNS =
      Edns.request()
          .withUdpPayloadSize(1400)
          .withDnssecOk(true)
          .withOption(new UnknownOption(OptionCode.COOKIE, Octets.fromHex("0102030405060708")));

  @Test
  void aQueryAsksOneQuestionAndWantsRecursion() {
    Message query = Message.query(0xBEEF, NAME, RecordType.AAAA);
    assertEquals(0xBEEF, query.id());
    assertEquals(Header.RD, query.flags());
    assertEquals(List.of(new Question(NAME, RecordType.AAAA, RecordClass.IN)), query.questions());
    assertEquals(new Header(0xBEEF, Header.RD, 1, 0, 0, 0), query.header());
    assertTrue(query.edns().isEmpty());
    assertFalse(query.isResponse());
    assertThrows(IllegalArgumentException.class, () -> Message.query(65_536, NAME, RecordType.A));
    assertThrows(IllegalArgumentException.class, () -> Message.query(-1, NAME, RecordType.A));
  }

  @Test
  void aResponseCopiesIdOpcodeRdCdAndQuestionsOnly() {
    Message query =
        Message.builder()
            .id(7)
            .flags(0x7FFF)
            .opcode(Opcode.NOTIFY)
            .question(new Question(NAME, RecordType.SOA))
            .answer(ADDRESS)
            .authority(ADDRESS)
            .additional(ADDRESS)
            .build();
    Message response = Message.responseTo(query).build();
    assertEquals(7, response.id());
    assertEquals(Header.QR | 4 << 11 | Header.RD | Header.CD, response.flags());
    assertEquals(query.questions(), response.questions());
    assertTrue(response.questions().get(0).name().hasSameOctets(NAME));
    assertEquals(List.of(), response.answers());
    assertEquals(List.of(), response.authorities());
    assertEquals(List.of(), response.additionals());
    Message none = Message.responseTo(Message.builder().flags(Header.AD).build()).build();
    assertEquals(Header.QR, none.flags());
  }

  @Test
  void aResponseHasOptExactlyIfTheQueryHas() {
    Edns asked =
        Edns.request()
            .withUdpPayloadSize(4096)
            .withFlags(Edns.FLAG_DO | 0x3FFF)
            .withOptions(EDNS.options());
    Message query = Message.query(1, NAME, RecordType.A).toBuilder().edns(asked).build();
    Edns answered = Message.responseTo(query).build().edns().orElseThrow();
    assertEquals(Edns.request().withDnssecOk(true), answered);
    Message plain = query.toBuilder().edns(Edns.request()).build();
    assertFalse(Message.responseTo(plain).build().edns().orElseThrow().isDnssecOk());
    Message without = Message.query(1, NAME, RecordType.A);
    assertTrue(Message.responseTo(without).build().edns().isEmpty());
  }

  @Test
  void anExtendedRcodeNeedsOptAndIsSplitBetweenHeaderAndOpt() {
    MessageBuilder builder = Message.builder().rcode(Rcode.BADCOOKIE);
    assertThrows(IllegalArgumentException.class, builder::build);
    Message message = builder.edns(EDNS).build();
    assertEquals(Rcode.BADCOOKIE, message.rcode());
    assertEquals(7, message.header().rcodeBits());
    assertEquals(1, message.edns().orElseThrow().extendedRcodeBits());
    assertEquals(EDNS.options(), message.edns().orElseThrow().options());
    assertEquals(EDNS.flags(), message.edns().orElseThrow().flags());
    Message refused = message.toBuilder().rcode(Rcode.REFUSED).build();
    assertEquals(Rcode.REFUSED, refused.rcode());
    assertEquals(0, refused.edns().orElseThrow().extendedRcodeBits());
    assertEquals(Rcode.of(4095), message.toBuilder().rcode(Rcode.of(4095)).build().rcode());
    assertEquals(Rcode.REFUSED, Message.builder().rcode(Rcode.REFUSED).build().rcode());
    MessageBuilder cleared = message.toBuilder().clear(Section.ADDITIONAL);
    assertThrows(IllegalArgumentException.class, cleared::build, "7 alone would be YXRRSET");
  }

  @Test
  void ednsGoesBeforeTsigAndTakesThePlaceOfTheFormer() {
    Message message = Message.builder().additional(ADDRESS).additional(TSIG).edns(EDNS).build();
    assertEquals(
        List.of(RecordType.A, RecordType.OPT, RecordType.TSIG),
        message.additionals().stream().map(ResourceRecord::type).toList());
    assertEquals(EDNS, message.edns().orElseThrow());
    assertEquals(TSIG, message.tsig().orElseThrow());
    Message changed = message.toBuilder().edns(Edns.request()).build();
    assertEquals(3, changed.additionals().size());
    assertEquals(Edns.request(), changed.edns().orElseThrow());
    assertTrue(Message.builder().additional(ADDRESS).build().tsig().isEmpty());
  }

  @Test
  void whatMustNotStandWhereItIsPutIsRefused() {
    ResourceRecord opt = Message.builder().edns(EDNS).build().additionals().get(0);
    ResourceRecord owned = new ResourceRecord(NAME, RecordClass.IN, 0, opt.rdata());
    ResourceRecord tsigIn = new ResourceRecord(NAME, RecordClass.IN, 0, TSIG.rdata());
    for (MessageBuilder bad :
        List.of(
            Message.builder().answer(opt),
            Message.builder().authority(opt),
            Message.builder().additional(opt).additional(opt),
            Message.builder().additional(owned),
            Message.builder().answer(TSIG),
            Message.builder().authority(TSIG),
            Message.builder().additional(TSIG).additional(ADDRESS),
            Message.builder().additional(TSIG).additional(TSIG),
            Message.builder().additional(tsigIn),
            Message.builder().opcode(Opcode.DSO).answer(ADDRESS),
            Arbitraries.stateful(1, Octets.of((byte) 1)).toBuilder().opcode(Opcode.QUERY),
            Arbitraries.stateful(1, Octets.of((byte) 1)).toBuilder().answer(ADDRESS))) {
      assertThrows(IllegalArgumentException.class, bad::build);
    }
    MessageBuilder builder = Message.builder();
    assertThrows(IllegalArgumentException.class, () -> builder.record(Section.QUESTION, ADDRESS));
    assertThrows(IllegalArgumentException.class, () -> builder.clear(Section.QUESTION));
    assertThrows(NullPointerException.class, () -> builder.question(null));
    assertThrows(NullPointerException.class, () -> builder.answer(null));
    assertThrows(IllegalArgumentException.class, () -> builder.flags(65_536));
    assertThrows(IllegalArgumentException.class, () -> builder.build().records(Section.QUESTION));
  }

  @Test
  void theBuilderGoesOnWithoutChangingWhatItBuilt() {
    MessageBuilder builder = Message.builder().id(1).answer(ADDRESS);
    Message first = builder.build();
    Message second = builder.id(2).answer(ADDRESS).authenticData(true).build();
    assertEquals(1, first.answers().size());
    assertEquals(2, second.answers().size());
    assertEquals(1, first.id());
    assertEquals(Header.AD, second.flags());
  }

  @Test
  void eachFlagOfTheBuilderIsItsBit() {
    List<Function<MessageBuilder, MessageBuilder>> on =
        List.of(
            b -> b.response(true),
            b -> b.authoritative(true),
            b -> b.truncated(true),
            b -> b.recursionDesired(true),
            b -> b.recursionAvailable(true),
            b -> b.authenticData(true),
            b -> b.checkingDisabled(true));
    int[] bits = {0x8000, 0x0400, 0x0200, 0x0100, 0x0080, 0x0020, 0x0010};
    for (int i = 0; i < bits.length; i++) {
      assertEquals(bits[i], on.get(i).apply(Message.builder()).build().flags());
      assertEquals(0xFFFF, on.get(i).apply(Message.builder().flags(0xFFFF)).build().flags());
    }
    Message off =
        Message.builder()
            .flags(0xFFFF)
            .response(false)
            .authoritative(false)
            .truncated(false)
            .recursionDesired(false)
            .recursionAvailable(false)
            .authenticData(false)
            .checkingDisabled(false)
            .opcode(Opcode.QUERY)
            .rcode(Rcode.NOERROR)
            .build();
    assertEquals(Header.Z, off.flags());
  }

  @Test
  void listsCannotBeChanged() {
    Message message =
        Message.builder().question(new Question(NAME, RecordType.A)).answer(ADDRESS).build();
    for (Section section : List.of(Section.ANSWER, Section.AUTHORITY, Section.ADDITIONAL)) {
      List<ResourceRecord> records = message.records(section);
      assertThrows(UnsupportedOperationException.class, () -> records.add(ADDRESS));
    }
    assertThrows(UnsupportedOperationException.class, () -> message.answers().remove(0));
    assertThrows(UnsupportedOperationException.class, () -> message.answers().set(0, ADDRESS));
    assertThrows(UnsupportedOperationException.class, () -> message.questions().remove(0));
    assertThrows(IndexOutOfBoundsException.class, () -> message.answers().get(1));
    assertThrows(IndexOutOfBoundsException.class, () -> message.authorities().get(0));
  }

  @Test
  void messagesAreEqualIfTheirContentIs() {
    Message message = Message.builder().id(1).answer(ADDRESS).build();
    ResourceRecord lower = new ResourceRecord(Name.of("www.example.org"), 300, new A(1));
    Message same = Message.builder().id(1).answer(lower).build();
    assertEquals(message, same);
    assertEquals(message.hashCode(), same.hashCode());
    for (Message other :
        List.of(
            message.toBuilder().id(2).build(),
            message.toBuilder().response(true).build(),
            message.toBuilder().question(new Question(NAME, RecordType.A)).build(),
            message.toBuilder().answer(ADDRESS).build(),
            message.toBuilder().clear(Section.ANSWER).authority(ADDRESS).build(),
            message.toBuilder().clear(Section.ANSWER).additional(ADDRESS).build(),
            message.toBuilder().clear(Section.ANSWER).answer(ADDRESS.withTtl(1)).build(),
            Message.builder().id(1).answer(new ResourceRecord(NAME, 300, Txt.of("x"))).build())) {
      assertNotEquals(message, other);
    }
    ResourceRecord record = message.answers().get(0);
    assertNotEquals(record.hashCode(), lower.withTtl(1).rdata().hashCode());
    assertNotEquals(record.hashCode(), new ResourceRecord(NAME, 300, new A(2)).hashCode());
    assertNotEquals(message.hashCode(), message.toBuilder().id(2).build().hashCode());
    Message dso = Arbitraries.stateful(0, Octets.of((byte) 1));
    assertNotEquals(dso, Message.builder().opcode(Opcode.DSO).build());
    assertFalse(message.equals((Object) "message"));
  }

  @Test
  void aDsoMessageKeepsItsTlvs() throws WireFormatException {
    byte[] octets = Hex.of("1234 3000 0000 0000 0000 0000 0001 0004 00003a98");
    Message message = Message.parse(ByteBuffer.wrap(octets));
    assertEquals(Opcode.DSO, message.opcode());
    assertEquals("0001000400003a98", message.body().toHex());
    assertEquals(Hex.text(octets), Hex.text(Written.octets(message)));
    assertEquals(message, message.toBuilder().build());
    // With a count that is not 0 it is an ordinary message.
    byte[] counted = Hex.of("1234 3000 0000 0001 0000 0000 00 0001 0001 00000000 0004 01020304");
    assertEquals(0, Message.parse(ByteBuffer.wrap(counted)).body().length());
    assertEquals(1, Message.parse(ByteBuffer.wrap(counted)).answers().size());
  }

  @Test
  void theTtlIsKeptAsItCame() {
    ResourceRecord record = ADDRESS.withTtl(0xFFFF_FFFFL);
    assertEquals(0xFFFF_FFFFL, record.ttl());
    assertThrows(IllegalArgumentException.class, () -> ADDRESS.withTtl(-1));
    assertThrows(IllegalArgumentException.class, () -> ADDRESS.withTtl(1L << 32));
    assertEquals(new A(1), record.rdata(A.class).orElseThrow());
    assertTrue(record.rdata(Txt.class).isEmpty());
  }

  @Test
  void theLineForLogsNamesTheKindTheQuestionAndTheCounts() {
    Message message =
        Message.query(5, NAME, RecordType.MX).toBuilder().response(true).answer(ADDRESS).build();
    assertEquals(
        "QUERY response id 5 rd NOERROR [Www.Example.Org. IN MX],"
            + " 1 answer, 0 authority, 0 additional",
        message.toString());
  }

  @Test
  void sectionsHaveOtherNamesInUpdate() {
    assertEquals("zone", Section.QUESTION.label(Opcode.UPDATE));
    assertEquals("prerequisite", Section.ANSWER.label(Opcode.UPDATE));
    assertEquals("update", Section.AUTHORITY.label(Opcode.UPDATE));
    assertEquals("authority", Section.AUTHORITY.label(Opcode.NOTIFY));
  }

  @Test
  void theGenericTextNamesNothing() {
    assertEquals("Www.Example.Org. 300 CLASS1 TYPE1 \\# 4 00000001", ADDRESS.toGenericText());
  }

  @Test
  void optGoesBeforeTsigWhereverThatIs() throws WireFormatException {
    ResourceRecord tsig =
        Message.parse(
                ByteBuffer.wrap(
                    Hex.of(
                        "0000 0000 0000 0000 0000 0001",
                        "00 00fa 00ff 00000000 0011 00 000000000001 012c 0000 1234 0000 0000")))
            .tsig()
            .orElseThrow();
    for (ResourceRecord[] before : new ResourceRecord[][] {{}, {ADDRESS}, {ADDRESS, ADDRESS}}) {
      MessageBuilder builder = Message.builder();
      for (ResourceRecord record : before) {
        builder.additional(record);
      }
      Message message = builder.additional(tsig).edns(Edns.request()).build();
      assertEquals(
          List.of(RecordType.OPT, RecordType.TSIG),
          message.additionals().stream().skip(before.length).map(ResourceRecord::type).toList());
      assertTrue(message.tsig().isPresent());
    }
  }

  @Test
  void anRcodeTakesNoRecordAway() {
    Message message = Message.builder().additional(ADDRESS).rcode(Rcode.NXDOMAIN).build();
    assertEquals(List.of(ADDRESS), message.additionals());
    assertEquals(Rcode.NXDOMAIN, message.rcode());
  }

  @Test
  void theLineForLogsIsShortHoweverManyQuestionsThereAre() {
    MessageBuilder builder = Message.builder();
    for (int i = 0; i < 5_000; i++) {
      builder.question(new Question(Name.of("n" + i + ".example"), RecordType.A));
    }
    Message message = builder.build();
    assertTrue(message.toString().length() < 200, message.toString());
    assertTrue(message.toString().contains("n0.example."), message.toString());
    assertTrue(message.toString().contains(", and 4999 more]"), message.toString());
  }

  @Test
  void anEmptyListHoldsOnToNothing() {
    Message message = Message.builder().answer(new ResourceRecord(Name.ROOT, 0, new A(1))).build();
    assertSame(List.of(), message.additionals());
    assertSame(List.of(), message.questions());
  }
}
